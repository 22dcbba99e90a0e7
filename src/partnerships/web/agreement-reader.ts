import { Injectable } from '@nestjs/common';
import { AgreementTemplates } from '../../agreements/application/agreement-templates.js';
import { contentOf } from '../../agreements/application/content-of-case.js';
import { type AgreementText, agreementText } from '../../agreements/domain/agreement-text.js';
import type { LoadedCase } from '../application/partnership-store.js';
import type { TextRevision } from '../domain/procedure.js';
import type { Side } from '../domain/states.js';

/** The words of a revision, as they would be printed. */
@Injectable()
export class AgreementReader {
  constructor(private readonly templates: AgreementTemplates) {}

  /** `keeper`: whose original it is, and so who is named first. */
  read({ partnership }: LoadedCase, revision: TextRevision, keeper: Side = 'initiator'): AgreementText {
    const content = contentOf(partnership, revision);
    return agreementText(content, this.templates.templateFor(content), keeper);
  }
}
