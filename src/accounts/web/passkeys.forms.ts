import { z } from 'zod';
import { passkeyAnswer } from '../../partnerships/domain/sign-input.js';
import { line } from '../../platform/input.js';
import { defineForm } from '../../platform/web/forms/form-declaration.js';
import { writtenByScript } from '../../platform/web/forms/written-by-script.js';

export const passkeysPath = '/account/passkeys';

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]+$/, 'errors:passkey.unreadable');
const label = line(80);

/** What an authenticator answers to a registration (WebAuthn 3, RegistrationResponseJSON). */
const registration = z.object({
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url(4000),
    attestationObject: base64url(40_000),
    transports: z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])).default([]),
  }),
  clientExtensionResults: z.object({}).default({}),
});

const of = <S extends z.ZodType>(answer: S) =>
  writtenByScript(z.object({ challenge: z.uuid('errors:passkey.unreadable'), answer }), 'errors:passkey.unreadable');

export const passkeyForm = defineForm({
  id: 'passkey',
  schema: z.object({ label, passkey: of(registration) }),
  fields: [
    { name: 'label', widget: 'text', width: 20 },
    { name: 'passkey', widget: 'hidden' },
  ],
});

export const passkeyLabelForm = defineForm({
  id: 'passkey-label',
  schema: z.object({ label }),
  fields: [{ name: 'label', widget: 'text', width: 20 }],
});

export const passkeySignInForm = defineForm({
  id: 'passkey-sign-in',
  schema: z.object({ passkey: of(passkeyAnswer), next: z.string().optional() }),
  fields: [
    { name: 'passkey', widget: 'hidden' },
    { name: 'next', widget: 'hidden' },
  ],
});
