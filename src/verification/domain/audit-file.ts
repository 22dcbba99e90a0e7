import { z } from 'zod';
import { sides } from '../../partnerships/domain/states.js';
import { auditSchemaName } from '../../sealing/domain/audit-file.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** One event with exactly what its hash is computed of, and that hash. */
const auditedEvent = z.strictObject({
  partnershipId: z.string().optional(),
  version: z.number().int().min(1),
  type: z.string(),
  schema: z.number().int(),
  actor: z.record(z.string(), z.unknown()),
  entered: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  privateHash: hash.nullable(),
  occurredAt: z.string(),
  prevHash: hash,
  hash,
});

/** `audit.json`: the chain of events up to the sealing. Private parts are left out; their hashes are in it. */
export const auditFileSchema = z.strictObject({
  schema: z.literal(auditSchemaName),
  reference: z.string(),
  partnershipId: z.string(),
  events: z.array(auditedEvent).min(1).max(20_000),
});

export type AuditFile = z.output<typeof auditFileSchema>;
export type AuditedEvent = AuditFile['events'][number];

const said = z.string().max(500);

/** Whether clocks can be shown in it. */
const zone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
});

const bySide = z.object({ initiator: said, counterpart: said });

/** What is read of the events that matter here; a later release may say more in them. */
export const eventData = {
  started: z.object({ reference: z.string() }),
  frozen: z.object({ contentHash: hash, originals: bySide, names: bySide }),
  signatureGiven: z.object({
    side: z.enum(sides),
    contentHash: hash,
    originals: bySide,
    signature: z.object({
      mode: said,
      name: said,
      office: said,
      capacity: said,
      basis: said,
      instant: z.iso.datetime(),
      zone,
      civilDate: z.iso.date(),
      members: z
        .array(z.object({ name: said }))
        .max(200)
        .optional(),
    }),
  }),
  signaturesVoided: z.object({ sides: z.array(z.enum(sides)) }),
  originalRecorded: z.object({ side: z.enum(sides), documentSha256: hash, place: said.optional() }),
  original: z.object({ side: z.enum(sides) }),
  signed: z.object({ affiliationDate: z.iso.date() }),
} as const;

export type FrozenData = z.output<typeof eventData.frozen>;
export type SignatureData = z.output<typeof eventData.signatureGiven>;
