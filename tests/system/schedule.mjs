// tests/system/schedule.mjs: one random schedule: two devices and a customer on one draft, then what must hold of it.
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {Chance, edit, putLine, request, startCall} from './client.mjs';
import {Screen} from './screen.mjs';

const without = (object, ...names) => Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
const minor = decimal => Math.round(Number(decimal) * 100);

/// Someone at a screen, who does one thing after the other. `screen` follows schedule.draft; `ask` sends a request as client.mjs does.
export class Actor {
  constructor(schedule, {name, token, chance, screen, ask = request}) {
    Object.assign(this, {schedule, name, token, chance, ask, screen});
  }

  async act() {
    const {chance, screen} = this;
    await screen.connect();
    const actions = 5 + chance.below(6);
    for (let n = 0; n < actions; ++n) {
      if (chance.oneIn(4)) screen.disconnect();
      else if (!screen.open) await screen.connect({resume: !chance.oneIn(3)});
      else if (chance.oneIn(6)) await screen.connect({resume: chance.oneIn(2)});  // in the middle of whatever arrives
      if (chance.oneIn(9)) await this.accept();
      else if (chance.oneIn(12) && !this.name.startsWith('customer')) await this.present();
      else await this.edit();
    }
  }

  operation() {
    const {chance, schedule, screen} = this;
    const kind = chance.below(10);
    const lines = screen.shown?.items ?? [];
    if (kind < 6 || (kind === 6 && lines.length === 0)) {
      const product = chance.pick(schedule.products);
      return {...putLine(product, product.step * (1 + chance.below(12))), ...(chance.oneIn(4) ? {note: 'note ' + chance.below(100)} : {})};
    }
    if (kind === 6) return {type: 'remove_line', product_id: chance.pick(lines).productId};
    if (kind === 7) return {type: 'remove_line', product_id: chance.pick(schedule.products).id};  // perhaps not there
    if (kind === 8) return {type: 'set_note', note: `from ${this.name} ${chance.below(1000)} – “ü”\nsecond line`};
    return {type: 'set_delivery_date', delivery_date: chance.oneIn(3) ? null : `2027-0${1 + chance.below(9)}-1${chance.below(10)}`};
  }

  async edit() {
    const {chance, schedule, screen} = this;
    const body = edit(this.operation(), this.name, randomUUID());
    if (chance.oneIn(8) && screen.shown) body.expected_version = screen.shown.version;
    const post = options => this.ask(screen.url, 'POST', `/drafts/${schedule.draft}/operations`, {token: this.token, body, ...options});
    const sent = {id: body.operation_id, answers: []};
    schedule.sent.push(sent);
    const style = chance.below(6);
    if (style === 0) {  // twice at the same moment
      sent.answers.push(...await Promise.all([post(), post()]));
    } else if (style === 1) {  // broken off somewhere on its way, then repeated until answered
      for (let n = 1 + chance.below(2); n > 0; --n) {
        const answer = await post({abortAfter: chance.below(6)}).catch(() => null);
        if (answer) sent.answers.push(answer);
      }
      sent.answers.push(await post());
    } else {
      sent.answers.push(await post());
      if (chance.oneIn(5)) sent.answers.push(await post());
    }
  }

  async present() {
    const answer = await this.ask(this.screen.url, 'POST', `/drafts/${this.schedule.draft}/present`, {token: this.token});
    assert.ok([200, 400, 409].includes(answer.status), `present: ${answer.status} ${answer.text}`);
  }

  /// With what this screen shows, however old that is; the answer of the last repetition counts like the first.
  async accept() {
    const {chance, schedule, screen} = this;
    if (!screen.shown) return null;
    const shown = structuredClone(screen.shown);
    const key = randomUUID();
    const post = options => this.ask(screen.url, 'POST', `/drafts/${schedule.draft}/accept`, {token: this.token,
      headers: {'idempotency-key': key}, body: {version: shown.version, digest: shown.digest, channel: this.name.startsWith('customer') ? 'button' : 'read_back'}, ...options});
    const accept = {by: this.name, key, shown, answers: []};
    schedule.accepts.push(accept);
    if (chance.oneIn(3)) await post({abortAfter: chance.below(6)}).then(answer => accept.answers.push(answer), () => {});
    if (chance.oneIn(3)) accept.answers.push(...await Promise.all([post(), post()]));
    else accept.answers.push(await post());
    if (chance.oneIn(2)) accept.answers.push(await post());
    return accept.answers.at(-1);
  }
}

