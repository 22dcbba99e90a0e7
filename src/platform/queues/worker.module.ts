import { BullModule, getQueueToken } from '@nestjs/bullmq';
import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import type { Queue } from 'bullmq';
import pino, { type Logger } from 'pino';
import type { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { PostgresWake } from '../outbox/postgres-wake.js';
import { Relay } from '../outbox/relay.js';
import { Turns } from '../outbox/turns.js';
import { WakeListener } from '../outbox/wake-listener.js';
import { WorkSources } from '../outbox/work-sources.js';
import { CONFIG } from '../platform.module.js';
import { JobQueues } from './job-queues.js';
import type { QueueConnection } from './queue-connection.js';
import { queueNames } from './queue-names.js';
import { type WorkProcessor, workProcessors } from './work-processors.js';
import { WorkerErrors } from './worker-errors.js';

export const QUEUE_CONNECTION = Symbol('QueueConnection');
const WORK_PROCESSORS = Symbol('WorkProcessors');

/** What still runs after so long is left to its lease: a restart must not hang on it. */
const patienceMs = 10_000;

const jobQueues = (connection: QueueConnection): Provider => ({
  provide: JobQueues,
  inject: queueNames.map((name) => getQueueToken(name)),
  useFactory: (...queues: Queue[]) =>
    new JobQueues(new Map(queues.map((queue, index) => [queueNames[index]!, queue])), connection),
});

/** Relay and workers, for ROLE=all and ROLE=worker. `start` begins; shutting the application down ends in order. */
@Module({})
export class WorkerModule implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly relay: Relay;
  private readonly listener: WakeListener;
  private readonly log: Logger;

  constructor(
    @Inject(WorkSources) private readonly sources: WorkSources,
    @Inject(JobQueues) queues: JobQueues,
    @Inject(PostgresWake) wake: PostgresWake,
    @Inject(Database) database: Database,
    @Inject(QUEUE_CONNECTION) private readonly connection: QueueConnection,
    @Inject(WORK_PROCESSORS) private readonly processors: WorkProcessor[],
    @Inject(CONFIG) config: Config,
  ) {
    this.log = pino({ name: 'worker', level: config.logLevel });
    this.relay = new Relay(() => sources.all(), queues, new Turns(database), this.log);
    this.listener = new WakeListener(database, () => this.relay.poke(), wake.id);
    wake.onWake(() => this.relay.poke());
    for (const processor of processors) {
      const errors = new WorkerErrors(processor.queue, this.log);
      processor.onError = (error) => errors.happened(error);
      processor.onDone = () => this.relay.poke();
    }
  }

  static forRoot(connection: QueueConnection): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        BullModule.forRoot({
          connection: connection.connection as object,
          prefix: connection.prefix,
          defaultJobOptions: { removeOnComplete: true, removeOnFail: true, attempts: 1 },
        }),
        BullModule.registerQueue(...queueNames.map((name) => ({ name }))),
      ],
      providers: [
        { provide: QUEUE_CONNECTION, useValue: connection },
        ...workProcessors,
        { provide: WORK_PROCESSORS, inject: [...workProcessors], useFactory: (...all: WorkProcessor[]) => all },
        jobQueues(connection),
      ],
    };
  }

  async start(concurrency: number): Promise<void> {
    for (const { worker, queue } of this.processors) {
      worker.concurrency = this.sources.concurrencyOf(queue) ?? concurrency;
      worker.run().catch((error: Error) => this.log.error({ queue, reason: error.message }, 'A worker ended'));
    }
    await this.listener.start();
    this.relay.start();
  }

  /** Before the database is closed: nothing new begins, and what runs may end. */
  async beforeApplicationShutdown(): Promise<void> {
    this.listener.stop();
    await this.relay.stop();
    const ended = Promise.all(this.processors.map(({ worker }) => worker.close()));
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, patienceMs).unref())]);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connection.close();
  }
}
