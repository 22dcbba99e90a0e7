import type { OwnService } from './own-service.js';

/** Ctrl-C and SIGTERM leave no service behind. npm may pass the same signal on once more. */
export function stopOnSignal(service: OwnService): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      console.error('Stopped; stopping the service of the demo, too …');
      service.stop().finally(() => process.exit(1));
    });
  }
}
