import { ChildFailed } from './child-failed.js';
import { GuardedChild, type GuardedChildOptions } from './guarded-child.js';

export type ChildPoolOptions = GuardedChildOptions & {
  size: number;
  /** Per attempt, the child's start included. */
  timeoutMs: number;
  /** Requests after which a child is replaced, because what it runs grows. */
  recycleAfter: number;
  /** How often a request is given to a new child after its own died or was too slow. */
  retries: number;
};

/** The share of a child's requests during which the next one has time to start. */
const startAhead = 0.1;

type Task = { request: unknown; attemptsLeft: number; resolve(reply: unknown): void; reject(error: unknown): void };
/** `next` is started a little before `child` is retired, so that nobody waits for it to start. */
type Slot = { child: GuardedChild | undefined; next: GuardedChild | undefined; answered: number; busy: boolean };

/** Children are started when they are first needed. Requests wait in order; each is answered or rejects with `ChildFailed`. */
export class ChildPool<Request, Reply> {
  private readonly slots: Slot[];
  private readonly waiting: Task[] = [];
  private closed = false;

  constructor(private readonly options: ChildPoolOptions) {
    this.slots = Array.from({ length: options.size }, () => ({
      child: undefined,
      next: undefined,
      answered: 0,
      busy: false,
    }));
  }

  run(request: Request): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const attemptsLeft = 1 + this.options.retries;
      this.waiting.push({ request, attemptsLeft, resolve: resolve as Task['resolve'], reject });
      this.dispatch();
    });
  }

  /** Living children, for supervision. */
  pids(): number[] {
    return this.slots.flatMap(({ child, next }) =>
      [child, next].flatMap((each) => (each?.alive && each.pid ? [each.pid] : [])),
    );
  }

  /** Ends the children at once; whatever was waiting or running rejects. */
  async close(): Promise<void> {
    this.closed = true;
    this.dispatch();
    for (const { child, next } of this.slots) {
      child?.kill();
      next?.kill();
    }
  }

  private dispatch(): void {
    if (this.closed) this.rejectWaiting();
    for (const slot of this.slots) {
      const task = slot.busy ? undefined : this.waiting.shift();
      if (task) void this.serve(slot, task);
    }
  }

  private rejectWaiting(): void {
    for (const task of this.waiting.splice(0)) task.reject(new ChildFailed('closed', 'the pool was closed'));
  }

  private async serve(slot: Slot, task: Task): Promise<void> {
    slot.busy = true;
    task.attemptsLeft -= 1;
    try {
      task.resolve(await this.childOf(slot).ask(task.request, this.options.timeoutMs));
      this.recycle(slot);
    } catch (error) {
      slot.child = undefined;
      if (task.attemptsLeft > 0) this.waiting.unshift(task);
      else task.reject(error);
    }
    slot.busy = false;
    this.dispatch();
  }

  private childOf(slot: Slot): GuardedChild {
    if (!slot.child?.alive) {
      slot.child = slot.next?.alive ? slot.next : new GuardedChild(this.options);
      slot.next = undefined;
      slot.answered = 0;
    }
    return slot.child;
  }

  private recycle(slot: Slot): void {
    const { recycleAfter } = this.options;
    slot.answered += 1;
    const left = recycleAfter - slot.answered;
    if (left > 0 && left <= recycleAfter * startAhead && !this.closed) slot.next ??= new GuardedChild(this.options);
    if (left > 0) return;
    slot.child?.kill();
    slot.child = undefined;
  }
}
