// tests/system/security_page.test.mjs: docs/security.md has a line for each item of ASVS 5.0's levels 1 and 2, and counts them right.
import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const page = readFileSync(join(root, 'docs/security.md'), 'utf8');
const items = [...page.matchAll(/^\| (\d+)\.(\d+)\.(\d+) \| (met|not met|n\.a\.) \| (.+) \|$/gm)].map(([, ...parts]) => parts);

// Of chapter.section, how many items of levels 1 and 2 there are, or which where one of level 3 stands between them (OWASP ASVS 5.0.0).
const known = {1.1: 2, 1.2: 9, 1.3: 11, 1.4: 3, 1.5: 2, 2.1: 3, 2.2: 3, 2.3: 4, 2.4: 1, 3.2: 2, 3.3: 4, 3.4: 6, 3.5: 5, 3.7: 2, 4.1: 3, 4.2: 1, 4.3: 2, 4.4: 4,
  5.1: 1, 5.2: 3, 5.3: 2, 5.4: 3, 6.1: 3, 6.2: 12, 6.3: 4, 6.4: 4, 6.5: 5, 6.6: 3, 6.8: 4, 7.1: 3, 7.2: 4, 7.3: 2, 7.4: 5, 7.5: 2, 7.6: 2, 8.1: 2, 8.2: 3, 8.3: 1, 8.4: 1,
  9.1: 3, 9.2: 4, '10.1': 2, 10.2: 2, 10.3: 4, 10.4: 11, 10.5: 5, 10.6: 2, 10.7: 3, 11.1: 2, 11.2: 3, 11.3: 3, 11.4: 4, 11.5: 1, 11.6: 1, 12.1: 3, 12.2: 2, 12.3: 4,
  13.1: 1, 13.2: 5, 13.3: 2, 13.4: 5, 14.1: 2, 14.2: 4, 14.3: 3, 15.1: 3, 15.2: 3, 15.3: 7, 16.1: 1, 16.2: 5, 16.3: 4, 16.4: 3, 16.5: 3, 17.1: 1, 17.2: 4, 17.3: 2};

test('each item has one line', () => {
  const wanted = Object.entries(known).flatMap(([section, count]) => Array.from({length: count}, (_, n) => `${section}.${n + 1}`)).sort();
  assert.deepEqual(items.map(([chapter, section, item]) => `${chapter}.${section}.${item}`).sort(), wanted);
});

test('the numbers above the table are those of its lines', () => {
  const count = status => items.filter(([, , , found]) => found === status).length;
  assert.ok(page.includes(`Of ${items.length} items ${count('met')} are met, ${count('not met')} are not, ${count('n.a.')} do not apply.`));
});

test('the tests and pages that it names exist', () => {
  for (const [, path] of page.matchAll(/`((?:tests|bench|src|web|db|scripts)\/[\w./-]+)`/g)) assert.ok(existsSync(join(root, path)), path);
  for (const [, path] of page.matchAll(/\]\(([\w./-]+\.md)(?:#[\w-]+)?\)/g)) assert.ok(existsSync(join(root, 'docs', path)), path);
});
