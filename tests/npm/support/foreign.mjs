// tests/npm/support/foreign.mjs: whether another tenant's bytes stand in an answer, and whether its rows are as they were.
import {idOf, selfKept, tables} from './rows.mjs';

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const tenantTables = [...tables.values()].filter(table => table.hasTenant).map(table => table.name);

/// Gives the function that finds what of `theirs`, whose rows are there (support/rows.mjs), stands in an answer: texts and bytes by
/// their mark, ids and numbers by themselves, but not what the request named itself.
export async function leakFinder(live, theirs) {
  const known = new Set([theirs.tenant]);
  for (const name of tenantTables) {
    const rows = await live.world.json(`select coalesce(jsonb_agg(to_jsonb(t)), '[]') from public.${name} t where tenant_id = :tenant`, {tenant: theirs.tenant});
    for (const [id] of JSON.stringify(rows).matchAll(ids)) known.add(id);
  }
  for (const global of ['roles', 'industries']) for (const index of [0, 1]) known.delete(idOf(theirs, global, index));
  const marks = [theirs.mark, Buffer.from(theirs.mark).toString('hex')];
  return (text, asked) => {
    const found = [...text.matchAll(ids)].map(([id]) => id.toLowerCase()).filter(id => known.has(id));
    const numbers = [...text.matchAll(/\b19000000\d\d\b/g)].map(([number]) => number);
    return [...found, ...marks.filter(mark => text.includes(mark)), ...numbers].filter(value => !asked.includes(value));
  };
}

const digestSql = tenantTables.filter(name => !selfKept.has(name))
  .map(name => `select '${name}' as name, md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) as digest from public.${name} t where tenant_id = :tenant`).join(' union all ');

/// {table: digest of the tenant's rows}
export const digests = (live, tenant) => live.world.json(`select jsonb_object_agg(name, digest) from (${digestSql}) d`, {tenant});
