// tests/unit/simulation.ts: a server in memory and a network that loses things, in virtual time.
import { unreachable, Problem } from '../../src/api/problem.ts';
import type { Draft, Item, KeptOperation, Operation, OperationAnswer, OperationEvent } from '../../src/api/types.ts';
import { lineTotal, toMinor, fromMinor } from '../../src/shared/decimal.ts';
import type { Pending } from '../../src/draft/store.ts';
import { DraftSync, type FeedEvent, type Outbox, type Transport, type World } from '../../src/draft/sync.ts';

/// The same numbers for the same seed (mulberry32).
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class VirtualTime {
  private time = 0;
  private timers: { at: number; run: () => void }[] = [];
  now(): number { return this.time; }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.time + ms, run };
    this.timers.push(timer);
    return () => { this.timers = this.timers.filter((one) => one !== timer); };
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  async runUntil(end: number): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      this.timers.sort((one, other) => one.at - other.at);
      const next = this.timers[0];
      if (!next || next.at > end) break;
      this.timers.shift();
      this.time = next.at;
      next.run();
    }
    this.time = end;
  }
}

export const item = (productId: string, quantity: number, unitPrice = '2.50'): Item => ({
  productId, description: `Product ${productId}`, price: Number(unitPrice), quantity, size: null, sku: productId,
  unit: 'piece', step: 1, unitPrice, listPrice: unitPrice, priceOrigin: 'list', special: null,
  lineTotal: lineTotal(unitPrice, quantity, 2), lineTax: '0.00', reason: { code: 'added', text: '' }, note: null, available: true,
});

export const draftOf = (items: Item[], version = 1): Draft => ({
  id: 'd', status: 'draft', version, digest: `digest-${version}`, currency: 'EUR',
  customer: { id: 'c', name: 'Carla', company: null }, call_id: null, note: '', delivery_date: null, order_items: items,
  totals: totals(items), presented: null, accepted: null, order: null, last_change: null, expires_at: null,
  created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z',
});

const totals = (items: Item[]): Draft['totals'] => {
  const sum = fromMinor(items.reduce((all, one) => all + toMinor(one.lineTotal, 2), 0n), 2);
  return { subtotal: sum, tax: '0.00', total: sum };
};

export class SimulatedServer {
  draft = draftOf([item('a', 1), item('b', 2)]);
  readonly log: OperationEvent[] = [];
  readonly seen = new Map<string, OperationAnswer>();
  readonly watchers = new Set<(event: FeedEvent) => void>();

  operate(id: string, device: string, operation: Operation): OperationAnswer {
    const known = this.seen.get(id);
    if (known) return { ...known, replayed: true };
    if (this.draft.status === 'accepted') throw new Problem(409, 'draft_closed', 'closed');
    const kept = this.keep(operation);
    const version = this.draft.version + 1;
    this.draft = { ...this.draft, version, digest: `digest-${version}`, totals: totals(this.draft.order_items) };
    const common = { version, digest: this.draft.digest, operation_id: id, operation: kept, totals: this.draft.totals, status: this.draft.status };
    this.log.push({ ...common, by: { kind: 'user', name: device }, device_id: device, at: '2026-01-01T00:00:00Z' });
    const answer: OperationAnswer = { ...common, draft_id: 'd', replayed: false };
    this.seen.set(id, answer);
    this.publish({ type: 'operation', data: this.log.at(-1)! });
    return answer;
  }

  accept(): void {
    this.draft = { ...this.draft, status: 'accepted', order: { id: 'o', number: 1 } };
    this.publish(this.statusEvent());
  }

  statusEvent(): FeedEvent {
    const { status, version, presented, accepted, order } = this.draft;
    return { type: 'status', data: { status, version, presented, accepted, order, by: null, at: null } };
  }

  private publish(event: FeedEvent): void {
    for (const watcher of [...this.watchers]) watcher(event);
  }

  private keep(operation: Operation): KeptOperation {
    const items = this.draft.order_items;
    if (operation.type === 'set_note') {
      this.draft = { ...this.draft, note: operation.note };
      return { type: 'set_note', note: operation.note };
    }
    if (operation.type === 'set_delivery_date') {
      this.draft = { ...this.draft, delivery_date: operation.delivery_date };
      return { type: operation.type, delivery_date: operation.delivery_date };
    }
    const at = items.findIndex((one) => one.productId === operation.product_id);
    if (operation.type === 'remove_line') {
      if (at < 0) throw new Problem(404, 'line_not_found', 'no such line');
      this.draft = { ...this.draft, order_items: items.filter((_, index) => index !== at) };
      return { type: 'remove_line', productId: operation.product_id };
    }
    const line = { ...(items[at] ?? item(operation.product_id, 1)), quantity: operation.quantity };
    line.lineTotal = lineTotal(line.unitPrice, line.quantity, 2);
    this.draft = { ...this.draft, order_items: at < 0 ? [...items, line] : items.map((one, index) => (index === at ? line : one)) };
    return { type: 'put_line', item: line };
  }
}

/// One device's way to the server: slow, and broken as often as `faults` says.
export class BadNetwork implements Transport {
  faults = 0.25;
  constructor(
    private readonly server: SimulatedServer,
    private readonly time: VirtualTime,
    private readonly random: () => number,
  ) {}

  async load(): Promise<Draft> {
    await this.hop();
    const { draft } = this.server;
    await this.hop();
    return draft;
  }

  async send(body: { operation_id: string; device_id: string; operation: Operation }): Promise<OperationAnswer> {
    await this.hop();
    const answer = this.server.operate(body.operation_id, body.device_id, body.operation);
    await this.hop();
    return answer;
  }

  async listen(last: number, on: (event: FeedEvent) => void, signal: AbortSignal): Promise<void> {
    await this.hop();
    const events: FeedEvent[] = [];
    const { draft, log } = this.server;
    if (this.random() < 0.3 || draft.version < last) events.push({ type: 'snapshot', data: draft });
    else for (const data of log.filter((one) => one.version > last)) events.push({ type: 'operation', data });
    events.push(this.server.statusEvent());
    const watcher = (event: FeedEvent): void => { events.push(event); };
    this.server.watchers.add(watcher);
    try {
      for (;;) {
        await this.hop();
        if (signal.aborted) throw unreachable('aborted');
        for (const event of events.splice(0)) on(event);
      }
    } finally {
      this.server.watchers.delete(watcher);
    }
  }

  private async hop(): Promise<void> {
    await this.time.wait(5 + this.random() * 120);
    if (this.random() < this.faults) throw unreachable('lost');
  }
}

export class MemoryOutbox implements Outbox {
  private text = '[]';
  load(): Pending[] { return JSON.parse(this.text) as Pending[]; }
  save(pending: readonly Pending[]): void { this.text = JSON.stringify(pending); }
}

export function deviceOn(server: SimulatedServer, time: VirtualTime, random: () => number, name: string,
                         outbox: Outbox = new MemoryOutbox()): { sync: DraftSync; network: BadNetwork } {
  const network = new BadNetwork(server, time, random);
  const world: World = {
    now: () => time.now(), after: (ms, run) => time.after(ms, run), random,
    newId: () => `${name}-${Math.floor(random() * 2 ** 48)}`,
  };
  return { network, sync: new DraftSync(server.draft, 2, name, network, outbox, world) };
}
