import { z } from 'zod';
import { partnershipKinds } from '../../partnerships/domain/proposal.js';
import { bothSides, day, instant, reference, sha256, text } from './text-schemas.js';

const number = text.meta({ example: 'E-2026-00007' });

export const registerLineAnswer = z
  .object({
    number,
    kind: z.enum(partnershipKinds),
    names: bothSides(text),
    countries: bothSides(text),
    areas: z.array(text),
    affiliationDate: day,
  })
  .meta({ id: 'RegisterLine' });

const hashes = z.object({
  content: sha256,
  originals: bothSides(sha256),
  sealed: bothSides(sha256).nullable().meta({ description: 'Null where an earlier release recognised it' }),
  signedCopies: bothSides(sha256).nullable().meta({ description: 'Unsealed, of an earlier release' }),
});

export const registerEntryAnswer = z
  .object({
    number,
    reference,
    kind: z.enum(partnershipKinds),
    parties: bothSides(z.object({ name: text, nameAsSigned: text, level: text, country: text })),
    areas: z.array(text),
    termYears: z.int().nullable(),
    renewable: z.boolean(),
    affiliationDate: day,
    frozenAt: text,
    recognisedAt: instant,
    validity: text,
    recognition: text,
    activity: text,
    signatories: bothSides(
      z.object({ name: text, office: text, capacity: text, mode: text, signedAt: text, zone: text, signedOn: day }),
    ),
    resolutions: bothSides(z.object({ outcome: text, number: text.nullable(), date: day.nullable() })),
    hashes,
  })
  .meta({ id: 'RegisterEntry' });

export const verificationAnswer = z
  .object({
    outcome: z.enum(['recognised', 'signed', 'not-recognised', 'waiting-for-signatures', 'withdrawn-text', 'ended']),
    reference: reference.optional(),
    names: bothSides(text).optional(),
    signedOn: day.optional(),
    hashes: hashes.optional(),
    entry: registerEntryAnswer.optional(),
  })
  .meta({ id: 'Verification', description: 'What a stranger with a document in hand is told about its number' });
