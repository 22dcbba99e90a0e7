import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import type { IdempotencyUse } from '../../partnerships/application/partnership-store.js';
import { eventTypes } from '../../partnerships/domain/events.js';
import type { Sql } from '../../platform/database/database.js';
import { KeepWebhooks, type NewWebhook } from '../../webhooks/application/keep-webhooks.js';
import { WebhooksQuery } from '../../webhooks/application/webhooks.query.js';
import { endpointInput, rotateInput } from '../../webhooks/domain/webhook-inputs.js';
import { pageOf, text } from '../answers/text-schemas.js';
import { newWebhookAnswer, webhookAnswer, webhookFrom } from '../answers/webhook-answer.js';
import { Documented } from '../openapi/documented.js';
import { Idempotency } from '../requests/idempotency.js';
import { IdempotentWrites } from '../requests/idempotent-writes.js';
import { KnownId } from '../requests/known-id.pipe.js';
import { markOf, pageQuery } from '../requests/page-query.js';
import { sayReplayed } from '../requests/say-replayed.js';
import { actingPerson } from './acting-person.js';

const newEndpoint = endpointInput.safeExtend({
  communityId: z
    .uuid()
    .nullable()
    .meta({ description: 'One that you are a clerk of; null is the association’s, for staff' }),
});
const listQuery = z.object(pageQuery);
const example = { name: 'Website', url: 'https://hooks.city.example/entente', events: 'all', eventTypes: [] };

/** Addresses of programs that are told what happens, after Standard Webhooks. */
@Controller('api/v1')
@SignedIn()
export class WebhooksApiController {
  constructor(
    private readonly query: WebhooksQuery,
    private readonly keep: KeepWebhooks,
    private readonly writes: IdempotentWrites,
  ) {}

  @Get('webhook-event-types')
  @Documented({
    tag: 'Webhooks',
    summary: 'Events that a webhook can be told of',
    answer: z.object({ items: z.array(text) }),
  })
  types() {
    return { items: eventTypes };
  }

  @Get('webhooks')
  @Documented({
    tag: 'Webhooks',
    summary: 'Webhooks of your communities, newest first; everybody’s for staff',
    answer: pageOf(webhookAnswer),
  })
  async list(
    @Query({ schema: listQuery }) { limit, cursor }: z.output<typeof listQuery>,
    @CurrentAccount() account: Account,
  ) {
    const mark = markOf(cursor, 'instant');
    if (!account.isStaff)
      return { items: (await this.query.own(actingPerson(account))).map(webhookFrom), nextCursor: null };
    const { rows, after } = await this.query.all(mark, limit, actingPerson(account));
    return { items: rows.map(webhookFrom), nextCursor: after };
  }

  @Post('webhooks')
  @Documented({
    tag: 'Webhooks',
    summary: 'Add a webhook',
    description:
      'Without `events` those in `eventTypes` are meant, or every one where none is named. The secret is shown once. A repeated request answers without it: change the secret if its answer was lost.',
    status: 201,
    answer: newWebhookAnswer,
    example: { communityId: '0197f3a0-0000-7000-8000-000000000000', ...example },
  })
  async create(
    @Body({ schema: newEndpoint }) { communityId, ...input }: z.output<typeof newEndpoint>,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    return this.secretly(use, response, (sql) => this.keep.create(communityId, input, actingPerson(account), sql));
  }

  @Get('webhooks/:id')
  @Documented({ tag: 'Webhooks', summary: 'One webhook', answer: webhookAnswer })
  async one(@Param('id', KnownId) id: string, @CurrentAccount() account: Account) {
    return webhookFrom((await this.query.one(id, actingPerson(account))).endpoint);
  }

  @Put('webhooks/:id')
  @HttpCode(204)
  @Documented({ tag: 'Webhooks', summary: 'Change its name, address and events', status: 204, example })
  async change(
    @Param('id', KnownId) id: string,
    @Body({ schema: endpointInput }) input: z.output<typeof endpointInput>,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    sayReplayed(await this.writes.run(use, (sql) => this.keep.change(id, input, actingPerson(account), sql)), response);
  }

  @Delete('webhooks/:id')
  @HttpCode(204)
  @Documented({ tag: 'Webhooks', summary: 'Remove it, with its secrets and deliveries', status: 204 })
  async remove(
    @Param('id', KnownId) id: string,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    sayReplayed(await this.writes.run(use, (sql) => this.keep.remove(id, actingPerson(account), sql)), response);
  }

  @Post('webhooks/:id/secret')
  @Documented({
    tag: 'Webhooks',
    summary: 'Change its secret',
    description: 'The former one signs beside it for a day, unless `atOnce` says that it leaked.',
    status: 201,
    answer: newWebhookAnswer,
    example: { atOnce: false },
  })
  async rotate(
    @Param('id', KnownId) id: string,
    @Body({ schema: rotateInput }) input: z.output<typeof rotateInput>,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    return this.secretly(use, response, (sql) => this.keep.rotate(id, input, actingPerson(account), sql));
  }

  /** The secret rests encrypted, so it must not stand in the stored answer either. */
  private async secretly(
    use: IdempotencyUse | undefined,
    response: Response,
    work: (sql: Sql) => Promise<NewWebhook>,
  ): Promise<z.output<typeof newWebhookAnswer>> {
    let secret: string | null = null;
    const written = await this.writes.run(use, async (sql) => {
      const made = await work(sql);
      secret = made.secret;
      return { id: made.id };
    });
    response.setHeader('Cache-Control', 'no-store');
    return { ...sayReplayed(written, response), secret };
  }
}