/// Accepts what the screen shows, until that is what there is.
export async function order(actor) {
  await actor.screen.connect();
  await actor.screen.until(() => true);
  for (;;) {
    const answer = await actor.accept();
    if ([201, 400].includes(answer.status) || ['already_accepted', 'draft_closed'].includes(answer.json?.code)) return;
    await actor.screen.until(shown => shown.version >= answer.json.draft.version);
  }
}

/// Waits until a screen shows what is stored.
export const shows = (screen, {draft}, limit = 20_000) => screen.until(shown => shown.version === draft.version && shown.status === draft.status &&
  (shown.presented?.version ?? null) === draft.presented_version, limit, 'the draft as stored');

export async function runSchedule(world, seed) {
  const chance = new Chance(seed);
  const call = await startCall(world);
  const schedule = {draft: call.id, products: world.products, sent: [], accepts: []};
  const actors = [['agent', chance.oneIn(2) ? world.key : world.userToken], ['second', world.key], ['customer', call.link]]
    .map(([name, token]) => new Actor(schedule, {name, token, chance: chance.fork(), screen: new Screen(world.url, call.id, token, name)}));
  try {
    await Promise.all(actors.map(actor => actor.act()));
    if (chance.below(10) < 7) await order(actors[2]);  // in most of them the customer orders in the end
    const stored = await read(world, call.id);
    await Promise.all(actors.map(({screen}) => shows(screen, stored)));
    check(schedule, actors, stored);
    return {operations: stored.trail.length, accepted: stored.orders.length, connections: actors.reduce((sum, {screen}) => sum + screen.connections, 0),
      repeated: schedule.sent.filter(one => one.answers.length > 1).length, stale: schedule.accepts.filter(one => one.answers.some(answer => answer.json?.code === 'draft_changed')).length};
  } finally {
    for (const {screen} of actors) screen.disconnect();
  }
}

/// What the database has of a draft.
export const read = (world, draft) => world.json(`
  select json_build_object(
    'draft', (select to_jsonb(d) || jsonb_build_object('digest', encode(d.digest, 'hex')) from proposed_orders d where id = :draft),
    'trail', coalesce((select json_agg(to_jsonb(o) || jsonb_build_object('digest', encode(o.digest, 'hex')) order by version, at) from draft_operations o where draft_id = :draft), '[]'),
    'orders', coalesce((select json_agg(to_jsonb(o) || jsonb_build_object('accepted_digest', encode(o.accepted_digest, 'hex'), 'items',
      (select coalesce(json_agg(i order by position), '[]') from order_items i where i.tenant_id = o.tenant_id and i.order_id = o.id))) from orders o where draft_id = :draft), '[]'),
    'keys', coalesce((select json_agg(key) from idempotency_keys where response ->> 'order_id' in (select id::text from orders where draft_id = :draft)), '[]'))`, {draft});

