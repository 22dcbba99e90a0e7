import type { Queue } from 'bullmq';
import type { Work } from '../outbox/work-source.js';
import type { QueueConnection } from './queue-connection.js';
import type { QueueName } from './queue-names.js';

/** Jobs in; what becomes of them is the workers' business. */
export class JobQueues {
  constructor(
    private readonly queues: ReadonlyMap<QueueName, Queue>,
    private readonly connection: QueueConnection,
  ) {
    // what can't be handed over stays in its rows and is said by the relay
    for (const queue of queues.values()) queue.on('error', () => {});
  }

  async add(name: QueueName, work: readonly Work[]): Promise<void> {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`There is no queue ${name}.`);
    const jobs = work.map(({ jobId, data }) => ({ name, data, opts: { jobId } }));
    try {
      await queue.addBulk(jobs);
    } catch (error) {
      if (!isSchemaGone(error)) throw error;
      await this.connection.prepare();
      await queue.addBulk(jobs);
    }
  }
}

/** PostgreSQL's codes for a schema, table or function that isn't there: somebody wiped the queue. */
const isSchemaGone = (error: unknown): boolean =>
  ['3F000', '42P01', '42883'].includes(String((error as { code?: unknown }).code));
