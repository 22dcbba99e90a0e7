import { BullModule, getQueueToken } from '@nestjs/bullmq';
import {
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { Queue } from 'bullmq';
import pino, { type Logger } from 'pino';
import type { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { PostgresWake } from '../outbox/postgres-wake.js';
import { Relay } from '../outbox/relay.js';
import { WakeListener } from '../outbox/wake-listener.js';
import { WorkSources } from '../outbox/work-sources.js';
import { CONFIG } from '../platform.module.js';
import { JobQueues } from './job-queues.js';
import type { QueueConnection } from './queue-connection.js';
import { type QueueName, queueNames } from './queue-names.js';
import { type WorkProcessor, workProcessors } from './work-processors.js';

export const QUEUE_CONNECTION = Symbol('QueueConnection');

/** Relay and workers, for ROLE=all and ROLE=worker. `start` begins; shutting the application down ends in order. */
@Module({})
export class WorkerModule implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly relay: Relay;
  private readonly listener: WakeListener;
  private readonly log: Logger;
  private started = false;

  constructor(
    @Inject(WorkSources) sources: WorkSources,
    @Inject(JobQueues) queues: JobQueues,
    @Inject(PostgresWake) wake: PostgresWake,
    @Inject(Database) database: Database,
    @Inject(QUEUE_CONNECTION) private readonly connection: QueueConnection,
    @Inject('WORK_PROCESSORS') private readonly processors: WorkProcessor[],
    @Inject(CONFIG) config: Config,
  ) {
    this.log = pino({ name: 'worker', level: config.logLevel });
    this.relay = new Relay(() => sources.all(), queues, this.log);
    this.listener = new WakeListener(database, () => this.relay.poke());
    wake.onWake(() => this.relay.poke());
  }

  static forRoot(connection: QueueConnection): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        BullModule.forRoot({
          connection: connection.connection as object,
          defaultJobOptions: { removeOnComplete: true, removeOnFail: true, attempts: 1 },
        }),
        BullModule.registerQueue(...queueNames.map((name) => ({ name }))),
      ],
      providers: [
        { provide: QUEUE_CONNECTION, useValue: connection },
        ...workProcessors,
        { provide: 'WORK_PROCESSORS', inject: [...workProcessors], useFactory: (...all: WorkProcessor[]) => all },
        {
          provide: JobQueues,
          inject: queueNames.map((name) => getQueueToken(name)),
          useFactory: (...queues: Queue[]) =>
            new JobQueues(
              new Map(queueNames.map((name, index): [QueueName, Queue] => [name, queues[index] as Queue])),
              connection,
            ),
        },
      ],
    };
  }

  /** Errors of connections are the relay's and the poll's business; unheard they would end the process. */
  onApplicationBootstrap(): void {
    for (const { worker, queue } of this.processors) {
      worker.on('error', (error) => this.log.debug({ queue, error: error.message }, 'The queue had an error'));
    }
  }

  /** After `app.init()`: before it there are no workers. */
  async start(concurrency: number): Promise<void> {
    this.started = true;
    for (const { worker, queue } of this.processors) {
      worker.concurrency = concurrency;
      worker.run().catch((error: Error) => this.log.warn({ queue, error: error.message }, 'A worker ended'));
    }
    await this.listener.start();
    this.relay.start();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.started) {
      this.listener.stop();
      await this.relay.stop();
      await Promise.all(this.processors.map(({ worker }) => worker.close()));
    }
    await this.connection.close();
  }
}
