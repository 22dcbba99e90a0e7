import { z } from 'zod';
import { cleanText } from '../../../platform/input.js';
import { type FormDeclaration, defineForm } from '../../../platform/web/forms/form-declaration.js';
import { actionInputs, reviewCriteria } from '../../domain/actions.js';
import { sectionNames } from '../../domain/proposal.js';
import { type ActionForm, always } from './action-form.js';

const comment = z.string().overwrite(cleanText).max(4000).optional();
const comments = z.object(
  Object.fromEntries(sectionNames.map((section) => [section, comment])) as Record<
    (typeof sectionNames)[number],
    typeof comment
  >,
);

/** One box a section; those left empty are not asked about. */
const requestsSchema = z
  .object({ comments: comments.default({}) })
  .refine((typed) => Object.values(typed.comments).some((text) => text), {
    path: ['comments'],
    error: 'errors:changes.none',
  })
  .transform((typed) => ({
    requests: sectionNames.flatMap((section) => {
      const text = typed.comments[section];
      return text ? [{ section, comment: text }] : [];
    }),
  }))
  .pipe(actionInputs.requestChanges);

export const requestChangesForm: ActionForm = {
  declare: always(
    defineForm({
      id: 'requestChanges',
      schema: requestsSchema,
      fields: [
        {
          name: 'comments',
          widget: 'fieldset',
          fields: sectionNames.map((name) => ({ name, widget: 'textarea' as const, rows: 3 })),
        },
      ],
    }),
  ),
  beside: 'proposal',
};

const scores = ['1', '2', '3', '4', '5'].map((value) => ({ value, text: value }));

const recommendation: FormDeclaration = defineForm({
  id: 'recommend',
  schema: actionInputs.recommend,
  fields: [
    {
      name: 'scores',
      widget: 'fieldset',
      fields: reviewCriteria.map((name) => ({ name, widget: 'radios' as const, inline: true, options: scores })),
    },
    { name: 'reason', widget: 'textarea', rows: 6 },
    { name: 'noTie', widget: 'checkbox' },
  ],
});

export const recommendForm: ActionForm = { declare: always(recommendation), beside: 'proposal' };
