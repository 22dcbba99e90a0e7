import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/domain/account.js';
import { CaseQuery, type CaseView } from '../../application/case.query.js';
import { actorOf } from '../actor-of.js';

/** Cases whose proposal this person may write in just now. */
@Injectable()
export class OpenProposal {
  constructor(private readonly cases: CaseQuery) {}

  view(reference: string, account: Account): Promise<CaseView> {
    return this.cases.view(reference, actorOf(account));
  }

  /** Null where it can't be changed now, or not by this person: they read it on the page of the case. */
  async openFor(reference: string, account: Account): Promise<CaseView | null> {
    const view = await this.view(reference, account);
    const mayWrite = view.offers.some(({ action, possible }) => action === 'answerSection' && possible);
    return mayWrite ? view : null;
  }
}
