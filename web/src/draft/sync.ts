// draft/sync.ts: keeps a store and the server together: sends what is pending, listens, and catches up after a loss.
import type { Actor, Draft, Item, Operation, OperationAnswer, OperationEvent, Presence, StatusEvent } from '../api/types.ts';
import { toProblem, type Problem } from '../api/problem.ts';
import { isOpen } from './apply.ts';
import { differenceOf, isSame, tell, type Difference, type ToldChange } from './difference.ts';
import {
  answered, dropAll, edit, hasGap, markSent, nextToSend, openStore, receive, receiveDraft, receiveStatus, refused,
  startOver, subjectOf, viewOf, type Pending, type Store, type View,
} from './store.ts';

export type FeedEvent =
  | { type: 'snapshot'; data: Draft }
  | { type: 'operation'; data: OperationEvent }
  | { type: 'status'; data: StatusEvent }
  | { type: 'presence'; data: Presence };

export interface Transport {
  load(): Promise<Draft>;
  send(body: { operation_id: string; device_id: string; operation: Operation }): Promise<OperationAnswer>;
  /// Returns when the stream ends. Errors: Problem.
  listen(lastVersion: number, on: (event: FeedEvent) => void, signal: AbortSignal): Promise<void>;
}

export interface Outbox { load(): Pending[]; save(pending: readonly Pending[]): void }

/// Time and chance from outside, so that tests can run a lost hour in a millisecond.
export interface World {
  now(): number;
  after(ms: number, run: () => void): () => void;
  random(): number;
  newId(): string;
}

/// What a person is told: a change (also an own one, once it is kept), several at once after a loss, or an own change that was refused.
export type News =
  | { kind: 'change'; change: ToldChange; by: Actor | null; at: string; own: boolean; sameDevice: boolean }
  | { kind: 'caught_up'; difference: Difference; by: Actor | null }
  | { kind: 'refused'; operation: Operation; problem: Problem };

export interface Status {
  view: View;
  base: Draft;
  /// The stream is open, and nothing failed to be sent.
  online: boolean;
  presence: Presence | null;
  /// No further try makes sense: the link is over, the draft is not ours.
  ended: Problem | null;
}

const catchUpMs = 1500;
const pauseMaxMs = 15_000;

export class DraftSync {
  private store: Store;
  private readonly mine: Set<string>;
  private readonly told = new Set<number>();
  private readonly watchers = new Set<() => void>();
  private readonly newsWatchers = new Set<(news: News) => void>();
  private readonly pauses = new Set<() => void>();
  private listening = false;
  private reached = false;  // no stream comes through, but answers do: a proxy may hold streams back
  private sendFails = false;
  private pumping = false;
  private stopped = false;
  private catchingUp: (() => void) | null = null;
  private stream: AbortController | null = null;
  private presence: Presence | null = null;
  private announced = 0;  // the version that the last status named
  private ended: Problem | null = null;
  private shown: Status;

  constructor(
    draft: Draft, digits: number,
    private readonly deviceId: string,
    private readonly transport: Transport,
    private readonly outbox: Outbox,
    private readonly world: World,
  ) {
    const restored = outbox.load();
    this.mine = new Set(restored.map((one) => one.operation_id));
    this.store = openStore(draft, digits, restored);
    this.shown = this.makeStatus();
  }

  start(): void {
    void this.listenLoop();
    if (!isOpen(this.store.base)) this.update(dropAll(this.store));
    void this.pump();
  }

  stop(): void {
    this.stopped = true;
    this.stream?.abort();
    this.catchingUp?.();
    this.wake();
  }

  get status(): Status { return this.shown; }

  watch(run: () => void): () => void {
    this.watchers.add(run);
    return () => this.watchers.delete(run);
  }

  onNews(run: (news: News) => void): () => void {
    this.newsWatchers.add(run);
    return () => this.newsWatchers.delete(run);
  }

  edit(operation: Operation, preview?: Item): void {
    if (this.ended || !isOpen(this.store.base)) return;
    const id = this.world.newId();
    this.mine.add(id);
    this.update(edit(this.store, operation, id, this.world.now(), preview));
    void this.pump();
  }

  /// A draft that another answer brought, as accept and present do.
  adopt(draft: Draft): void {
    this.update(receiveDraft(this.store, draft));
  }

  /// Reads the draft anew, as when an answer says that it is not what this screen believes.
  refresh(): Promise<void> {
    return this.catchUp();
  }

  /// Tries again now instead of after the pause: the browser says it is online, or the person came back to the page.
  wake(): void {
    for (const resume of [...this.pauses]) resume();
  }

  /// The stream may be dead without anybody having noticed, as after a phone's sleep.
  reconnect(): void {
    this.stream?.abort();
    this.wake();
  }

  private async listenLoop(): Promise<void> {
    let failures = 0;
    while (!this.stopped && !this.ended) {
      const stream = new AbortController();
      this.stream = stream;
      const known = this.store.base.version;
      try {
        await this.transport.listen(known, (event) => {
          if (this.stopped || stream.signal.aborted) return;
          failures = 0;
          this.hear(event, known);
        }, stream.signal);
      } catch (error) {
        const problem = toProblem(error);
        if (!problem.passing) this.end(problem);
      }
      this.listening = false;
      this.presence = null;
      this.notify();
      if (this.stopped || this.ended) return;
      if (failures > 1) await this.catchUp();
      await this.pause(failures++, null);
    }
  }

