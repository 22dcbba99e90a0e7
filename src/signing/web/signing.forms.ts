import { z } from 'zod';
import {
  namedOrDrawn,
  neitherNamedNorDrawn,
  notProvenOnce,
  proofShape,
  provenOnce,
  signatureShape,
} from '../../partnerships/domain/sign-input.js';
import { defineForm, type FormDeclaration } from '../../platform/web/forms/form-declaration.js';
import { writtenByScript } from '../../platform/web/forms/written-by-script.js';

const drawn = signatureShape.extend({
  strokes: writtenByScript(signatureShape.shape.strokes.unwrap(), 'errors:strokes.points').optional(),
});

/** What travels from the first step to the second. */
export const carriedFields = [
  'typedName',
  'strokes',
  'consent',
  'consentVersion',
  'contentHash',
  'initiatorOriginal',
  'counterpartOriginal',
] as const;

/** First step: the name and the consent, bound to the very text that was read. */
export const signatureForm = defineForm({
  id: 'signing.signature',
  schema: drawn.refine(namedOrDrawn, neitherNamedNorDrawn),
  fields: [
    { name: 'typedName', widget: 'text', autocomplete: 'name' },
    { name: 'strokes', widget: 'hidden' },
    { name: 'consent', widget: 'checkbox' },
    { name: 'consentVersion', widget: 'hidden' },
    { name: 'contentHash', widget: 'hidden' },
    { name: 'initiatorOriginal', widget: 'hidden' },
    { name: 'counterpartOriginal', widget: 'hidden' },
  ],
});

const agreed = z.literal('true', { error: 'errors:signature.consent' }).transform(() => true as const);
const passkey = writtenByScript(proofShape.shape.passkey.unwrap(), 'errors:passkey.unreadable').optional();

/** Second step: the code or the passkey. What was typed and drawn before travels along and is checked again. */
export const codeForm = defineForm({
  id: 'signing.code',
  schema: drawn
    .extend({ ...proofShape.shape, consent: agreed, passkey })
    .refine(namedOrDrawn, neitherNamedNorDrawn)
    .refine(provenOnce, notProvenOnce),
  fields: [
    { name: 'code', widget: 'text', width: 10, inputmode: 'numeric', autocomplete: 'one-time-code' },
    { name: 'passkey', widget: 'hidden' },
    ...carriedFields.map((name) => ({ name, widget: 'hidden' }) as const),
  ],
});

/** The same without a code: a button for whoever has a passkey. */
export const passkeyForm: FormDeclaration = {
  id: 'signing.passkey',
  schema: codeForm.schema,
  fields: codeForm.fields.filter(({ widget }) => widget === 'hidden'),
};