/// That what everybody sent, was told and sees at last is what is stored, once.
export function check(schedule, actors, {draft, trail, orders, keys}) {
  const edits = trail.filter(one => ['put_line', 'remove_line', 'set_note', 'set_delivery_date'].includes(one.kind));
  const first = draft.version - edits.length;
  assert.deepEqual(edits.map(one => one.version), edits.map((_, n) => first + 1 + n), 'versions without a gap');
  if (edits.length > 0) assert.equal(draft.digest, edits.at(-1).digest, 'the digest of the last edit');

  for (const {screen} of actors) {
    assert.deepEqual(screen.faults, []);
    const {shown} = screen;
    assert.equal(shown.note, draft.note);
    assert.equal(shown.delivery_date, draft.delivery_date);
    assert.equal(shown.digest, draft.digest);
    assert.deepEqual(Object.values(shown.totals).map(minor), [draft.subtotal_minor, draft.tax_minor, draft.total_minor], 'totals');
    assert.deepEqual(shown.items.map(item => item.productId), draft.order_items.map(item => item.productId), 'lines in their order');
    shown.items.forEach((item, place) => {
      const stored = draft.order_items[place];
      const common = object => Object.fromEntries(Object.keys(stored).filter(name => name in item).sort().map(name => [name, object[name]]));
      for (const name of ['quantity', 'unitPrice', 'lineTotal', 'lineTax', 'note', 'sku']) assert.ok(name in item && name in stored, name);
      assert.deepEqual(common(item), common(stored), 'line');
    });
    assert.equal(shown.order?.id ?? null, orders[0]?.id ?? null, `${screen.name}: order`);
  }

  for (const {id, answers} of schedule.sent) {
    const kept = trail.filter(one => one.operation_id === id);
    assert.ok(kept.length <= 1, 'an operation is kept at most once');
    const good = answers.filter(answer => answer.status === 200);
    for (const answer of answers) assert.ok([200, 400, 404, 409].includes(answer.status), `edit: ${answer.status} ${answer.text}`);
    assert.equal(kept.length, good.length > 0 ? 1 : 0, `answered ${answers.map(answer => answer.status)}, kept ${kept.length} times`);
    // Only a line that was not there may be there when it is asked for again: a refusal leaves nothing to be repeated.
    const mixed = good.length > 0 && answers.some(answer => answer.status !== 200 && answer.json.code !== 'line_not_found');
    assert.ok(!mixed, `one operation, answered ${answers.map(answer => answer.status + ' ' + (answer.json.code ?? ''))}`);
    for (const {json} of good) {
      assert.equal(json.version, kept[0].version);
      assert.equal(json.digest, kept[0].digest);
      assert.deepEqual(without(json, 'replayed'), without(good[0].json, 'replayed'), 'a repetition is answered as the first time');
    }
    assert.ok(good.filter(({json}) => !json.replayed).length <= 1, 'kept anew once');
  }
  assert.equal(new Set(trail.map(one => one.operation_id)).size, trail.length);
  const sent = new Set(schedule.sent.map(one => one.id));
  for (const one of edits) assert.ok(sent.has(one.operation_id), 'nothing that nobody sent');

  assert.ok(orders.length <= 1, 'at most one order');
  assert.equal(draft.status === 'accepted', orders.length === 1);
  const [order] = orders;
  for (const {answers, shown, key} of schedule.accepts) {
    for (const answer of answers) assert.ok([201, 400, 409].includes(answer.status), `accept: ${answer.status} ${answer.text}`);
    const good = answers.filter(answer => answer.status === 201);
    assert.ok(good.length === 0 || good.length === answers.length, `one key, answered ${answers.map(answer => `${answer.status} ${answer.json.code ?? ''}`)}`);
    for (const {json} of good) {
      assert.equal(json.order.id, order.id);
      assert.equal(json.order.order_number, order.order_number);
      assert.deepEqual(json.order, good[0].json.order, 'a repetition is answered as the first time');
      assert.equal(shown.version, order.accepted_version);
      assert.equal(shown.digest, order.accepted_digest);
    }
    if (good.length === 0) assert.ok(!keys.includes(key), 'a refused accept leaves nothing');
    if (good.length > 0) checkOrder(order, shown);
  }
  if (order) assert.ok(schedule.accepts.some(({answers}) => answers.some(answer => answer.status === 201)), 'an order that somebody was told of');
}

/// The order is what that screen showed when the customer said yes.
function checkOrder(order, shown) {
  const snapshot = order.accepted_snapshot;
  assert.equal(snapshot.version, shown.version);
  assert.equal(snapshot.digest, shown.digest);
  assert.equal(snapshot.note, shown.note);
  assert.equal(snapshot.delivery_date, shown.delivery_date);
  assert.deepEqual(snapshot.totals, shown.totals);
  assert.deepEqual([order.subtotal_minor, order.tax_minor, order.total_minor], Object.values(shown.totals).map(minor));
  assert.equal(order.items.length, shown.items.length);
  assert.equal(snapshot.order_items.length, shown.items.length);
  shown.items.forEach((item, place) => {
    const line = order.items[place], kept = snapshot.order_items[place];
    for (const name of ['productId', 'quantity', 'unitPrice', 'lineTotal', 'lineTax', 'note', 'sku', 'description']) assert.deepEqual(kept[name], item[name]);
    assert.deepEqual([line.product_id, line.quantity_thousandths, line.unit_price_minor, line.line_total_minor, line.tax_minor, line.sku, line.description],
      [item.productId, Math.round(item.quantity * 1000), minor(item.unitPrice), minor(item.lineTotal), minor(item.lineTax), item.sku, item.description]);
  });
}
