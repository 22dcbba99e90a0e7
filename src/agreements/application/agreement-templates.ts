import type { FirstAgreementContent } from '../domain/first-release/first-content.js';
import type { AgreementTemplate } from '../domain/first-release/first-template.js';

/** The published wording of agreements of the first release. Read once; asking never waits. */
export abstract class AgreementTemplates {
  /** Throws when the content names a template that is not shipped. */
  abstract templateFor(content: Pick<FirstAgreementContent, 'template' | 'templateVersion'>): AgreementTemplate;
}
