import { z } from 'zod';
import { sides } from '../../partnerships/domain/states.js';
import { sealLevels } from '../../sealing/domain/seal-manifest.js';
import { bothSides, day, instant, reference, sha256, text } from './text-schemas.js';

const said = z.object({
  code: text.meta({ description: 'What programs should look at', example: 'seal.content-changed' }),
  message: text,
});

const seal = z.object({
  field: text,
  by: z.enum(['registry', ...sides]),
  heldBy: z.enum(['registry', 'community']).meta({ description: 'In whose hands the private key is' }),
  certificate: sha256,
  subject: text,
  issuer: text,
  serialNumber: text,
  validFrom: instant,
  validTo: instant,
  sealedAt: instant.meta({ description: 'The time that the seal claims' }),
  timeStamp: z.object({ at: instant, by: text, issuer: text, trusted: z.boolean() }).nullable(),
  anchored: z.boolean().meta({ description: 'Its certificate leads to an authority that is trusted here' }),
  revokedAt: instant.nullable(),
});

const signature = z.object({
  side: z.enum(sides),
  party: text,
  name: text,
  office: text,
  capacity: text,
  basis: text,
  mode: text,
  signedAt: instant.nullable().meta({ description: 'Null of a signature with a pen: only its day is known' }),
  zone: text,
  localTime: text.nullable().meta({ description: 'What the clocks showed in `zone`; null with `signedAt`' }),
  civilDate: day,
  place: text.nullable().meta({ description: 'Where it was signed with a pen, as the papers were recorded' }),
  members: z.array(text),
});

/** As `npm run verify -- --json` prints it, there without `register`. */
export const verdictSchema = z
  .object({
    verdict: z.enum(['accepted', 'refused', 'consistent-issuer-unknown']),
    summary: text,
    reasons: z.array(said),
    notes: z.array(said),
    file: z.object({ sha256, bytes: z.int() }),
    document: z
      .object({
        reference,
        keeper: z.enum(sides),
        contentHash: sha256,
        originals: bothSides(sha256),
        chainHead: sha256,
        level: z.enum(sealLevels),
        affiliationDate: day.nullable(),
      })
      .nullable()
      .meta({ description: 'Null where the file is refused: nothing of what it says of itself is repeated' }),
    signatures: z.array(signature),
    seals: z.array(seal),
    register: z
      .object({
        file: z.enum(['sealed-original', 'unsealed-copy', 'reviewed-text', 'other-file', 'unknown']),
        superseded: z.boolean(),
        standing: text.nullable(),
        reference: reference.nullable(),
        number: text.nullable(),
        recognisedAt: instant.nullable(),
        validity: text.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Verdict', description: 'Whether a file is a sealed agreement of ours, whole and unaltered' });
