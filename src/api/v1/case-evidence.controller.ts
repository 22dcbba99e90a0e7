import { Controller, Get, Param, Res, type StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { EvidencePackages } from '../../sealing/application/evidence/evidence-package.js';
import { sendEvidence } from '../../sealing/web/evidence-zip.js';
import { Documented } from '../openapi/documented.js';
import { KnownReference } from '../requests/known-reference.pipe.js';
import { CaseAnswers } from './case-answers.js';

/** Everything that proves an agreement, for whoever may see its case. */
@Controller('api/v1/partnerships/:reference/evidence')
@SignedIn()
export class CaseEvidenceController {
  constructor(
    private readonly cases: CaseAnswers,
    private readonly packages: EvidencePackages,
  ) {}

  @Get()
  @Documented({
    tag: 'Documents',
    summary: 'The evidence of an agreement, in one ZIP',
    description:
      'Sealed and reviewed originals, events, certificates, and a script that checks them. Once it is sealed.',
    answerType: 'application/zip',
  })
  async download(
    @Param('reference', KnownReference) reference: string,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { partnership } = await this.cases.view(reference, account);
    return sendEvidence(await this.packages.of(partnership), response);
  }
}
