import { z } from 'zod';
import { defineForm } from '../../platform/web/forms/form-declaration.js';
import type { FormField } from '../../platform/web/forms/form-field.js';
import { memberRoles } from '../application/people-of-communities.js';
import { levels } from '../domain/community.js';
import { communityInput, memberInput } from '../domain/inputs.js';
import { termBases, termCapacities, termChanges, termEnd, termInput } from '../domain/term-inputs.js';

const values = (all: readonly string[]) => all.map((value) => ({ value }));

/** Countries and zones are given with the model: their names depend on the language of the page. */
export const communityForm = defineForm({
  id: 'community',
  schema: communityInput,
  fields: [
    { name: 'name', widget: 'text' },
    { name: 'level', widget: 'radios', options: values(levels) },
    { name: 'country', widget: 'select' },
    { name: 'subdivision', widget: 'text', width: 10, optional: true },
    { name: 'styledName', widget: 'text', optional: true },
    { name: 'officeTitle', widget: 'text', width: 20 },
    { name: 'zone', widget: 'select' },
    { name: 'languages', widget: 'lines', rows: 3, optional: true },
    { name: 'population', widget: 'number', width: 10, inputmode: 'numeric', optional: true },
  ],
});

export const memberForm = defineForm({
  id: 'member',
  schema: memberInput.extend({ role: z.enum(memberRoles, { error: 'errors:choose-one' }) }),
  fields: [
    { name: 'name', widget: 'text', autocomplete: 'off' },
    { name: 'mail', widget: 'email', autocomplete: 'off' },
    { name: 'role', widget: 'radios', options: values(memberRoles) },
  ],
});

const holder: readonly (FormField & { name: 'name' | 'mail' })[] = [
  { name: 'name', widget: 'text', autocomplete: 'off' },
  { name: 'mail', widget: 'email', autocomplete: 'off' },
];

export const termForm = defineForm({
  id: 'term',
  schema: termInput,
  fields: [
    ...holder,
    { name: 'office', widget: 'text', width: 20 },
    { name: 'capacity', widget: 'radios', options: values(termCapacities) },
    { name: 'capacityReason', widget: 'textarea', rows: 3, optional: true },
    { name: 'quorum', widget: 'number', width: 2, inputmode: 'numeric', optional: true },
    { name: 'instrumentSha256', widget: 'file', accept: 'application/pdf', optional: true },
    { name: 'basis', widget: 'radios', options: values(termBases) },
    { name: 'basisReason', widget: 'textarea', rows: 3, optional: true },
    { name: 'from', widget: 'date' },
    { name: 'until', widget: 'date', optional: true },
  ],
});

export const termChangeForm = defineForm({ id: 'term-change', schema: termChanges, fields: [...holder] });

/** Of a member of a board, whose quorum is changed here for all its members. */
export const memberChangeForm = defineForm({
  id: 'term-change',
  schema: termChanges,
  fields: [...holder, { name: 'quorum', widget: 'number', width: 2, inputmode: 'numeric' }],
});

export const termEndForm = defineForm({ id: 'term-end', schema: termEnd, fields: [{ name: 'until', widget: 'date' }] });

/** The file is taken from the body by the controller, and looked into. */
export const armsForm = defineForm({
  id: 'arms',
  schema: z.object({}),
  fields: [{ name: 'picture', widget: 'file', accept: 'image/png,image/svg+xml,.png,.svg' }],
});
