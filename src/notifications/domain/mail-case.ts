import type { CeremonyChange } from '../../ceremony/domain/ceremony-history.js';
import type { ClockPolicy } from '../../partnerships/domain/clock-policy.js';
import type { EventType, PastEvent } from '../../partnerships/domain/event-parts.js';
import type { Procedure } from '../../partnerships/domain/procedure.js';
import type { PartnershipKind } from '../../partnerships/domain/proposal.js';
import type { Side } from '../../partnerships/domain/states.js';

/** Somebody who can be written to. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly mail: string;
  /** Null until they chose one or were first asked for something. */
  readonly language: string | null;
  /** ISO instant of the midnight that made them the one to sign, of an official whose address was known by then. */
  readonly calledAt?: string;
}

export interface MailCommunity {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** ISO 3166-2; null where it is not known. */
  readonly subdivision: string | null;
  readonly zone: string;
  /** BCP 47, the first one first. */
  readonly languages: readonly string[];
}

/** What mails may know of a case, loaded before anything is decided. */
export interface MailCase {
  readonly partnershipId: string;
  readonly reference: string;
  readonly kind: PartnershipKind;
  readonly procedure: Procedure;
  readonly registerNumber: string | null;
  readonly communities: Record<Side, MailCommunity>;
  /** Members with the role of clerk that is in force. */
  readonly clerks: Record<Side, readonly Person[]>;
  /**
   * Who may sign for the side today: terms in force of the capacity that goes first, with an address that staff
   * confirmed and that is no clerk's of this case.
   */
  readonly officials: Record<Side, readonly Person[]>;
  /** Others whose term is in force today and whose address is confirmed: they may act for the official. */
  readonly deputies: Record<Side, readonly Person[]>;
  readonly staff: readonly Person[];
  /** The policy of the present wait and the newest one. */
  readonly policies: readonly ClockPolicy[];
}

/** The event that mails are about, with what only it knows. */
export type MailEvent<T extends EventType = EventType> = Extract<PastEvent, { type: T }> & {
  readonly id: string;
  /** The side for which somebody acted; null for staff, clock and service. */
  readonly actingSide: Side | null;
  readonly actorName: string | null;
  /** Nobody did it: the time was up. */
  readonly byClock: boolean;
  /** Types of all events that were committed together with this one. */
  readonly together: readonly EventType[];
  /** Types of all events before it. The case may have moved on since: what was true then is asked of these. */
  readonly earlier: readonly EventType[];
  /** What it does to the appointment of the ceremony. */
  readonly ceremony: CeremonyChange | null;
  /** Whose signatures it made void. */
  readonly voidedSignatories: readonly (Person & { readonly side: Side })[];
};
