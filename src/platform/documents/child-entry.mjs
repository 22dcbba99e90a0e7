import { Worker } from 'node:worker_threads';

/**
 * The first thing that a child started by `GuardedChild` calls. It never outlives its parent nor its memory limit, and
 * answers each message with what `handle` returns. Returns the settings that the parent gave.
 */
export function enterChild(handle) {
  const { memoryMb, parent, settings } = JSON.parse(process.argv[2]);
  process.once('disconnect', () => process.exit());
  new Worker(new URL('./child-watchdog.mjs', import.meta.url), {
    workerData: { memoryMb, parent },
    resourceLimits: { maxOldGenerationSizeMb: 16 },
  }).unref();
  process.on('message', async (request) => process.send(await handle(request)));
  return settings;
}
