import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { z } from 'zod';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { PapersOfCase, paperUnknown } from '../../agreements/application/papers/papers-of-case.js';
import { isOneSided, paperKinds } from '../../agreements/domain/papers/paper-kinds.js';
import { paperAnswer, paperQuery } from '../answers/paper-answer.js';
import { pageOf } from '../answers/text-schemas.js';
import { Documented } from '../openapi/documented.js';
import { KnownReference } from '../requests/known-reference.pipe.js';
import { CaseAnswers } from './case-answers.js';
import { paperFile } from './paper-file.js';

/** What can be printed for a case besides its agreement, for whoever may see it. */
@Controller('api/v1/partnerships/:reference/papers')
@SignedIn()
export class CasePapersController {
  constructor(
    private readonly cases: CaseAnswers,
    private readonly papers: PapersOfCase,
  ) {}

  @Get()
  @Documented({ tag: 'Documents', summary: 'What can be printed of a case now', answer: pageOf(paperAnswer) })
  async list(@Param('reference', KnownReference) reference: string, @CurrentAccount() account: Account) {
    const view = await this.cases.view(reference, account);
    const base = `/api/v1/partnerships/${view.partnership.reference}/papers`;
    const items = (await this.papers.list(view)).map(({ kind, side, languages }) => ({
      ...{ kind, languages },
      side: isOneSided(kind) ? side : null,
      href: isOneSided(kind) ? `${base}/${kind}?side=${side}` : `${base}/${kind}`,
    }));
    return { items, nextCursor: null };
  }

  @Get(':kind')
  @Documented({
    tag: 'Documents',
    summary: 'One paper to print',
    description: 'Made when it is first asked for, and the same bytes from then on while nothing on it changes.',
    answerType: 'application/pdf',
  })
  async bytes(
    @Param('reference', KnownReference) reference: string,
    @Param('kind') named: string,
    @Query({ schema: paperQuery }) query: z.output<typeof paperQuery>,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const view = await this.cases.view(reference, account);
    const kind = paperKinds.find((each) => each === named);
    if (!kind) throw paperUnknown();
    const document = await this.papers.read(view, { kind, ...query });
    return paperFile(response, document, `${view.partnership.reference}-${kind}`);
  }
}
