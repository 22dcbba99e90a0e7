import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { StepUp } from '../../accounts/application/step-up.js';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import type { IdempotencyUse } from '../../partnerships/application/partnership-store.js';
import { StartProposalHandler, startProposalInput } from '../../partnerships/application/start-proposal.handler.js';
import { allStates } from '../../partnerships/domain/states.js';
import { eventAnswer, eventsFrom } from '../answers/event-answer.js';
import { partnershipAnswer, waitingColumns } from '../answers/partnership-answer.js';
import { partnershipLineAnswer } from '../answers/partnership-line.js';
import { instant, pageOf } from '../answers/text-schemas.js';
import { Documented } from '../openapi/documented.js';
import { PartnershipListQuery } from '../queries/partnership-list.query.js';
import { Idempotency } from '../requests/idempotency.js';
import { IdempotentWrites } from '../requests/idempotent-writes.js';
import { KnownReference } from '../requests/known-reference.pipe.js';
import { markOf, pageQuery, plainCursor, searchText } from '../requests/page-query.js';
import { sayReplayed } from '../requests/say-replayed.js';
import { actorOf, CaseAnswers } from './case-answers.js';

const filter = z.object({
  ...pageQuery,
  state: z.enum(allStates).optional(),
  waitingOn: z.enum(waitingColumns).optional(),
  community: z.uuid().optional().meta({ description: 'Id of either party' }),
  q: searchText.meta({ description: 'Part of a community’s name or of the reference' }),
});
const eventsQuery = z.object(pageQuery);
const eventCursor = plainCursor(z.int().min(1));
const stepUpAnswer = z.object({ expiresAt: instant }).meta({ id: 'StepUp' });

@Controller('api/v1/partnerships')
@SignedIn()
export class PartnershipsController {
  constructor(
    private readonly start: StartProposalHandler,
    private readonly cases: CaseAnswers,
    private readonly lists: PartnershipListQuery,
    private readonly stepUp: StepUp,
    private readonly writes: IdempotentWrites,
  ) {}

  @Get()
  @Documented({
    tag: 'Partnerships',
    summary: 'Cases of your communities, newest first; all cases for staff',
    answer: pageOf(partnershipLineAnswer),
  })
  async list(@Query({ schema: filter }) query: z.output<typeof filter>, @CurrentAccount() account: Account) {
    const { state, waitingOn = null, community: communityId = null, q: text = '', limit, cursor } = query;
    const mark = markOf(cursor, 'instant');
    const states = state ? [state] : [];
    const found = await this.lists.page({ states, waitingOn, communityId, text, limit, mark }, account);
    return { items: found.rows, nextCursor: found.after };
  }

  @Post()
  @Documented({
    tag: 'Partnerships',
    summary: 'Start a proposal',
    description: 'The initiating community’s clerk or organiser. It is a draft that only this community sees.',
    status: 201,
    answer: partnershipAnswer,
    versioned: true,
    example: { kind: 'sister', initiatorId: '0197…', counterpartId: '0197…' },
  })
  async begin(
    @Body({ schema: startProposalInput }) input: unknown,
    @CurrentAccount() account: Account,
    @Idempotency() idempotency: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    const command = { input, actor: actorOf(account), ...(idempotency ? { idempotency } : {}) };
    const { partnership, repeated } = await this.start.execute(command);
    const answer = await this.cases.answer(partnership.id, account, response, repeated);
    response.setHeader('Location', answer.links.self);
    return answer;
  }

  @Get(':reference')
  @Documented({
    tag: 'Partnerships',
    summary: 'One case, with what you could do now and what is missing',
    answer: partnershipAnswer,
    versioned: true,
  })
  one(
    @Param('reference', KnownReference) reference: string,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ) {
    return this.cases.answer(reference, account, response);
  }

  @Get(':reference/events')
  @Documented({ tag: 'Partnerships', summary: 'What happened, oldest first', answer: pageOf(eventAnswer) })
  async events(
    @Param('reference', KnownReference) reference: string,
    @Query({ schema: eventsQuery }) { limit, cursor }: z.output<typeof eventsQuery>,
    @CurrentAccount() account: Account,
  ) {
    const after = eventCursor.read(cursor) ?? 0;
    const events = eventsFrom(await this.cases.view(reference, account)).filter(({ version }) => version > after);
    const items = events.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: last && events.length > limit ? eventCursor.write(last.version) : null };
  }

  @Post(':reference/step-up')
  @HttpCode(202)
  @Documented({
    tag: 'Partnerships',
    summary: 'Have a fresh code mailed to you, for `sign`',
    description: 'A code that was mailed before for this case dies.',
    status: 202,
    answer: stepUpAnswer,
  })
  async askForCode(
    @Param('reference', KnownReference) reference: string,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { partnership } = await this.cases.view(reference, account);
    const written = await this.writes.run(use, async (sql) => {
      const { expiresAt } = await this.stepUp.requestStepUp(account.id, partnership.id, sql);
      return { expiresAt: expiresAt.toISOString() };
    });
    return sayReplayed(written, response);
  }
}
