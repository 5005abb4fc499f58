// tests/fake-drafts.mjs: drafts in memory with versions, operations, watchers and accepting: as /api/v1 behaves.
import { createHash, randomUUID } from 'node:crypto';
import { customers, favorites, lastOrderLines, products, tenant } from './fake-data.mjs';

export class Refusal extends Error {
  constructor(status, code, detail, extras = {}) {
    super(detail);
    Object.assign(this, { status, code, detail, extras });
  }
}

const minor = (text) => Math.round(Number(text) * 100);
const money = (value) => (value / 100).toFixed(2);
const now = () => new Date().toISOString();
const reasons = { last_order: 'Last ordered 14 days ago', special: 'Special, and in the last order', rhythm: 'Usually every 3 weeks', added: '' };

function lineOf(product, quantity, code) {
  const price = product.special?.price ?? product.price;
  return priced({
    productId: product.id, description: product.name, size: product.size, sku: product.sku, unit: product.unit,
    step: product.order_multiple, quantity, unitPrice: price, listPrice: product.price, priceOrigin: product.special ? 'special' : 'list',
    special: product.special?.name ?? null, reason: { code, text: reasons[code] }, note: null, available: product.is_active,
  });
}

function priced(line) {
  const total = Math.round((minor(line.unitPrice) * Math.round(line.quantity * 1000)) / 1000);
  return { ...line, price: Number(line.unitPrice), lineTotal: money(total), lineTax: money(Math.round(total * 0.1)) };
}

function totalsOf(lines) {
  const sum = (key) => lines.reduce((all, line) => all + minor(line[key]), 0);
  return { subtotal: money(sum('lineTotal')), tax: money(sum('lineTax')), total: money(sum('lineTotal') + sum('lineTax')) };
}

const digestOf = (draft) => createHash('sha256').update(JSON.stringify([draft.version, draft.order_items, draft.note, draft.delivery_date])).digest('hex');

export class Drafts {
  drafts = new Map();
  calls = [];
  orders = [];
  links = new Map();

  startCall(customerId, agent, purpose = 'sales') {
    const customer = customers.find((one) => one.id === customerId);
    if (!customer) throw new Refusal(404, 'not_found', 'no such customer');
    const lines = lastOrderLines.map(([id, quantity, code]) => lineOf(products.find((one) => one.id === id), quantity, code));
    const draft = {
      id: randomUUID(), status: 'draft', version: 1, currency: tenant.currency, call_id: randomUUID(), note: '', delivery_date: null,
      customer: { id: customer.id, name: `${customer.first_name} ${customer.last_name}`, company: customer.company },
      order_items: lines, totals: totalsOf(lines), presented: null, accepted: null, order: null, last_change: null,
      expires_at: new Date(Date.now() + 7 * 86400e3).toISOString(), created_at: now(), updated_at: now(),
    };
    draft.digest = digestOf(draft);
    this.drafts.set(draft.id, { draft, seen: new Map(), keys: new Map(), log: [], watchers: new Set() });
    const token = createHash('sha256').update(draft.id).digest('base64url');
    this.links.set(token, { draft_id: draft.id, customer });
    const call = {
      id: draft.call_id, customer_id: customer.id, customer_name: draft.customer.name, agent_id: agent.id, status: 'in_progress', outcome: null,
      purpose, direction: 'outbound', notes: null, call_date: now(), ended_at: null, duration: null, follow_up_date: null,
      draft_id: draft.id, order_id: null,
    };
    this.calls.unshift(call);
    return { call, draft: this.render(draft, true), briefing: this.briefing(customer), link: { url: `/o/${token}`, token, expires_at: draft.expires_at } };
  }

  briefing(customer) {
    const items = lastOrderLines.map(([id, quantity]) => {
      const product = products.find((one) => one.id === id);
      const total = minor(product.price) * quantity;
      return { product_id: id, sku: product.sku, description: product.name, quantity, unit: product.unit, unit_price: product.price, line_total: money(total), tax: money(Math.round(total * 0.1)) };
    });
    const subtotal = items.reduce((all, item) => all + minor(item.line_total), 0);
    const last_order = {
      id: 'o0', order_number: 1042, status: 'delivered', currency: tenant.currency, customer_id: customer.id, customer_name: customer.company,
      order_date: new Date(Date.now() - 14 * 86400e3).toISOString(), delivery_date: null, notes: null, subtotal: money(subtotal),
      tax: money(subtotal * 0.1), total: money(subtotal * 1.1), draft_id: null, items,
    };
    return { customer, last_order, favorites: favorites.map((id) => products.find((one) => one.id === id)), specials: products.filter((one) => one.special) };
  }

  of(id) {
    const found = this.drafts.get(id);
    if (!found) throw new Refusal(404, 'not_found', 'no such draft');
    return found;
  }

  render(draft, thumbnails) {
    if (!thumbnails) return draft;
    const order_items = draft.order_items.map((line) => ({ ...line, thumbnail: products.find((one) => one.id === line.productId)?.thumbnail ?? null }));
    return { ...draft, order_items };
  }

