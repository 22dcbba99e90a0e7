import { Body, Controller, HttpCode, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Client } from '../../accounts/application/client.js';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount, CurrentClient } from '../../accounts/web/current-account.js';
import type { IdempotencyUse } from '../../partnerships/application/partnership-store.js';
import { PerformActionHandler } from '../../partnerships/application/perform-action.handler.js';
import { type PersonAction, personActions } from '../../partnerships/domain/actions.js';
import { partnershipAnswer } from '../answers/partnership-answer.js';
import { Documented } from '../openapi/documented.js';
import { Idempotency } from '../requests/idempotency.js';
import { ExpectedVersion, underPrecondition } from '../requests/if-match.js';
import { KnownReference } from '../requests/known-reference.pipe.js';
import { actionDocumentation } from './action-documentation.js';
import { actorOf, CaseAnswers } from './case-answers.js';

const isAction = (name: string): name is PersonAction => (personActions as readonly string[]).includes(name);

/** Every step that a person can take in a partnership's life, one address each. */
@Controller('api/v1/partnerships/:reference/actions')
@SignedIn()
export class ActionsController {
  constructor(
    private readonly perform: PerformActionHandler,
    private readonly cases: CaseAnswers,
  ) {}

  @Post([...personActions])
  @HttpCode(200)
  @Documented({
    tag: 'Partnerships',
    summary: 'Take a step',
    description: '`offers` of the case say which steps are possible now, and what the others lack.',
    answer: partnershipAnswer,
    versioned: true,
    perPath: actionDocumentation,
  })
  async act(
    @Param('reference', KnownReference) reference: string,
    @Body() input: unknown,
    @CurrentAccount() account: Account,
    @CurrentClient() client: Client,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Idempotency() idempotency: IdempotencyUse | undefined,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const command = {
      partnership: reference,
      action: actionIn(request),
      input: input ?? {},
      actor: actorOf(account),
      origin: { address: client.address ?? '', userAgent: client.userAgent ?? '' },
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
      ...(idempotency ? { idempotency } : {}),
    };
    const { repeated } = await underPrecondition(expectedVersion, () => this.perform.execute(command));
    return this.cases.answer(reference, account, response, repeated);
  }
}

/** Express takes addresses in any case; actions have one name. */
function actionIn({ path }: Request): PersonAction {
  const name = path.split('/').filter(Boolean).at(-1) ?? '';
  if (isAction(name)) return name;
  throw new NotFoundException();
}
