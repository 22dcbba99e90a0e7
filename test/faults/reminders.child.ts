/** Takes one step and kills itself at `POINT`: `reminders.child.ts DATABASE_URL NOW DEADLINE POINT`. */
import 'reflect-metadata';
import { QueueClockMails } from '../../src/notifications/application/queue-clock-mails.js';
import { PerformActionHandler } from '../../src/partnerships/application/perform-action.handler.js';
import { openDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import { mailWorld } from '../support/mail-world.js';

export type Point = 'before it is written' | 'after it is written' | 'after the case has lapsed';

const [url = '', now = '', deadline = '', point = ''] = process.argv.slice(2);
const die = (): void => void process.kill(process.pid, 'SIGKILL');

const write = QueueClockMails.prototype.execute;
QueueClockMails.prototype.execute = async function (...given) {
  if (point === 'before it is written') die();
  const told = await write.apply(this, given);
  if (point === 'after it is written') die();
  return told;
};

const perform = PerformActionHandler.prototype.execute;
PerformActionHandler.prototype.execute = async function (...given) {
  const performed = await perform.apply(this, given);
  if (point === 'after the case has lapsed') die();
  return performed;
};

const world = await mailWorld(new Database(await openDataSource({ url, poolSize: 4 })));
world.clock.set(new Date(now));
await world.steps.execute(deadline);
console.log('still alive');
process.exit(0);