  private hear(event: FeedEvent, known: number): void {
    const returned = !this.listening;
    this.listening = true;
    this.reached = false;
    const before = this.store.base;
    if (event.type === 'presence') {
      this.presence = event.data;
      this.notify();
    } else if (event.type === 'status') {
      this.update(receiveStatus(this.store, event.data));
      if (!isOpen(this.store.base)) this.update(dropAll(this.store));
      this.announced = event.data.version;
      if (this.isBehind()) this.catchUpSoon();
    } else if (event.type === 'snapshot') {
      const waiting = new Set(this.store.pending.map((one) => subjectOf(one.operation)));
      const older = event.data.version < known;
      this.update(older ? startOver(this.store, event.data) : receiveDraft(this.store, event.data));
      this.tellSnapshot(before, waiting);
    } else {
      this.update(receive(this.store, event.data));
      this.tellOperation(before, event.data);
    }
    if (returned && this.sendFails) this.wake();
  }

  /// Once for each version, whether the answer or the stream brought it first.
  private tellOperation(before: Draft, event: OperationEvent): void {
    if (event.version <= before.version || this.told.has(event.version)) return;
    this.told.add(event.version);
    const change = tell(before, event);
    const own = this.mine.has(event.operation_id);
    if (change) this.say({ kind: 'change', change, by: event.by, at: event.at, own, sameDevice: !own && event.device_id === this.deviceId });
  }

  private tellSnapshot(before: Draft, waiting: ReadonlySet<string>): void {
    const now = this.store.base;
    if (now.version === before.version) return;
    const whole = differenceOf(before, now);
    const lines = whole.lines.filter((one) => !waiting.has(one.kind === 'changed' ? one.after.productId : one.item.productId));
    const difference: Difference = {
      ...whole, lines,
      note: waiting.has('note') ? null : whole.note,
      deliveryDate: waiting.has('delivery_date') ? null : whole.deliveryDate,
      total: null,
    };
    if (!isSame(difference)) this.say({ kind: 'caught_up', difference, by: now.last_change?.by ?? null });
  }

  private async pump(): Promise<void> {
    if (this.pumping) return;
    this.pumping = true;
    let failures = 0;
    for (let next = nextToSend(this.store); next && !this.stopped && !this.ended; next = nextToSend(this.store)) {
      const { operation_id, operation } = next;
      this.update(markSent(this.store, operation_id));
      try {
        const answer = await this.transport.send({ operation_id, device_id: this.deviceId, operation });
        failures = 0;
        this.sendFails = false;
        const before = this.store.base;
        const at = new Date(this.world.now()).toISOString();
        this.update(answered(this.store, answer, this.deviceId, at));
        if (!answer.replayed) this.tellOperation(before, { ...answer, by: null, device_id: this.deviceId, at });
      } catch (error) {
        const problem = toProblem(error);
        if (problem.passing) {
          this.sendFails = true;
          this.notify();
          await this.pause(failures++, problem.retryAfterMs);
        } else this.takeBack(operation_id, operation, problem);
      }
    }
    this.pumping = false;
    this.sendFails = false;
    this.notify();
  }

  private takeBack(id: string, operation: Operation, problem: Problem): void {
    this.sendFails = false;
    if (problem.status === 401) return this.end(problem);
    if (problem.code === 'draft_closed' || problem.code === 'already_accepted') {
      this.update(dropAll(this.store));
      void this.catchUp();
    } else this.update(refused(this.store, id));
    const alreadyGone = operation.type === 'remove_line' && problem.status === 404;
    if (!alreadyGone) this.say({ kind: 'refused', operation, problem });
  }

  private catchUpSoon(): void {
    if (this.catchingUp || this.stopped) return;
    this.catchingUp = this.world.after(catchUpMs, () => {
      this.catchingUp = null;
      if (this.isBehind()) void this.catchUp();
    });
  }

  private isBehind(): boolean {
    return hasGap(this.store) || this.announced > this.store.base.version;
  }

  private async catchUp(): Promise<void> {
    try {
      const before = this.store.base;
      const draft = await this.transport.load();
      const waiting = new Set(this.store.pending.map((one) => subjectOf(one.operation)));
      this.reached = true;
      this.update(receiveDraft(this.store, draft));
      this.tellSnapshot(before, waiting);
    } catch (error) {
      this.reached = false;
      const problem = toProblem(error);
      if (!problem.passing) this.end(problem);
      else if (this.isBehind()) this.catchUpSoon();
      this.notify();
    }
  }

  private end(problem: Problem): void {
    this.ended ??= problem;
    this.stream?.abort();
    this.notify();
  }

  /// Waits longer with each failure, with chance in it so that a thousand phones do not come back in one instant.
  private pause(failures: number, atLeastMs: number | null): Promise<void> {
    const full = Math.min(pauseMaxMs, 500 * 2 ** Math.min(failures, 6));
    const ms = Math.max(atLeastMs ?? 0, full * (0.5 + this.world.random() / 2));
    return new Promise((resolve) => {
      const resume = (): void => {
        this.pauses.delete(resume);
        cancel();
        resolve();
      };
      const cancel = this.world.after(ms, resume);
      this.pauses.add(resume);
    });
  }

  private update(store: Store): void {
    const changed = store.pending !== this.store.pending;
    this.store = store;
    if (changed) this.outbox.save(store.pending);
    if (hasGap(store)) this.catchUpSoon();
    this.notify();
  }

  private makeStatus(): Status {
    return {
      view: viewOf(this.store), base: this.store.base, online: (this.listening || this.reached) && !this.sendFails,
      presence: this.presence, ended: this.ended,
    };
  }

  private notify(): void {
    this.shown = this.makeStatus();
    for (const run of [...this.watchers]) run();
  }

  private say(news: News): void {
    for (const run of [...this.newsWatchers]) run(news);
  }
}
