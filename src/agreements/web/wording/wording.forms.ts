import { z } from 'zod';
import { partnershipKinds } from '../../../partnerships/domain/proposal.js';
import { cleanText, paragraphs } from '../../../platform/input.js';
import { defineForm } from '../../../platform/web/forms/form-declaration.js';
import { languageCheckInput } from '../../application/wording/record-language-check.handler.js';
import { libraryClause } from '../../domain/wording/library.js';
import { clauseSettings } from '../../domain/wording/library-changes.js';
import { type VariantQuestion, variantQuestions } from '../../domain/wording/wording-variants.js';

const places = libraryClause.shape.place.options;
const questions = Object.keys(variantQuestions) as [VariantQuestion, ...VariantQuestion[]];
const kinds = partnershipKinds.map((value) => ({ value }));

export const languageCheckForm = defineForm({
  id: 'language-check',
  schema: languageCheckInput,
  fields: [
    { name: 'checkedBy', widget: 'text', autocomplete: 'off' },
    { name: 'shownPack', widget: 'hidden' },
  ],
});

export const publishForm = defineForm({
  id: 'wording-publish',
  schema: z.object({ note: paragraphs(2000) }),
  fields: [{ name: 'note', widget: 'textarea', rows: 3 }],
});

/** Where somebody published meanwhile: the note stays while the changes move to the newest version. */
export const carryOverForm = defineForm({
  id: 'wording-carry-over',
  schema: z.object({ note: z.string().optional(), carryOver: z.literal('yes') }),
  fields: [
    { name: 'note', widget: 'textarea', rows: 3 },
    { name: 'carryOver', widget: 'hidden' },
  ],
});

export const clauseSettingsForm = defineForm({
  id: 'wording-settings',
  schema: clauseSettings,
  fields: [
    { name: 'required', widget: 'checkbox' },
    { name: 'included', widget: 'checkbox' },
    { name: 'kinds', widget: 'checkboxes', options: kinds },
  ],
});

export const newClauseForm = defineForm({
  id: 'wording-clause',
  schema: clauseSettings.extend({
    id: z
      .string()
      .overwrite(cleanText)
      .min(1, 'errors:required')
      .regex(/^[a-z][a-z0-9-]{0,40}$/, 'errors:library.clause-id'),
    place: z.enum(places, { error: 'errors:choice' }),
    dependsOn: z.enum(['nothing', ...questions]).default('nothing'),
  }),
  fields: [
    { name: 'id', widget: 'text', width: 20 },
    { name: 'place', widget: 'radios', options: places.map((value) => ({ value })) },
    { name: 'dependsOn', widget: 'radios', options: ['nothing', ...questions].map((value) => ({ value })) },
    { name: 'required', widget: 'checkbox' },
    { name: 'included', widget: 'checkbox' },
    { name: 'kinds', widget: 'checkboxes', options: kinds },
  ],
});
