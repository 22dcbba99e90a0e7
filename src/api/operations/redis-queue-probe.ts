import type { OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { QueueProbe } from './queue-probe.js';

/** A connection of its own, since a process that only serves pages has no queue. */
export class RedisQueueProbe extends QueueProbe implements OnApplicationShutdown {
  private readonly redis: Redis;

  constructor(url: string) {
    super();
    this.redis = new Redis(url, {
      lazyConnect: true,
      connectTimeout: 1_000,
      maxRetriesPerRequest: 0,
      retryStrategy: (times) => Math.min(times * 200, 5_000),
    });
    // it is asked again at the next check; nobody else listens
    this.redis.on('error', () => {});
  }

  async reachable(): Promise<boolean> {
    return (await this.redis.ping()) === 'PONG';
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}
