import { z } from 'zod';
import { approvalKinds } from '../../approvals/domain/approval.js';
import { voteRules } from '../../approvals/domain/vote.js';
import { sides } from '../../partnerships/domain/states.js';
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

export const signatureAnswer = z
  .object({
    signatureId: id,
    mode: z.enum(['electronic', 'ceremony']),
    personId: id.nullable(),
    termId: id,
    name: text,
    typedName: text,
    office: text,
    capacity: text,
    basis: text,
    instant,
    zone: text,
    civilDate: day.meta({ description: 'The day on which it was signed, where it was signed' }),
  })
  .meta({ id: 'Signature' });
