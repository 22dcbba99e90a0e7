import { sides, type Side } from './states.js';

export const signingModes = ['electronic', 'ceremony'] as const;
/** With a code or a passkey, or with a pen on paper. */
export type SigningMode = (typeof signingModes)[number];

export const signingOrders = ['parallel', 'initiator-first', 'counterpart-first'] as const;
export type SigningOrder = (typeof signingOrders)[number];

/** Where and when both sign with a pen. */
export interface Ceremony {
  place: string;
  /** IANA time zone of the place. */
  zone: string;
  /** Time on a clock there, `2026-08-09T11:00`. */
  startsAt: string;
}

/** How the two communities sign, as one of them or staff proposed it; it counts once both have accepted. */
export interface SigningPlan {
  /** Counts the proposals of this procedure. */
  number: number;
  modes: Record<Side, SigningMode>;
  order: SigningOrder;
  ceremony: Ceremony | null;
  accepted: Record<Side, boolean>;
}

type Planned = { agreedPlan?: SigningPlan; wetInk: Record<Side, object | null> };

/**
 * Without a plan both sign electronically. A case that was signed on paper before plans were made has none, but a paper:
 * then both sign with a pen.
 */
export function modeOf({ agreedPlan, wetInk }: Planned, side: Side): SigningMode {
  if (agreedPlan) return agreedPlan.modes[side];
  return wetInk.initiator || wetInk.counterpart ? 'ceremony' : 'electronic';
}

/** Who has to sign before this side may; null where nobody does, as where both sign the same papers with a pen. */
export function signsAfter({ agreedPlan }: Planned, side: Side): Side | null {
  if (agreedPlan && sides.every((each) => agreedPlan.modes[each] === 'ceremony')) return null;
  const first = firstToSign(agreedPlan?.order ?? 'parallel');
  return first === null || first === side ? null : first;
}

function firstToSign(order: SigningOrder): Side | null {
  if (order === 'parallel') return null;
  return order === 'initiator-first' ? 'initiator' : 'counterpart';
}
