import type { AgreementContent } from '../domain/agreement-content.js';
import type { AgreementTemplate } from '../domain/agreement-template.js';

/** The published wording of agreements. Read once; asking never waits. */
export abstract class AgreementTemplates {
  /** Throws when the content names a template that is not shipped. */
  abstract templateFor(content: Pick<AgreementContent, 'template' | 'templateVersion'>): AgreementTemplate;
}
