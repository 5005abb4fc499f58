// tests/system/screen.mjs: a screen that shows a draft: follows its events, and notes whatever must never happen.
import http from 'node:http';

/// Applies events to what it shows, as a page does. `faults` holds what breaks the promises of the stream.
export class Screen {
  constructor(url, draft, token, name) {
    Object.assign(this, {url, draft, token, name, shown: null, faults: [], waiting: [], seen: 0, connections: 0, ends: 0, stream: null});
  }

  /// Opens the stream; resolves once the server has answered. Without `resume` it begins anew, with a snapshot.
  connect({resume = true} = {}) {
    this.disconnect();
    const last = resume && this.shown ? this.shown.version : null;
    if (last === null) this.shown = null;
    return new Promise((resolve, reject) => {
      const headers = {authorization: 'Bearer ' + this.token, accept: 'text/event-stream'};
      if (last !== null) headers['last-event-id'] = String(last);
      const sent = http.request(`${this.url}/api/v1/drafts/${this.draft}/events`, {headers, agent: false});
      const stream = {sent, open: true, clean: false};
      this.stream = stream;
      const ended = error => {
        if (!stream.open) return;
        stream.open = false;
        this.ends += 1;
        if (this.stream === stream) this.wake();
        reject(error ?? new Error('the stream ended'));
      };
      sent.on('error', ended);
      sent.on('response', answer => {
        if (answer.statusCode !== 200) {
          answer.resume();
          return ended(new Error('the stream was refused: ' + answer.statusCode));
        }
        this.connections += 1;
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', part => {
          if (this.stream !== stream || !stream.open) return;
          text += part;
          for (let end; (end = text.indexOf('\n\n')) >= 0; text = text.slice(end + 2)) this.take(text.slice(0, end));
          this.wake();
        });
        answer.on('error', ended);
        answer.on('end', () => { stream.clean = answer.complete; ended(); });
        answer.on('close', () => ended());
        resolve();
      });
      sent.end();
    });
  }

  get open() { return this.stream !== null && this.stream.open; }

  disconnect() {
    if (!this.stream) return;
    const {sent} = this.stream;
    this.stream.open = false;
    this.stream = null;
    sent.destroy();
  }

  take(block) {
    let event = 'message', id = null, data = '';
    for (const line of block.split('\n')) {
      if (line.startsWith('event:')) event = line.slice(6).trim();
      else if (line.startsWith('id:')) id = line.slice(3).trim();
      else if (line.startsWith('data:')) data += line.slice(5).trim();
    }
    if (data === '') return;  // a heartbeat
    this.seen += 1;
    this.apply(event, id, JSON.parse(data));
  }

  fault(sentence) { this.faults.push(`${this.name}: ${sentence}`); }

  apply(event, id, data) {
    if (event === 'snapshot') {
      if (Number(id) !== data.version) this.fault(`snapshot ${data.version} has the id ${id}`);
      if (this.shown && data.version < this.shown.version) this.fault(`snapshot ${data.version} after version ${this.shown.version}`);
      this.shown = {version: data.version, digest: data.digest, status: data.status, note: data.note, delivery_date: data.delivery_date,
        items: data.order_items, totals: data.totals, presented: data.presented, accepted: data.accepted, order: data.order};
    } else if (event === 'operation') {
      this.change(id, data);
    } else if (event === 'status') {
      if (!this.shown) return this.fault('a status before the snapshot');
      const {status, presented, accepted, order} = data;
      if (this.shown.status === 'accepted' && status !== 'accepted') this.fault(`status ${status} after accepted`);
      Object.assign(this.shown, {status, presented, accepted, order});
    }
  }

  change(id, data) {
    const shown = this.shown;
    if (!shown) return this.fault(`operation ${data.version} before the snapshot`);
    if (Number(id) !== data.version) this.fault(`operation ${data.version} has the id ${id}`);
    if (data.version !== shown.version + 1) this.fault(`operation ${data.version} after version ${shown.version}`);
    const {operation} = data;
    if (operation.type === 'put_line') {
      const at = shown.items.findIndex(item => item.productId === operation.item.productId);
      if (at < 0) shown.items = [...shown.items, operation.item];
      else shown.items = shown.items.map((item, place) => place === at ? operation.item : item);
    } else if (operation.type === 'remove_line') {
      if (!shown.items.some(item => item.productId === operation.productId)) this.fault(`removes a line that is not there: ${operation.productId}`);
      shown.items = shown.items.filter(item => item.productId !== operation.productId);
    } else if (operation.type === 'set_note') {
      shown.note = operation.note;
    } else if (operation.type === 'set_delivery_date') {
      shown.delivery_date = operation.delivery_date ?? null;
    } else {
      this.fault('an operation of type ' + operation.type);
    }
    Object.assign(shown, {version: data.version, digest: data.digest, totals: data.totals});
    if (shown.status !== 'accepted') shown.status = data.status;
  }

  wake() {
    for (const one of this.waiting.splice(0)) one();
  }

  /// Waits for events until `condition(shown)` holds; comes back by itself if the stream ends. Rejects at the deadline.
  async until(condition, limit = 20_000, what = 'what was waited for') {
    const end = performance.now() + limit;
    while (!(this.shown && condition(this.shown))) {
      if (performance.now() > end) throw new Error(`${this.name} does not show ${what} after ${limit} ms: ${JSON.stringify(this.shown)?.slice(-900)}`);
      if (!this.open) {
        const opened = await this.connect().then(() => true, () => false);
        if (!opened) await new Promise(resolve => setTimeout(resolve, 50));  // as a page does before it tries again
        continue;
      }
      let timer;
      await new Promise(resolve => {
        this.waiting.push(resolve);
        timer = setTimeout(resolve, Math.max(1, end - performance.now()));
      });
      clearTimeout(timer);
    }
  }
}
