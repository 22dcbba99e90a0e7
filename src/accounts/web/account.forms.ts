import { z } from 'zod';
import { line } from '../../platform/input.js';
import { defineForm } from '../../platform/web/forms/form-declaration.js';
import { languageCodes, languages } from '../../platform/languages.js';

export const detailsForm = defineForm({
  id: 'account',
  schema: z.object({ name: line(200), language: z.enum(languageCodes) }),
  fields: [
    { name: 'name', widget: 'text', autocomplete: 'name' },
    { name: 'language', widget: 'select', options: languages.map(({ code, name }) => ({ value: code, text: name })) },
  ],
});

export const apiKeyForm = defineForm({
  id: 'api-key',
  schema: z.object({ label: line(80) }),
  fields: [{ name: 'label', widget: 'text', width: 20 }],
});
