/** Shown to whoever typed the command as it is, without a stack. */
export class LaunchFailure extends Error {
  name = 'LaunchFailure';
}

/** Failures of the product that explain themselves; whatever else is thrown shows where it comes from. */
const selfExplaining = new Set(['LaunchFailure', 'ConfigError', 'EmbeddedDatabaseError']);

/** @param {unknown} error */
export function fail(error) {
  const known = error instanceof Error && selfExplaining.has(error.name);
  console.error(`\n${known ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
}
