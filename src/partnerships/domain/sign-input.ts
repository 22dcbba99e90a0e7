import { z } from 'zod';
import { cleanText } from '../../platform/input.js';
import { consentVersions } from './consent.js';
import { strokesInput } from './strokes.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'errors:sha256');
const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]+$/, 'errors:passkey.unreadable');

/** What an authenticator answers, as browsers write it down (WebAuthn 3, AuthenticationResponseJSON). */
export const passkeyAnswer = z.object({
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(4000),
    signature: base64url(4000),
    userHandle: base64url(200).nullish(),
  }),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
});

/** `challenge` is the id of the challenge that the authenticator answered. */
const passkeyInput = z.object({ challenge: z.uuid('errors:passkey.unreadable'), answer: passkeyAnswer });

/** The name as typed; it may stay away where the signature is drawn. */
const typedName = z
  .string()
  .overwrite(cleanText)
  .overwrite((text) => text.replace(/\s+/g, ' '))
  .max(200)
  .default('');

/** Who signs, and what exactly. */
export const signatureShape = z.object({
  typedName,
  strokes: strokesInput.optional(),
  consent: z.literal(true, { error: 'errors:signature.consent' }),
  /** The words that were agreed to, as they were shown; without it the English ones. */
  consentVersion: z.enum(consentVersions, 'errors:signature.consent').optional(),
  contentHash: sha256,
  initiatorOriginal: sha256,
  counterpartOriginal: sha256,
});

/** The fresh proof of who signs. */
export const proofShape = z.object({
  /** As the mail shows it. */
  code: z
    .string()
    .regex(/^\d{6}$/, 'errors:code.format')
    .optional(),
  passkey: passkeyInput.optional(),
});

/** Said together with what else is wrong, so that nobody is sent back twice. */
function readable({ value }: { value: unknown }): boolean {
  return typeof value === 'object' && value !== null;
}

type Signature = { typedName: string; strokes?: unknown };
type Proof = { code?: string | undefined; passkey?: unknown };

export const namedOrDrawn = ({ typedName: name, strokes }: Signature): boolean => name !== '' || strokes !== undefined;
export const neitherNamedNorDrawn = { error: 'errors:signature.name-or-drawing', path: ['typedName'], when: readable };

/** One proof, and only one: evidence says which it was. */
export const provenOnce = ({ code, passkey }: Proof): boolean => (code === undefined) !== (passkey === undefined);
export const notProvenOnce = { error: 'errors:required', path: ['code'], when: readable };

export const signInput = signatureShape
  .extend(proofShape.shape)
  .refine(namedOrDrawn, neitherNamedNorDrawn)
  .refine(provenOnce, notProvenOnce);
