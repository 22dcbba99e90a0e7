const steps = [1, 4, 15, 60, 300, 1_800, 7_200];

/** The longest wait for somebody else who will be back. */
export const patientSeconds = 300;

/** Seconds until the next try after `attempts` failures, spread a little so that many don't come back at once. */
export function backoffSeconds(attempts: number, random: () => number = Math.random): number {
  const step = steps[Math.min(attempts, steps.length - 1)] ?? 1;
  return step * (0.8 + 0.4 * random());
}
