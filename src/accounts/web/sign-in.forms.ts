import { z } from 'zod';
import { emailAddress } from '../../platform/input.js';
import { defineForm } from '../../platform/web/forms/form-declaration.js';

export const signInForm = defineForm({
  id: 'sign-in',
  schema: z.object({ mail: emailAddress(), next: z.string().optional() }),
  fields: [
    { name: 'mail', widget: 'email', autocomplete: 'email' },
    { name: 'next', widget: 'hidden' },
  ],
});

/** People type the code as the mail shows it, with a space in the middle. */
export const codeSchema = z
  .string()
  .overwrite((text) => text.replace(/[\s-]/g, ''))
  .min(1, 'errors:required')
  .regex(/^\d{6}$/, 'errors:code.format');

export const codeForm = defineForm({
  id: 'sign-in-code',
  schema: z.object({ code: codeSchema }),
  fields: [{ name: 'code', widget: 'text', width: 10, inputmode: 'numeric', autocomplete: 'one-time-code' }],
});
