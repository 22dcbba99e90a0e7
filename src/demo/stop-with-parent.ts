/**
 * Imported before the service by whoever starts one as a child: when that parent is killed, nobody is left to stop the
 * service, so it stops by itself.
 */
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGTERM');
}, 500);
watch.unref();
