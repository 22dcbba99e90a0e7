import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/domain/account.js';
import { CaseQuery } from '../../partnerships/application/case.query.js';
import { sides } from '../../partnerships/domain/states.js';
import { actorOf } from '../../partnerships/web/actor-of.js';
import { AppError } from '../../platform/errors.js';
import { ScanPictures } from '../application/scan-pictures.js';
import type { Compared } from './compare-page.js';

/** A recorded scan and the original that it should show, for whoever may see the case. */
@Injectable()
export class ComparedScans {
  constructor(
    private readonly cases: CaseQuery,
    private readonly pictures: ScanPictures,
  ) {}

  /** @throws AppError `original.nothing-recorded`, also for a side that there isn't */
  async of(asked: { reference: string; side: string }, account: Account): Promise<Compared> {
    const view = await this.cases.view(asked.reference, actorOf(account));
    const side = sides.find((each) => each === asked.side);
    const { frozen, wetInk } = view.partnership.procedure;
    const paper = side ? wetInk[side] : null;
    if (!side || !paper || !frozen) throw new AppError({ kind: 'not-found', code: 'original.nothing-recorded' });
    return { view, side, paper, originalPages: await this.pictures.pagesOf(frozen.originals[side]) };
  }

  /** @throws AppError as `of`, and `document.not-found` beyond the last page */
  async picture(
    asked: { reference: string; side: string },
    account: Account,
    which: 'scan' | 'original',
    page: number,
  ): Promise<Buffer> {
    const { view, side, paper } = await this.of(asked, account);
    const original = view.partnership.procedure.frozen?.originals[side] ?? '';
    return this.pictures.page(which === 'scan' ? paper.documentSha256 : original, page);
  }
}
