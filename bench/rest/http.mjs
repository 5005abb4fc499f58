// bench/rest/http.mjs: requests as wrk sends them, and one at a time.
import {closeSync, mkdtempSync, openSync, rmSync, writeSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {root} from '../../tests/system/world.mjs';
import {start} from './measure.mjs';

const folder = mkdtempSync(join(tmpdir(), 'requests-'));
process.on('exit', () => rmSync(folder, {recursive: true, force: true}));

/// As supabase-js does: the key and the user's token.
const headers = (key, token) => ({apikey: key, authorization: `Bearer ${token}`});

/// One request: its status and its body, parsed if it is JSON.
export async function send(url, {method = 'GET', path, body}, key, token) {
  const response = await fetch(url + path, {method, body, headers: {...headers(key, token), ...(body && {'content-type': 'application/json'})}});
  const text = await response.text();
  return {status: response.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text};
}

function bytes({method = 'GET', path, body}, key, token) {
  const lines = [`${method} ${path} HTTP/1.1`, 'host: bench', ...Object.entries(headers(key, token)).map(([name, value]) => `${name}: ${value}`)];
  if (body) lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`);
  return Buffer.from(lines.join('\r\n') + '\r\n\r\n' + (body ?? ''));
}

/// Writes `count` requests, as `one(n)` says them: [request, key, token]. The file and the size of each, which is the same for all.
export function requestFile(count, one) {
  const file = join(folder, 'requests'), out = openSync(file, 'w');
  const size = bytes(...one(0)).length;
  for (let n = 0; n < count;) {
    const some = [];
    for (; n < count && some.length < 1000; ++n) some.push(bytes(...one(n)));
    if (some.some(each => each.length !== size)) throw new Error('requests of different sizes');
    writeSync(out, Buffer.concat(some));
  }
  closeSync(out);
  return {file, size};
}

/// For measure(), in requests a second and milliseconds; it fails if a request fails. `stream`: each request of the file is sent once.
export function wrk(url, {connections, seconds, file, size, stream}) {
  const {pid, out} = start('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '-s', join(root, 'bench/rest/replay.lua'), url],
    {REQUESTS: file, SIZE: String(size), STREAM: stream ? '1' : ''});
  const read = said => {
    const [, rate, refused, broken, p50, p99] = /RESULT ([\d.]+) (\d+) (\d+) (\d+) (\d+)/.exec(said).map(Number);
    if (refused + broken > 0) throw new Error(`${refused} requests were refused, ${broken} broken off:\n${said}`);
    return {rate, p50: p50 / 1000, p99: p99 / 1000};
  };
  return {pid, warm: 0, figures: out.then(read)};
}
