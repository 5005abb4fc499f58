// bench/load/drafts.mjs: the seeded drafts, watched and edited over HTTP.
import {Agent, get, request} from 'node:http';

const agent = new Agent({keepAlive: true, maxSockets: 16});
const draft = n => `00000000-0000-4000-b000-${100000000001 + n}`;

/// Opens the event stream of draft `n`; `heard` gets of each operation its version and its delay in milliseconds, from its time to its
/// arrival here. Resolves once the stream is live.
export function watch(world, n, heard) {
  return new Promise((resolve, reject) => {
    const stream = get(`${world.url}/api/v1/drafts/${draft(n)}/events`, {headers: {authorization: `Bearer ${world.key}`}, agent: false}, response => {
      if (response.statusCode !== 200) return reject(new Error(`events: ${response.statusCode}`));
      let text = '';
      response.setEncoding('utf8');
      response.on('data', chunk => {
        const arrived = performance.timeOrigin + performance.now();
        text += chunk;
        for (let end; (end = text.indexOf('\n\n')) >= 0; text = text.slice(end + 2)) {
          const event = text.slice(0, end);
          if (event.startsWith('event: presence')) resolve(stream);
          const found = /^event: operation\nid: (\d+)[\s\S]*"at":"([^"]+)\.(\d{6})Z"/.exec(event);
          if (found) heard?.(Number(found[1]), arrived - (Date.parse(found[2] + 'Z') + Number(found[3]) / 1000));
        }
      });
      response.on('error', () => {});
    });
    stream.on('error', reject);
  });
}

/// Resolves to {version, ms} of the answer.
export function edit(world, n, quantity) {
  const body = JSON.stringify({operation_id: crypto.randomUUID(), device_id: 'bench',
    operation: {type: 'put_line', product_id: `00000000-0000-4000-9000-${100000000001 + n % 8}`, quantity}});
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const post = request(`${world.url}/api/v1/drafts/${draft(n)}/operations`, {method: 'POST', agent,
      headers: {authorization: `Bearer ${world.key}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body)}}, async response => {
      let text = '';
      for await (const part of response) text += part;
      if (response.statusCode !== 200) return reject(new Error(`edit: ${response.statusCode} ${text}`));
      resolve({version: JSON.parse(text).version, ms: performance.now() - began});
    });
    post.on('error', reject);
    post.end(body);
  });
}
