import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { StaffOnly } from '../../accounts/web/access.js';
import { type MessageFilter, MessageList } from '../../notifications/application/message-list.js';
import { ResendMessage } from '../../notifications/application/resend-message.js';
import type { IdempotencyUse } from '../../partnerships/application/partnership-store.js';
import { AppError } from '../../platform/errors.js';
import { Incidents } from '../../platform/outbox/incidents.js';
import { incidentAnswer, messageAnswer, messageFrom } from '../answers/operations-answer.js';
import { pageOf, reference } from '../answers/text-schemas.js';
import { Documented } from '../openapi/documented.js';
import { IncidentListQuery } from '../queries/incident-list.query.js';
import { Idempotency } from '../requests/idempotency.js';
import { IdempotentWrites } from '../requests/idempotent-writes.js';
import { KnownId } from '../requests/known-id.pipe.js';
import { pageQuery, plainCursor } from '../requests/page-query.js';
import { sayReplayed } from '../requests/say-replayed.js';

const incidentsQuery = z.object(pageQuery);
const messagesQuery = z.object({
  ...pageQuery,
  state: messageAnswer.shape.state
    .or(z.literal('followed'))
    .optional()
    .meta({ description: '`followed` are those that were sent and whose link was followed' }),
  reference: reference.max(40).optional().meta({ description: 'Of the partnership that they are about' }),
});
const incidentCursor = plainCursor(
  z.object({
    eventId: z.uuid(),
    consumer: z
      .string()
      .max(100)
      .regex(/^[\w.-]+$/),
  }),
);
const messageCursor = plainCursor(z.uuid());

/** What staff keep running: deliveries that were given up, and mail. */
@Controller('api/v1')
@StaffOnly()
export class OperationsController {
  constructor(
    private readonly incidentList: IncidentListQuery,
    private readonly incidents: Incidents,
    private readonly messageList: MessageList,
    private readonly resending: ResendMessage,
    private readonly writes: IdempotentWrites,
  ) {}

  @Get('incidents')
  @Documented({
    tag: 'Operations',
    summary: 'Work that was given up, newest event first',
    answer: pageOf(incidentAnswer),
  })
  async listIncidents(@Query({ schema: incidentsQuery }) { limit, cursor }: z.output<typeof incidentsQuery>) {
    const found = await this.incidentList.page(incidentCursor.read(cursor), limit + 1);
    const items = found
      .slice(0, limit)
      .map((incident) => ({ id: `${incident.eventId}.${incident.consumer}`, ...incident }));
    const last = found.length > limit ? items.at(-1) : undefined;
    const nextCursor = last ? incidentCursor.write({ eventId: last.eventId, consumer: last.consumer }) : null;
    return { items, nextCursor };
  }

  @Post('incidents/:incident/retry')
  @HttpCode(202)
  @Documented({ tag: 'Operations', summary: 'Try it again', status: 202 })
  async retry(
    @Param('incident') incident: string,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const [, eventId, consumer] =
      /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w.-]{1,100})$/.exec(incident) ?? [];
    const written = await this.writes.run(use, async () => {
      if (!eventId || !consumer || !(await this.incidents.retry(eventId, consumer))) throw incidentUnknown();
    });
    sayReplayed(written, response);
  }

  @Get('messages')
  @Documented({ tag: 'Operations', summary: 'Mails, newest first', answer: pageOf(messageAnswer) })
  async listMessages(@Query({ schema: messagesQuery }) { limit, cursor, ...filter }: z.output<typeof messagesQuery>) {
    const before = messageCursor.read(cursor);
    const page = { limit, ...filter, ...(before ? { before } : {}) } as MessageFilter;
    const { messages, older } = await this.messageList.page(page);
    return { items: messages.map(messageFrom), nextCursor: older ? messageCursor.write(older) : null };
  }

  @Post('messages/:id/resend')
  @HttpCode(202)
  @Documented({
    tag: 'Operations',
    summary: 'Send a mail again',
    description:
      'Under the same Message-ID. A reminder goes out in the working hours of its recipient; where the case no longer waits for them it is refused with 409 `message.no-longer-wanted`.',
    status: 202,
  })
  async resend(
    @Param('id', KnownId) id: string,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    sayReplayed(await this.writes.run(use, () => this.resending.execute(id)), response);
  }
}

const incidentUnknown = (): AppError =>
  new AppError({ kind: 'not-found', code: 'incident.unknown', message: 'There is no such incident any more.' });
