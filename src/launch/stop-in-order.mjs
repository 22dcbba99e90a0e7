/**
 * Lets Ctrl-C and SIGTERM end the program with exit code 0 once it has stopped in order. The program's own handlers do
 * the stopping; while there are none, as during boot, the process ends at once.
 */
export function stopInOrder() {
  let askedAt;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      const nobodyElse = process.listenerCount(signal) === 1;
      const now = performance.now();
      if (askedAt === undefined) {
        if (nobodyElse) process.exit(0);
        askedAt = now;
        setTimeout(() => giveUp('It did not stop within 30 s.'), 30_000).unref();
      } else if (now - askedAt > 1_000) {
        // Sooner, it is npm passing on the Ctrl-C that the terminal already sent; later, it is a second wish.
        if (!nobodyElse) giveUp('Stopped without waiting.');
      }
      // Nest's hooks raise the signal again when they are done. This listener keeps it from killing us, so what is
      // left is to wait until the last handle is closed.
      if (nobodyElse) setTimeout(() => process.exit(0), 10_000).unref();
    });
  }
  stopWithNpm();
}

function giveUp(reason) {
  console.error(reason);
  process.exit(1);
}

/** Nobody could stop us by Ctrl-C any more once the npm that started us was killed. */
function stopWithNpm() {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined || parent === 1) return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}
