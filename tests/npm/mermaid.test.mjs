// tests/npm/mermaid.test.mjs: the real Mermaid parses and draws, in Chromium, every diagram of the given .md and .mmd files.
// `node --test tests/npm/mermaid.test.mjs` takes the golden documents and docs/schema.md; MERMAID_FILES="a.md b.mmd" takes others.
import assert from 'node:assert/strict';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');

function filesToRead() {
  if (process.env.MERMAID_FILES) return process.env.MERMAID_FILES.split(' ');
  const golden = join(root, 'tests/golden/doc');
  const files = readdirSync(golden, {recursive: true}).filter(name => /\.(md|mmd)$/.test(name)).map(name => join(golden, name));
  return [...files, join(root, 'docs/schema.md')].filter(existsSync);
}

function diagramsOf(file) {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.mmd')) return [text];
  return [...text.matchAll(/^```mermaid\n([\s\S]*?)^```$/gm)].map(match => match[1]);
}

/// The names of boxes and the lines between them, as the text has them.
function expectedOf(text) {
  const lines = text.split('\n');
  return {
    links: lines.filter(line => / [|}][|o](--|\.\.)[o|][|{] /.test(line)).length,
    boxes: lines.filter(line => /^ {4}[\w-]+(\[".*"\])?( \{)?$/.test(line)).length,
  };
}

let browser, page;
before(async () => {
  browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: ['--no-sandbox']});
  page = await browser.newPage();
  await page.route('**', route => route.abort());  // nothing may come from the network
  await page.setContent('<!doctype html><body></body>');
  await page.addScriptTag({content: readFileSync(join(here, 'node_modules/mermaid/dist/mermaid.min.js'), 'utf8')});
  await page.evaluate(() => globalThis.mermaid.initialize({startOnLoad: false}));
});
after(() => browser?.close());

/// Parses and draws; gives back the type of the diagram, what was drawn, or the error.
async function draw(text) {
  return page.evaluate(async source => {
    try {
      const {diagramType} = await globalThis.mermaid.parse(source);
      const {svg} = await globalThis.mermaid.render('drawn', source);
      const holder = document.createElement('div');
      holder.innerHTML = svg;
      return {
        type: diagramType,
        boxes: holder.querySelectorAll('g.node').length,
        links: holder.querySelectorAll('path.relationshipLine').length,
        labels: holder.textContent,
      };
    } catch (error) {
      return {error: String(error)};
    }
  }, text);
}

for (const file of filesToRead()) {
  const diagrams = diagramsOf(file);
  if (diagrams.length === 0) continue;
  test(`${file.replace(root + '/', '')}: ${diagrams.length} diagram(s) are drawn`, async () => {
    for (const text of diagrams) {
      const drawn = await draw(text);
      assert.equal(drawn.error, undefined, `${drawn.error}\n${text.slice(0, 2000)}`);
      const expected = expectedOf(text);
      assert.equal(drawn.type, 'er');
      assert.equal(drawn.boxes, expected.boxes, 'boxes');
      assert.equal(drawn.links, expected.links, 'links');
    }
  });
}

test('a diagram as the seed has it is refused: this test can fail', async () => {
  const drawn = await draw('erDiagram\n    a {\n        timestamp with time zone DEFAULT now() created_at\n    }\n');
  assert.match(drawn.error, /Parse error/);
});
