import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { Public } from '../../accounts/web/access.js';
import { bounceInput, reportedBounce } from '../../notifications/application/bounces/reported-bounce.js';
import { RecordBounce } from '../../notifications/application/bounces/record-bounce.js';
import { TakeBounceMail } from '../../notifications/application/bounces/take-bounce-mail.js';
import type { Config } from '../../platform/config/config.js';
import { AppError } from '../../platform/errors.js';
import { requireInput } from '../../platform/input.js';
import { CONFIG } from '../../platform/platform.module.js';
import { CsrfExempt } from '../../platform/web/csrf.guard.js';
import { Documented } from '../openapi/documented.js';

const answer = z
  .object({
    known: z.boolean().meta({ description: 'Whether it was about a mail of ours; other reports change nothing' }),
  })
  .meta({ id: 'BounceTaken' });

/** Where a mail service tells us what it couldn't deliver. */
@Controller('api/v1/mail/bounces')
@Public()
@CsrfExempt('A program posts here without a cookie; it proves itself by the signature over the body.')
export class BouncesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly bounces: RecordBounce,
    private readonly mails: TakeBounceMail,
  ) {}

  @Post()
  @HttpCode(200)
  @Documented({
    tag: 'Operations',
    summary: 'Report a mail that was not delivered',
    description:
      'Signed as Standard Webhooks says (`webhook-id`, `webhook-timestamp`, `webhook-signature`) with `BOUNCE_WEBHOOK_SECRET`; the same `webhook-id` counts once. JSON `{ messageId | mail, kind, status, detail }` with `kind` `hard`, `soft` or `complaint`, or the delivery status notification itself as `message/rfc822`. After `hard` and `complaint` the address gets no reminders and no news until somebody lifts that.',
    bodyType: ['application/json', 'message/rfc822'],
    answer,
    changesNothing: true,
  })
  async report(@Req() request: Request): Promise<z.output<typeof answer>> {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const id = this.signedId(request, body);
    if (request.is('message/rfc822')) return { known: await this.mails.execute(body, 'webhook') };
    const input = requireInput(bounceInput, parsed(body));
    return { known: await this.bounces.execute(reportedBounce(input, id)) };
  }

  /** @throws AppError `bounces.signature`, or `bounces.off` where nobody may report */
  private signedId({ headers }: Request, body: Buffer): string {
    const { bounceWebhookSecret: secret } = this.config;
    if (!secret) throw off();
    try {
      new Webhook(secret).verify(body, headers as Record<string, string>, { jsonParse: false });
    } catch {
      throw unsigned();
    }
    return String(headers['webhook-id']).slice(0, 200);
  }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new AppError({ kind: 'invalid', code: 'request.unreadable', message: 'What was sent could not be read.' });
  }
}

const off = (): AppError =>
  new AppError({
    kind: 'not-found',
    code: 'bounces.off',
    message: 'Nobody reports bounces here: BOUNCE_WEBHOOK_SECRET is not set.',
  });
const unsigned = (): AppError =>
  new AppError({
    kind: 'unauthenticated',
    code: 'bounces.signature',
    message: 'The signature does not match. Sign with BOUNCE_WEBHOOK_SECRET, and set the clock.',
  });
