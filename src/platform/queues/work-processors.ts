import { Inject, type Type } from '@nestjs/common';
import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import type { WorkData } from '../outbox/work-source.js';
import { WorkSources } from '../outbox/work-sources.js';
import { type QueueName, queueNames } from './queue-names.js';

/** Short, so that what a killed worker held is free again within five seconds. */
const workerOptions = {
  autorun: false,
  lockDuration: 4_000,
  stalledInterval: 2_000,
  maxStalledCount: 100,
  drainDelay: 2,
  concurrency: 8,
};

export interface WorkProcessor extends WorkerHost {
  readonly queue: QueueName;
}

/** One worker a queue; each asks its source to do what the job names. */
function processorOf(queue: QueueName): Type<WorkProcessor> {
  @Processor(queue, workerOptions)
  class QueueProcessor extends WorkerHost implements WorkProcessor {
    readonly queue = queue;

    constructor(@Inject(WorkSources) private readonly sources: WorkSources) {
      super();
    }

    async process(job: Job<WorkData>): Promise<void> {
      await this.sources.of(queue).handle(job.data);
    }
  }
  return QueueProcessor;
}

export const workProcessors: readonly Type<WorkProcessor>[] = queueNames.map(processorOf);
