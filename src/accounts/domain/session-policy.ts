/** How the person of a session proved who they are. */
export type SignInMethod = 'mail-link' | 'mail-code' | 'passkey';

/** Seconds until a session ends whatever happens, and seconds without a request after which it ends. */
export interface SessionPolicy {
  readonly absolute: number;
  readonly idle: number;
}

const hours = 3_600;
const days = 24 * hours;

const short: SessionPolicy = { absolute: 12 * hours, idle: 2 * hours };
const long: SessionPolicy = { absolute: 30 * days, idle: 7 * days };

/**
 * Staff see every case, so their sessions are short. So is one that began with an invitation or signature link: those
 * work for days and may be forwarded.
 */
export function sessionPolicy(who: { staff: boolean; admin: boolean; byActionLink: boolean }): SessionPolicy {
  return who.staff || who.admin || who.byActionLink ? short : long;
}
