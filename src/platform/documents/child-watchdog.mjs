/**
 * Runs beside a child's main thread, because work in native code blocks that thread: it would see neither that memory
 * runs out nor that the parent was killed.
 */
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

const { memoryMb, parent } = workerData;
const stderr = 2;

setInterval(() => {
  if (process.ppid !== parent) end();
  if (process.memoryUsage.rss() > memoryMb * 1024 * 1024) end(`more than ${memoryMb} MB of memory`);
}, 100);

function end(reason) {
  if (reason) writeSync(stderr, reason);
  process.kill(process.pid, 'SIGKILL');
}
