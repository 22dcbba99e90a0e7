import { defineForm } from '../../../platform/web/forms/form-declaration.js';
import { actionInputs } from '../../domain/actions.js';

/** Instead of changing a section that staff commented on. */
export const explanationForm = defineForm({
  id: 'section.words',
  schema: actionInputs.answerChangeRequest.pick({ words: true }),
  fields: [{ name: 'words', widget: 'textarea', rows: 6 }],
});
