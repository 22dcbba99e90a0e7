import { isChecked, languages } from '../../../platform/languages.js';
import type { Words } from '../../../platform/web/words.js';
import type { MessagePreview, Preview } from '../../../notifications/application/message-preview.js';
import type { PlannedMail } from '../../../notifications/domain/plan-mails.js';
import type { PlannedMessage } from '../../application/planned-messages.js';
import { type PlannedRow, plannedRow, toWhom } from './planned-page.js';

export interface PlannedStepPage {
  readonly row: PlannedRow;
  readonly mails: readonly {
    readonly to: Words;
    readonly language: string;
    readonly code: string;
    readonly checked: boolean;
    readonly preview: Preview | null;
  }[];
  readonly cancelAction: string;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'staff/planned-step': PlannedStepPage;
  }
}

export function plannedStepPage(message: PlannedMessage, preview: MessagePreview): PlannedStepPage {
  const row = plannedRow(message);
  return { row, mails: message.mails.map((mail) => mailView(mail, preview)), cancelAction: `${row.href}/cancel` };
}

/** As it would be written now, in the language of whoever gets it. */
function mailView({ template, recipient, data }: PlannedMail, preview: MessagePreview) {
  const { name, mail, language: code } = recipient;
  return {
    to: toWhom(name, mail),
    language: languages.find((language) => language.code === code)?.name ?? code,
    code,
    checked: isChecked(code),
    preview: preview.of({ template, language: code, recipientName: name, data }),
  };
}
