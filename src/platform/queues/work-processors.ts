import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject, type Type } from '@nestjs/common';
import type { Job } from 'bullmq';
import { workData } from '../outbox/work-source.js';
import { WorkSources } from '../outbox/work-sources.js';
import { JobQueues } from './job-queues.js';
import { type QueueName, queueNames } from './queue-names.js';

/** Short, so that what a killed worker held is free again within five seconds. */
const workerOptions = {
  autorun: false,
  lockDuration: 4_000,
  stalledInterval: 2_000,
  maxStalledCount: 100,
  drainDelay: 2,
  concurrency: 8,
  // how soon it looks again after the queue was away; BullMQ's 15 s would be most of an outage
  runRetryDelay: 500,
};

export abstract class WorkProcessor extends WorkerHost {
  abstract readonly queue: QueueName;
  /** Told after each job: what waited behind it can go. */
  onDone: () => void = () => {};
  onError: (error: Error) => void = () => {};
}

/** One worker a queue; each asks its source to do what the job names. */
function processorOf(queue: QueueName): Type<WorkProcessor> {
  @Processor(queue, workerOptions)
  class QueueProcessor extends WorkProcessor {
    readonly queue = queue;

    constructor(
      @Inject(WorkSources) private readonly sources: WorkSources,
      @Inject(JobQueues) private readonly queues: JobQueues,
    ) {
      super();
    }

    async process(job: Job): Promise<void> {
      await this.sources.of(queue).handle(workData.parse(job.data));
      this.onDone();
    }

    @OnWorkerEvent('error')
    async onWorkerError(error: Error): Promise<void> {
      if (!(await this.queues.mend(error))) this.onError(error);
    }
  }
  return QueueProcessor;
}

export const workProcessors: readonly Type<WorkProcessor>[] = queueNames.map(processorOf);
