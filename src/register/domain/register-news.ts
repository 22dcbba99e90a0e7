import type { PartnershipKind } from '../../partnerships/domain/proposal.js';
import type { Side } from '../../partnerships/domain/states.js';

/** Events of a listed partnership that are news to the public, by what the public calls them. */
export const newsOfEvents = { 'partnership.recognised': 'recognised' } as const;

/** Something that happened on the public register. */
export interface RegisterNews {
  readonly what: (typeof newsOfEvents)[keyof typeof newsOfEvents];
  /** ISO instant. */
  readonly at: string;
  readonly number: string;
  readonly kind: PartnershipKind;
  readonly names: Readonly<Record<Side, string>>;
  readonly countries: Readonly<Record<Side, string>>;
  /** Civil date. */
  readonly affiliationDate: string;
}
