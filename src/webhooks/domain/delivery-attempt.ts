/** What came of one call. */
export type AttemptResult =
  | { readonly status: number; readonly retryAfter: string | null }
  | { readonly problem: string };

export type Verdict = 'delivered' | 'gone' | 'failed';

/** Any 2xx is a yes (Standard Webhooks); 410 asks never to be called again. */
export function verdictOf(result: AttemptResult): Verdict {
  if (!('status' in result)) return 'failed';
  if (result.status >= 200 && result.status < 300) return 'delivered';
  return result.status === 410 ? 'gone' : 'failed';
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Waits after the first failure, the second …: nine calls over a day and an hour. */
const waits = [5 * second, minute, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 8 * hour, 10 * hour];
/** Only ever longer, so that the last call comes no earlier than a day after the first. */
const jitter = 0.2;
/** Nobody is kept from being called for longer by what they answer. */
const longestRest = 24 * hour;

/** When to try again after so many tries; null when there were enough. */
export function nextTry(tries: number, now: Date, random: () => number = Math.random): Date | null {
  const wait = waits[tries - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait * (1 + jitter * random()));
}

/** Until when the answer asks to be left alone: `Retry-After`, in seconds or as a date (RFC 9110, 10.2.3). */
export function restUntil(result: AttemptResult, now: Date): Date | null {
  if (!('status' in result) || result.retryAfter === null) return null;
  const asked = result.retryAfter.trim();
  const until = /^\d{1,9}$/.test(asked) ? now.getTime() + Number(asked) * second : Date.parse(asked);
  if (Number.isNaN(until) || until <= now.getTime()) return null;
  return new Date(Math.min(until, now.getTime() + longestRest));
}

/** Failures in a row of one endpoint. */
export interface Failing {
  readonly failures: number;
  readonly since: Date;
}

const tooMany = 50;
/** A burst of events while a receiver is restarted is no reason to stop. */
const atLeast = hour;
const tooLong = 24 * hour;

/** Whether it has kept failing so often, or for so long, that nobody seems to be looking. */
export function keepsFailing({ failures, since }: Failing, now: Date): boolean {
  const lasted = now.getTime() - since.getTime();
  return lasted >= tooLong || (failures >= tooMany && lasted >= atLeast);
}
