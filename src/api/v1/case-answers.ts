import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { z } from 'zod';
import type { Account } from '../../accounts/domain/account.js';
import { CaseQuery, type CaseView } from '../../partnerships/application/case.query.js';
import type { ActorRef } from '../../partnerships/application/partnership-store.js';
import { Translator } from '../../platform/web/translator.js';
import { type partnershipAnswer, partnershipFrom } from '../answers/partnership-answer.js';
import { replayedHeader } from '../requests/idempotency.js';
import { etagOf } from '../requests/if-match.js';

export const actorOf = ({ id }: Account): ActorRef => ({ kind: 'person', personId: id });

/** A case as it is answered to one person, with its ETag. */
@Injectable()
export class CaseAnswers {
  constructor(
    private readonly cases: CaseQuery,
    private readonly texts: Translator,
  ) {}

  /** @throws AppError `partnership.not-found`, also for a case of somebody else. */
  view(reference: string, account: Account): Promise<CaseView> {
    return this.cases.view(reference, actorOf(account));
  }

  async answer(
    reference: string,
    account: Account,
    response: Response,
    replayed = false,
  ): Promise<z.output<typeof partnershipAnswer>> {
    const view = await this.view(reference, account);
    response.setHeader('ETag', etagOf(view.partnership.version));
    if (replayed) response.setHeader(replayedHeader, 'true');
    return partnershipFrom(view, (code, params) => this.say(code, params));
  }

  private say(code: string, params: Readonly<Record<string, unknown>>): string {
    const key = `errors:${code}`;
    return this.texts.has('en', key) ? this.texts.translate('en', key, params) : code;
  }
}