  operate(id, body, by) {
    const record = this.of(id);
    const known = record.seen.get(body.operation_id);
    if (known) return { ...known, replayed: true };
    const { draft } = record;
    if (['accepted', 'declined', 'expired'].includes(draft.status)) throw new Refusal(409, 'draft_closed', 'The order can no longer be changed.');
    const { next, kept } = this.applied(draft, body.operation);
    next.version = draft.version + 1;
    next.totals = totalsOf(next.order_items);
    next.updated_at = now();
    next.last_change = { by, device_id: body.device_id, at: next.updated_at };
    next.digest = digestOf(next);
    record.draft = next;
    const common = { version: next.version, digest: next.digest, operation_id: body.operation_id, operation: kept, totals: next.totals, status: next.status };
    const event = { ...common, by, device_id: body.device_id, at: next.updated_at };
    record.log.push(event);
    this.tell(record, 'operation', event, next.version);
    const answer = { draft_id: id, ...common, replayed: false };
    record.seen.set(body.operation_id, answer);
    return answer;
  }

  applied(draft, operation) {
    const next = { ...draft };
    const at = draft.order_items.findIndex((line) => line.productId === operation.product_id);
    if (operation.type === 'put_line') {
      const product = products.find((one) => one.id === operation.product_id);
      if (!product) throw new Refusal(404, 'not_found', 'no such product');
      if (!(operation.quantity > 0) || Math.round(operation.quantity * 1000) % (product.order_multiple * 1000)) {
        throw new Refusal(400, 'validation_failed', `${product.name} is sold in steps of ${product.order_multiple}.`);
      }
      let line = { ...(draft.order_items[at] ?? lineOf(product, 1, 'added')), quantity: Number(operation.quantity) };
      if (operation.note !== undefined) line.note = operation.note || null;
      if (operation.price !== undefined) Object.assign(line, { unitPrice: operation.price, priceOrigin: 'manual', special: null });
      line = priced(line);
      next.order_items = at < 0 ? [...draft.order_items, line] : draft.order_items.map((one, index) => (index === at ? line : one));
      // As the server: what is stored of the line, which is not whether the product can still be ordered.
      const { available, ...stored } = line;
      return { next, kept: { type: 'put_line', item: stored } };
    }
    if (operation.type === 'remove_line') {
      if (at < 0) throw new Refusal(404, 'line_not_found', 'no such line');
      next.order_items = draft.order_items.filter((_, index) => index !== at);
      return { next, kept: { type: 'remove_line', productId: operation.product_id } };
    }
    if (operation.type === 'set_note') {
      next.note = operation.note;
      return { next, kept: { type: 'set_note', note: operation.note } };
    }
    next.delivery_date = operation.delivery_date;
    return { next, kept: { type: 'set_delivery_date', delivery_date: operation.delivery_date } };
  }

  present(id, by) {
    const record = this.of(id);
    const { version, digest } = record.draft;
    return this.setStatus(record, { status: 'presented', presented: { version, digest, at: now() } }, by);
  }

  decline(id, by) {
    const record = this.of(id);
    if (record.draft.status === 'accepted') throw new Refusal(409, 'draft_closed', 'The order is accepted already.');
    return this.setStatus(record, { status: 'declined' }, by);
  }

  accept(id, key, body, by) {
    const record = this.of(id);
    if (!key) throw new Refusal(400, 'idempotency_key_required', 'Idempotency-Key is missing');
    if (record.keys.has(key)) return { replayed: true, body: record.keys.get(key) };
    const { draft } = record;
    if (draft.status === 'accepted') throw new Refusal(409, 'already_accepted', 'The order is accepted already.');
    if (draft.version !== body.version || draft.digest !== body.digest) {
      throw new Refusal(409, 'draft_changed', 'The draft changed since you saw it.', { draft, changes: record.log.filter((one) => one.version > body.version) });
    }
    const order = {
      id: randomUUID(), order_number: 1043 + this.orders.length, status: 'accepted', currency: draft.currency, customer_id: draft.customer.id,
      customer_name: draft.customer.company, order_date: now(), delivery_date: draft.delivery_date, notes: draft.note || null, ...draft.totals, draft_id: id,
      items: draft.order_items.map((line) => ({
        product_id: line.productId, sku: line.sku, description: line.description, quantity: line.quantity, unit: line.unit,
        unit_price: line.unitPrice, line_total: line.lineTotal, tax: line.lineTax,
      })),
    };
    this.orders.unshift(order);
    const accepted = { version: draft.version, digest: draft.digest, at: now() };
    this.setStatus(record, { status: 'accepted', accepted, order: { id: order.id, number: order.order_number } }, by);
    const answer = { order, draft: record.draft };
    record.keys.set(key, answer);
    return { replayed: false, body: answer };
  }

  setStatus(record, change, by) {
    record.draft = { ...record.draft, ...change, updated_at: now() };
    this.tell(record, 'status', this.statusOf(record.draft, by));
    return record.draft;
  }

  statusOf({ status, version, presented, accepted, order }, by) {
    return { status, version, presented, accepted, order, by, at: now() };
  }

  presenceOf(record) {
    const kinds = [...record.watchers].map((watcher) => watcher.kind);
    return { customers: kinds.filter((kind) => kind === 'customer').length, agents: kinds.filter((kind) => kind === 'user').length };
  }

  tell(record, event, data, id) {
    for (const watcher of record.watchers) watcher.send(event, data, id);
  }

  watch(id, last, watcher) {
    const record = this.of(id);
    record.watchers.add(watcher);
    if (Number.isInteger(last) && last > 0 && last <= record.draft.version) {
      for (const event of record.log) if (event.version > last) watcher.send('operation', event, event.version);
    } else watcher.send('snapshot', record.draft, record.draft.version);
    watcher.send('status', this.statusOf(record.draft, null));
    this.tell(record, 'presence', this.presenceOf(record));
    return () => {
      record.watchers.delete(watcher);
      this.tell(record, 'presence', this.presenceOf(record));
    };
  }
}
