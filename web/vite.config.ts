// vite.config.ts: builds the two pages, and fails when the customer's page grows beyond what a slow phone should load.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const budget_bytes = 60_000;

function initialLoad(dist: string, page: string): number {
  const html = readFileSync(join(dist, page));
  const assets = [...html.toString().matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!);
  const files = [html, ...new Set(assets.map((path) => readFileSync(join(dist, path))))];
  return files.reduce((sum, file) => sum + gzipSync(file).length, 0);
}

function reportSizes(): Plugin {
  return {
    name: 'orderline-sizes',
    apply: 'build',
    closeBundle() {
      const dist = join(import.meta.dirname, 'dist');
      for (const page of ['o.html', 'console.html']) {
        const bytes = initialLoad(dist, page);
        console.log(`${page}: initial load ${(bytes / 1000).toFixed(1)} kB compressed`);
        if (page === 'o.html' && bytes > budget_bytes) this.error(`o.html is over its ${budget_bytes} bytes`);
      }
    },
  };
}

export default defineConfig({
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2021',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { o: join(import.meta.dirname, 'o.html'), console: join(import.meta.dirname, 'console.html') },
    },
  },
  plugins: [reportSizes()],
});
