import { z } from 'zod';
import { defineForm } from '../../platform/web/forms/form-declaration.js';

export const keyFileForm = defineForm({
  id: 'seal-key',
  schema: z.object({}),
  fields: [
    { name: 'file', widget: 'file', accept: '.p12,.pfx,application/x-pkcs12' },
    { name: 'password', widget: 'password', width: 20, autocomplete: 'off' },
  ],
});
