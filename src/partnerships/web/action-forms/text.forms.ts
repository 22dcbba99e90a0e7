import { z } from 'zod';
import { defineForm } from '../../../platform/web/forms/form-declaration.js';
import { actionInputs } from '../../domain/actions.js';
import { latestRevision } from '../../domain/procedure.js';
import { type ActionForm, always } from './action-form.js';

/** A hidden field is text; the API gets a number. */
const accepted = z
  .object({ revision: z.coerce.number(), contentHash: z.string().optional() })
  .pipe(actionInputs.acceptText);

/** What is accepted is exactly the text beside it, whatever was proposed since the page was opened. */
export const acceptTextForm: ActionForm = {
  declare: always(
    defineForm({
      id: 'acceptText',
      schema: accepted,
      fields: [
        { name: 'revision', widget: 'hidden' },
        { name: 'contentHash', widget: 'hidden' },
      ],
    }),
  ),
  prefill: ({ partnership }) => {
    const latest = latestRevision(partnership.procedure);
    return { revision: latest?.number, contentHash: latest?.content?.sha256 };
  },
  beside: 'text',
};
