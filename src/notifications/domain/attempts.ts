const minute = 60_000;
const hour = 60 * minute;

/** How long to wait after each failed attempt: together almost five days, as mail servers wait for each other. */
const pauses = [
  ...[minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 12 * hour],
  ...[24 * hour, 24 * hour, 24 * hour],
];

/** When to try again after `attempts` failed ones; null once nobody can expect it to work any more. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  const pause = pauses[attempts - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause);
}
