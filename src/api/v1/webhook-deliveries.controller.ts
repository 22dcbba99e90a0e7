import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import type { IdempotencyUse } from '../../partnerships/application/partnership-store.js';
import { SendAgain } from '../../webhooks/application/send-again.js';
import { SteerWebhooks } from '../../webhooks/application/steer-webhooks.js';
import { WebhooksQuery } from '../../webhooks/application/webhooks.query.js';
import { replayInput, resumeInput } from '../../webhooks/domain/webhook-inputs.js';
import { id as idAnswer, pageOf } from '../answers/text-schemas.js';
import {
  webhookDeliveryAnswer,
  webhookDeliveryDetailsAnswer,
  webhookDeliveryDetailsFrom,
  webhookDeliveryFrom,
} from '../answers/webhook-answer.js';
import { Documented } from '../openapi/documented.js';
import { Idempotency } from '../requests/idempotency.js';
import { IdempotentWrites } from '../requests/idempotent-writes.js';
import { KnownId } from '../requests/known-id.pipe.js';
import { markOf, pageQuery } from '../requests/page-query.js';
import { sayReplayed } from '../requests/say-replayed.js';
import { actingPerson } from './acting-person.js';

const logQuery = z.object({ ...pageQuery, state: z.enum(['delivered', 'failed', 'waiting']).optional() });
const range = { from: '2026-03-01T00:00:00Z', until: '2026-03-02T00:00:00Z', which: 'undelivered' };

/** What webhooks were sent, and what they are to be sent again. */
@Controller('api/v1/webhooks/:id')
@SignedIn()
export class WebhookDeliveriesController {
  constructor(
    private readonly query: WebhooksQuery,
    private readonly steer: SteerWebhooks,
    private readonly again: SendAgain,
    private readonly writes: IdempotentWrites,
  ) {}

  @Get('deliveries')
  @Documented({
    tag: 'Webhooks',
    summary: 'What it was sent, newest first',
    description: 'Kept for 90 days.',
    answer: pageOf(webhookDeliveryAnswer),
  })
  async log(
    @Param('id', KnownId) id: string,
    @Query({ schema: logQuery }) { limit, cursor, state }: z.output<typeof logQuery>,
    @CurrentAccount() account: Account,
  ) {
    const filter = { state: state ?? null, mark: markOf(cursor, 'instant'), limit };
    const { rows, after } = await this.query.deliveries(id, filter, actingPerson(account));
    return { items: rows.map(webhookDeliveryFrom), nextCursor: after };
  }

  @Get('deliveries/:delivery')
  @Documented({
    tag: 'Webhooks',
    summary: 'One delivery, with what was sent and answered',
    answer: webhookDeliveryDetailsAnswer,
  })
  async one(
    @Param('id', KnownId) id: string,
    @Param('delivery', KnownId) deliveryId: string,
    @CurrentAccount() account: Account,
  ) {
    return webhookDeliveryDetailsFrom(await this.query.delivery(id, deliveryId, actingPerson(account)));
  }

  @Post('deliveries/:delivery/replay')
  @HttpCode(202)
  @Documented({ tag: 'Webhooks', summary: 'Send one again', description: 'Under the same webhook-id.', status: 202 })
  async replayOne(
    @Param('id', KnownId) id: string,
    @Param('delivery', KnownId) deliveryId: string,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const work = this.writes.run(use, (sql) => this.again.one(id, deliveryId, actingPerson(account), sql));
    sayReplayed(await work, response);
  }

  @Post('replay')
  @HttpCode(202)
  @Documented({
    tag: 'Webhooks',
    summary: 'Send the events of some time again',
    description: 'What it would be told now, under the same webhook-ids; `which` says whether also what was delivered.',
    status: 202,
    answer: z.object({ count: z.int() }),
    example: range,
  })
  async replay(
    @Param('id', KnownId) id: string,
    @Body({ schema: replayInput }) input: z.output<typeof replayInput>,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    const work = this.writes.run(use, async (sql) => ({
      count: await this.again.range(id, input, actingPerson(account), sql),
    }));
    return sayReplayed(await work, response);
  }

  @Post('test')
  @HttpCode(202)
  @Documented({
    tag: 'Webhooks',
    summary: 'Send a test event',
    description: 'Also to one that is paused. It is tried once.',
    status: 202,
    answer: z.object({ deliveryId: idAnswer }),
  })
  async test(
    @Param('id', KnownId) id: string,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    const work = this.writes.run(use, async (sql) => ({
      deliveryId: await this.again.test(id, actingPerson(account), sql),
    }));
    return sayReplayed(await work, response);
  }

  @Post('pause')
  @HttpCode(204)
  @Documented({ tag: 'Webhooks', summary: 'Pause it', description: 'What happens meanwhile is held.', status: 204 })
  async pause(
    @Param('id', KnownId) id: string,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    sayReplayed(await this.writes.run(use, (sql) => this.steer.pause(id, actingPerson(account), sql)), response);
  }

  @Post('resume')
  @HttpCode(204)
  @Documented({
    tag: 'Webhooks',
    summary: 'Let it go on',
    description: '`missed` says whether what was held is sent or left out.',
    status: 204,
    example: { missed: 'send' },
  })
  async resume(
    @Param('id', KnownId) id: string,
    @Body({ schema: resumeInput }) input: z.output<typeof resumeInput>,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    sayReplayed(
      await this.writes.run(use, (sql) => this.steer.resume(id, input, actingPerson(account), sql)),
      response,
    );
  }
}
