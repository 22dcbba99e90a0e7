import { z } from 'zod';
import { approvalKinds } from '../../approvals/domain/approval.js';
import { voteRules } from '../../approvals/domain/vote.js';
import { signingModes, signingOrders } from '../../partnerships/domain/signing-plan.js';
import { sides } from '../../partnerships/domain/states.js';
import { keyHolders, sealLevels } from '../../sealing/domain/seal-manifest.js';
import { bothSides, day, id, instant, sha256, text } from './text-schemas.js';

const outcomes = [
  'required',
  'granted',
  'defeated',
  'deferred',
  'conditional',
  'rescinded',
  'deemed',
  'waived',
] as const;

export const approvalAnswer = z
  .object({
    kind: z.enum(approvalKinds),
    outcome: z.enum(outcomes).meta({ description: 'Computed from the count; nobody enters it' }),
    final: z.boolean(),
    meetingDate: day.nullable(),
    resolutionNumber: text.nullable(),
    vote: z
      .object({
        ...{ seats: z.int(), yes: z.int(), no: z.int(), abstain: z.int(), absent: z.int() },
        rule: z.enum(voteRules),
        castingVote: z.enum(['none', 'yes', 'no']),
      })
      .nullable(),
    documentSha256: sha256.nullable(),
    documentUrl: text.nullable(),
  })
  .meta({ id: 'Approval' });

export const revisionAnswer = z
  .object({
    number: z.int(),
    proposedBy: z.enum(sides),
    content: z
      .object({
        sha256: sha256.meta({ description: 'Of the canonical content (RFC 8785), which `/texts/{number}` answers' }),
        languages: bothSides(text),
        library: z.int().meta({ description: 'Version of the standard wording that it began with' }),
        clauses: z.array(text).meta({ description: 'Ids, in order' }),
      })
      .optional()
      .meta({ description: 'Absent in texts of the first release' }),
    areas: z.array(text),
    termYears: z.int().nullable().meta({ description: 'Null is indefinite' }),
    renewable: z.boolean(),
    noticeMonths: z.int(),
    names: bothSides(text),
    parties: bothSides(z.object({ shortName: text, level: text })),
  })
  .meta({ id: 'TextRevision' });

export const sealedAnswer = z
  .object({
    copies: bothSides(sha256).meta({ description: 'The sealed original that each side keeps' }),
    level: z.enum(sealLevels).meta({ description: 'PAdES; B-T carries time stamps of an authority' }),
    seals: z.array(
      z.object({
        field: text.meta({ description: 'Name of the signature field in the file' }),
        certificate: sha256.meta({ description: 'Of its DER' }),
        heldBy: z.enum(keyHolders).meta({ description: 'Whose hands the private key is in' }),
      }),
    ),
  })
  .meta({ id: 'SealedOriginals' });

export const planAnswer = z
  .object({
    number: z.int().meta({ description: 'Goes into `acceptPlan`' }),
    modes: bothSides(z.enum(signingModes)),
    order: z.enum(signingOrders),
    ceremony: z
      .object({ place: text, zone: text, startsAt: text.meta({ description: 'On a clock there, `2026-08-09T11:00`' }) })
      .nullable(),
    accepted: bothSides(z.boolean()),
  })
  .meta({ id: 'SigningPlan' });

export const signatureAnswer = z
  .object({
    signatureId: id,
    mode: z.enum(['electronic', 'ceremony']),
    personId: id.nullable(),
    termId: id,
    name: text,
    typedName: text.meta({ description: 'Blank where the signature was drawn and no name typed' }),
    drawnSha256: sha256.optional().meta({ description: 'Of the points that were drawn' }),
    office: text,
    capacity: text,
    basis: text,
    instant,
    zone: text,
    civilDate: day.meta({ description: 'The day on which it was signed, where it was signed' }),
  })
  .meta({ id: 'Signature' });
