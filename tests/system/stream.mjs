// tests/system/stream.mjs: a stream of a draft's events, as a test watches it.
import http from 'node:http';

/// Resolves when it speaks; `ended` is the name and data of its last event.
export function watchStream(url, draft, token, headers = {}) {
  return new Promise((resolve, reject) => {
    const sent = http.get(`${url}/api/v1/drafts/${draft}/events`, {headers: {...headers, authorization: `Bearer ${token}`}, agent: false}, answer => {
      if (answer.statusCode !== 200) return reject(new Error(`the stream was refused: ${answer.statusCode}`));
      let text = '';
      const stream = {};
      answer.setEncoding('utf8');
      stream.ended = new Promise(over => answer.on('end', () => {
        const [event, data] = text.trim().split('\n\n').at(-1).split('\n').map(line => line.slice(line.indexOf(': ') + 2));
        over({event, data: JSON.parse(data), at: performance.now()});
      }));
      answer.on('data', part => {
        text += part;
        if (text.includes('event: status')) resolve(stream);
      });
      stream.close = () => sent.destroy();
    });
    sent.on('error', reject);
  });
}
