import { z } from 'zod';
import { actionInputs } from '../../partnerships/domain/actions.js';
import { consent } from '../../partnerships/domain/consent.js';
import { defineForm } from '../../platform/web/forms/form-declaration.js';

const hashes = [
  { name: 'contentHash', widget: 'hidden' },
  { name: 'initiatorOriginal', widget: 'hidden' },
  { name: 'counterpartOriginal', widget: 'hidden' },
] as const;

/** First step: the name and the consent, bound to the very text that was read. */
export const signatureForm = defineForm({
  id: 'signing.signature',
  schema: actionInputs.sign.omit({ code: true }),
  fields: [
    { name: 'typedName', widget: 'text', autocomplete: 'name' },
    { name: 'consent', widget: 'checkbox', label: consent.text },
    ...hashes,
  ],
});

const agreed = z.literal('true', { error: 'errors:signature.consent' }).transform(() => true as const);

/** Second step: the code. What was typed before travels along and is checked again. */
export const codeForm = defineForm({
  id: 'signing.code',
  schema: actionInputs.sign.extend({ consent: agreed }),
  fields: [
    { name: 'code', widget: 'text', width: 10, inputmode: 'numeric', autocomplete: 'one-time-code' },
    { name: 'typedName', widget: 'hidden' },
    { name: 'consent', widget: 'hidden' },
    ...hashes,
  ],
});
