/** A worker to be killed: `deliveries.child.ts DATABASE_URL PREFIX [REDIS_URL]`. */
import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { Recorder } from '../support/outbox-events.js';
import { startOutboxWorker } from '../support/outbox-world.js';

const [url = '', prefix = '', redisUrl] = process.argv.slice(2);
const consumers = [new Recorder('killed', { batch: 10, first: () => pause(20) })];
await startOutboxWorker({ url, queue: { prefix, ...(redisUrl ? { redisUrl } : {}) }, consumers });
console.log('ready');
