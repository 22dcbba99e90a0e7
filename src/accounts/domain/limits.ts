/** How often something may be tried within a span of time. */
export interface Limit {
  readonly points: number;
  readonly seconds: number;
}

const minutes = 60;
const day = 24 * 60 * minutes;

/**
 * Addresses share an IP behind a city's firewall, so limits by IP are wide. Six digits are guessed in the long run:
 * `wrongCodesForAddress` bounds that to 20 of a million a day; the link in the mail works beyond it.
 */
export const limits = {
  signInForAddress: { points: 8, seconds: 15 * minutes },
  signInFromIp: { points: 100, seconds: 15 * minutes },
  codesFromIp: { points: 50, seconds: 15 * minutes },
  wrongCodesForAddress: { points: 20, seconds: day },
  stepUpForPerson: { points: 10, seconds: 15 * minutes },
  wrongStepUpsForPerson: { points: 20, seconds: day },
  /** Each question to a passkey is a row for some months. */
  passkeysForPerson: { points: 30, seconds: 15 * minutes },
  /** Each may be 20 MB that is kept for years; the busiest case needs five of a side. */
  uploadsOfPerson: { points: 30, seconds: 60 * minutes },
  /** Anybody may ask; each takes a second of a process of its own. */
  verificationsFromIp: { points: 60, seconds: 15 * minutes },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;
