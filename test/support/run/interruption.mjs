/** Ctrl-C and SIGTERM end the run at the next step, so that what it started is stopped and its folders are removed. */
export const interruption = new AbortController();

const exitCodes = { SIGINT: 130, SIGTERM: 143 };

export function listenForInterruption() {
  for (const [signal, code] of Object.entries(exitCodes)) {
    process.on(signal, () => {
      process.exitCode = code;
      interruption.abort();
    });
  }
}
