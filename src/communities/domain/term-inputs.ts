import { z } from 'zod';
import { civilDate, emailAddress, line, paragraphs, wholeNumber } from '../../platform/input.js';

export const termCapacities = ['holder', 'acting', 'delegate', 'collegiate'] as const;
export const termBases = ['elected', 'appointed'] as const;

/** A day that PostgreSQL and the people who were there have in common. */
const day = civilDate().refine((text) => text >= '1800-01-01', 'errors:date');

const quorum = wholeNumber(1, 99).meta({ description: 'Of a board: how many of its members have to sign' });
const instrumentSha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'errors:sha256')
  .meta({ description: 'Of a delegate: the instrument, a PDF that you uploaded before' });

/** Who holds the community's highest office from when until when. */
export const termInput = z
  .object({
    name: line(200),
    mail: emailAddress(),
    office: line(100),
    capacity: z.enum(termCapacities, { error: 'errors:choose-one' }),
    capacityReason: paragraphs(1000).optional().meta({ description: 'Why somebody acts for the holder' }),
    quorum: quorum.optional(),
    instrumentSha256: instrumentSha256.optional(),
    basis: z.enum(termBases, { error: 'errors:choose-one' }),
    basisReason: paragraphs(1000).optional(),
    from: day,
    until: day.nullable().optional(),
  })
  .superRefine(termProblems)
  .meta({ id: 'TermInput' });

interface Checked {
  readonly capacity: (typeof termCapacities)[number];
  readonly capacityReason?: string | undefined;
  readonly quorum?: number | undefined;
  readonly instrumentSha256?: string | undefined;
  readonly basis: (typeof termBases)[number];
  readonly basisReason?: string | undefined;
  readonly from: string;
  readonly until?: string | null | undefined;
}

/** What each capacity rests on is asked of it, and of no other. */
function termProblems(term: Checked, context: z.RefinementCtx): void {
  const needs = (wanted: boolean, path: keyof Checked, code: string) => {
    if (wanted) context.addIssue({ code: 'custom', path: [path], message: `errors:term.${code}` });
  };
  const { capacity, until } = term;
  needs(term.basis === 'appointed' && !term.basisReason, 'basisReason', 'basis-reason');
  needs(capacity === 'acting' && !term.capacityReason, 'capacityReason', 'acting-reason');
  needs(capacity === 'delegate' && !term.instrumentSha256, 'instrumentSha256', 'instrument');
  needs(capacity === 'delegate' && !until, 'until', 'delegate-until');
  needs(capacity === 'collegiate' && term.quorum === undefined, 'quorum', 'quorum');
  needs(Boolean(until && until < term.from), 'until', 'until-before-from');
}

/**
 * Another spelling or address of the person who holds the office, or another quorum of the board. What staff confirmed
 * of it ends.
 */
export const termChanges = z
  .object({ name: line(200).optional(), mail: emailAddress().optional(), quorum: quorum.optional() })
  .refine((changes) => Object.keys(changes).length > 0, 'errors:nothing-to-change')
  .meta({ id: 'TermChanges' });

/** What was looked at: what was entered instead meanwhile isn't confirmed by it. */
export const termConfirmation = z
  .object({
    mail: emailAddress(),
    instrumentSha256: instrumentSha256.optional().meta({ description: 'Of a delegate: the instrument that you read' }),
    quorum: quorum.optional().meta({ description: 'Of a member of a board: the quorum that you checked' }),
  })
  .meta({ id: 'TermConfirmation' });

/** The last day, inclusive, as counted in the community. */
export const termEnd = z.object({ until: day }).meta({ id: 'TermEnd' });

export type TermInput = z.output<typeof termInput>;
export type TermChanges = z.output<typeof termChanges>;
export type TermConfirmation = z.output<typeof termConfirmation>;
