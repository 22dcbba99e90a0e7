import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { CaseQuery } from '../../partnerships/application/case.query.js';
import { actorOf } from '../../partnerships/web/actor-of.js';
import { EvidencePackages } from '../application/evidence/evidence-package.js';
import { sendEvidence } from './evidence-zip.js';

/** Everything that proves an agreement, for the people of its case. */
@Controller('partnerships/:reference/evidence.zip')
@SignedIn()
export class EvidenceController {
  constructor(
    private readonly cases: CaseQuery,
    private readonly packages: EvidencePackages,
  ) {}

  @Get()
  async download(
    @Param('reference') reference: string,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { partnership } = await this.cases.view(reference, actorOf(account));
    return sendEvidence(await this.packages.of(partnership), response);
  }
}
