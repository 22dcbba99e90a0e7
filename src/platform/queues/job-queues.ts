import type { Queue } from 'bullmq';
import type { Work } from '../outbox/work-source.js';
import type { QueueConnection } from './queue-connection.js';
import type { QueueName } from './queue-names.js';

const patienceMs = 2_000;

/** Jobs in; what becomes of them is the workers' business. */
export class JobQueues {
  private readonly waiting = new Set<QueueName>();
  private mending: Promise<void> | null = null;

  constructor(
    private readonly queues: ReadonlyMap<QueueName, Queue>,
    private readonly connection: QueueConnection,
  ) {
    // BullMQ prints errors that nobody listens to; whoever adds is told anyway
    for (const queue of queues.values()) queue.on('error', (error) => void this.mend(error));
  }

  /** @throws while jobs that were added before are still on their way, as when Redis is away */
  mustAccept(name: QueueName): void {
    if (this.waiting.has(name)) throw new Error(`The queue ${name} doesn’t answer.`);
  }

  /** @throws when the queue doesn't take them within a moment: their rows are claimed again after their lease */
  async add(name: QueueName, work: readonly Work[]): Promise<void> {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`There is no queue ${name}.`);
    this.waiting.add(name);
    const added = this.addOrMend(queue, work).finally(() => this.waiting.delete(name));
    await inTime(added, `The queue ${name} doesn’t answer.`);
  }

  /** Makes the queue's tables again when that is what the error says; quiet otherwise. */
  async mend(error: unknown): Promise<boolean> {
    if (!isSchemaGone(error)) return false;
    this.mending ??= this.connection.prepare().finally(() => {
      this.mending = null;
    });
    return this.mending.then(
      () => true,
      () => false,
    );
  }

  private async addOrMend(queue: Queue, work: readonly Work[]): Promise<void> {
    const jobs = work.map(({ jobId, data }) => ({ name: queue.name, data, opts: { jobId } }));
    try {
      await queue.addBulk(jobs);
    } catch (error) {
      if (!(await this.mend(error))) throw error;
      await queue.addBulk(jobs);
    }
  }
}

async function inTime(work: Promise<void>, otherwise: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(otherwise)), patienceMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => {}); // it was waited for long enough
  }
}

/** PostgreSQL's codes for a schema, table or function that isn't there: somebody wiped the queue. */
const isSchemaGone = (error: unknown): boolean =>
  ['3F000', '42P01', '42883'].includes(String((error as { code?: unknown }).code));
