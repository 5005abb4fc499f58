// tests/system/proxy.mjs: a bad network: a proxy of TCP that delays, stalls, cuts and truncates when it is told to.
import net from 'node:net';

/// Listens on a free port of loopback and passes on to `target` ({port} or {path}, as net.connect takes it).
export async function startProxy(target) {
  const pairs = new Set();
  const proxy = {delay: 0, stalled: false, passed: 0};

  function pass(from, to, pair) {
    from.on('data', chunk => {
      from.pause();
      const go = () => {
        if (from.destroyed || to.destroyed) return;
        if (proxy.stalled) return pair.waiting.push(go);
        if (pair.truncate) {
          to.write(chunk.subarray(0, chunk.length >> 1));
          return pair.cut();
        }
        proxy.passed += chunk.length;
        to.write(chunk);
        from.resume();
      };
      if (proxy.delay > 0) setTimeout(go, proxy.delay * Math.random());
      else go();
    });
    from.on('end', () => to.end());
    from.on('error', () => to.destroy());
    from.on('close', () => {
      pairs.delete(pair);
      if (!to.writableEnded) to.destroy();
    });
  }

  const server = net.createServer(client => {
    const upstream = net.connect(target);
    const pair = {waiting: [], truncate: false, cut() {
      client.resetAndDestroy();
      upstream.destroy();
    }};
    pairs.add(pair);
    for (const socket of [client, upstream]) socket.setNoDelay(true);
    pass(client, upstream, pair);
    pass(upstream, client, pair);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  proxy.port = server.address().port;
  proxy.url = `http://127.0.0.1:${proxy.port}`;
  proxy.cut = () => { for (const pair of pairs) pair.cut(); };
  /// Each connection passes on half of what comes next, and is cut.
  proxy.truncate = () => { for (const pair of pairs) pair.truncate = true; };
  proxy.go = () => {
    Object.assign(proxy, {delay: 0, stalled: false});
    for (const pair of pairs) for (const waiting of pair.waiting.splice(0)) waiting();
  };
  proxy.stop = () => {
    proxy.cut();
    server.close();
  };
  return proxy;
}
