// tests/npm/support/openapi.mjs: what the OpenAPI document says of each operation, and bodies made from its schemas.
import {randomUUID} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from '../../system/world.mjs';

const document = JSON.parse(readFileSync(join(root, 'src/endpoints/api/openapi.json'), 'utf8'));
const resolved = part => part?.$ref ? resolved(part.$ref.split('/').slice(1).reduce((at, key) => at[key], document)) : part;

/// By "GET /api/v1/customers/{id}": {method, path, open: nobody has to say who he is, link: a customer's link will do, key: an API key will,
/// permissions: of a user or key, parameters, body: its schema}
export const operations = new Map(Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).filter(([method]) => /^(get|post|put|patch|delete)$/.test(method)).map(([lower, operation]) => {
    const method = lower.toUpperCase(), security = operation.security ?? document.security ?? [];
    return [`${method} ${path}`, {
      method, path,
      open: security.length === 0,
      link: security.some(one => one.customerLink),
      key: security.some(one => one.apiKey),
      permissions: security.find(one => one.userToken)?.userToken ?? [],
      parameters: [...item.parameters ?? [], ...operation.parameters ?? []].map(resolved),
      body: resolved(operation.requestBody)?.content?.['application/json']?.schema,
    }];
  })));

/// A value that fits a schema. `known(name)` may give the value of a property, e.g. an id that exists.
export function sampleOf(schema, known = () => undefined, name) {
  const given = name && known(name);
  if (given !== undefined) return given;
  const one = resolved(schema);
  if (one.const !== undefined) return one.const;
  if (one.enum) return one.enum[0];
  if (one.oneOf ?? one.anyOf) return sampleOf((one.oneOf ?? one.anyOf)[0], known, name);
  if (one.allOf) return Object.assign({}, ...one.allOf.map(part => sampleOf(part, known)));
  const type = [one.type].flat()[0];
  switch (type) {
    case 'object': return Object.fromEntries(Object.entries(one.properties ?? {})
      .filter(([key]) => one.required?.includes(key)).map(([key, part]) => [key, sampleOf(part, known, key)]));
    case 'array': return [sampleOf(one.items, known)];
    case 'integer': case 'number': return Math.max(one.minimum ?? 1, 1);
    case 'boolean': return true;
    case 'null': return null;
  }
  if (one.format === 'uuid') return randomUUID();
  if (one.format === 'date') return '2030-01-02';
  if (one.format === 'date-time') return '2030-01-02T03:04:05Z';
  if (one.format === 'email') return `${randomUUID()}@shop.test`;
  if (one.pattern) return one.examples?.[0] ?? 'a'.repeat(Number(/\{(\d+)\}/.exec(one.pattern)?.[1] ?? 1));
  return (one.examples?.[0] ?? 'sample').padEnd(one.minLength ?? 0, 'x').slice(0, one.maxLength);
}

/// The path with its {names} replaced by what `value(segment before it, name)` gives.
export const filledPath = (path, value) => path.replace(/([^/]+)\/\{(\w+)\}/g, (whole, before, name) => `${before}/${value(before, name)}`);
