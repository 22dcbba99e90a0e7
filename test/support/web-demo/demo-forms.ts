import { z } from 'zod';
import { civilDate, emailAddress, line, paragraphs, wholeNumber } from '../../../src/platform/input.js';
import { defineForm } from '../../../src/platform/web/forms/form-declaration.js';

export const proposalForm = defineForm({
  id: 'proposal',
  schema: z.object({
    title: line(40),
    purpose: paragraphs(200),
    contactEmail: emailAddress(),
    seats: wholeNumber(1, 500),
    decidedOn: civilDate(),
    kind: z.enum(['sister', 'friendship']),
    areas: z.array(z.enum(['education', 'culture', 'trade', 'youth'])).min(2),
    country: z.enum(['JP', 'US']),
    languages: z.array(line(40)).max(4).default([]),
    consent: z.literal(true),
    contact: z.object({ name: line(80), phone: line(40).optional() }),
    supporters: z
      .array(z.object({ name: line(80), role: line(80) }))
      .min(1)
      .max(4),
  }),
  fields: [
    { name: 'title', widget: 'text', width: 20 },
    { name: 'purpose', widget: 'textarea', rows: 4 },
    { name: 'contactEmail', widget: 'email' },
    { name: 'seats', widget: 'number' },
    { name: 'decidedOn', widget: 'date' },
    { name: 'kind', widget: 'radios', options: [{ value: 'sister' }, { value: 'friendship' }] },
    {
      name: 'areas',
      widget: 'checkboxes',
      options: [{ value: 'education' }, { value: 'culture' }, { value: 'trade' }, { value: 'youth' }],
    },
    { name: 'country', widget: 'select' },
    { name: 'languages', widget: 'lines', rows: 3, optional: true },
    {
      name: 'contact',
      widget: 'fieldset',
      fields: [
        { name: 'name', widget: 'text', autocomplete: 'name' },
        { name: 'phone', widget: 'text', width: 20, optional: true },
      ],
    },
    {
      name: 'supporters',
      widget: 'rows',
      max: 4,
      fields: [
        { name: 'name', widget: 'text' },
        { name: 'role', widget: 'text' },
      ],
    },
    { name: 'consent', widget: 'checkbox' },
  ],
});

export const letterForm = defineForm({
  id: 'letter',
  schema: z.object({ note: line(80), letter: z.undefined().optional() }),
  fields: [
    { name: 'letter', widget: 'file', accept: 'application/pdf' },
    { name: 'note', widget: 'text' },
  ],
});
