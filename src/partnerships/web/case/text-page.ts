import type { AgreementText } from '../../../agreements/domain/agreement-text.js';
import type { Words } from '../../../platform/web/words.js';
import type { RevisionView } from './text-view.js';

export interface TextPage {
  readonly reference: string;
  readonly title: Words;
  readonly shown: RevisionView;
  readonly revisions: readonly RevisionView[];
  readonly text: AgreementText;
  readonly backHref: string;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'partnerships/text': TextPage;
  }
}
