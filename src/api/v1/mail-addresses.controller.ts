import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import type { Account } from '../../accounts/domain/account.js';
import { StaffOnly } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { LiftPause } from '../../notifications/application/addresses/lift-pause.js';
import { PauseByStaff, pauseByStaffInput } from '../../notifications/application/addresses/pause-by-staff.js';
import { PausedAddresses } from '../../notifications/application/addresses/paused-addresses.js';
import type { IdempotencyUse } from '../../partnerships/application/partnership-store.js';
import { instant, pageOf, reference, text } from '../answers/text-schemas.js';
import { Documented } from '../openapi/documented.js';
import { Idempotency } from '../requests/idempotency.js';
import { IdempotentWrites } from '../requests/idempotent-writes.js';
import { pageQuery, plainCursor, searchText } from '../requests/page-query.js';
import { sayReplayed } from '../requests/say-replayed.js';

const pausedAnswer = z
  .object({
    mail: text,
    because: z.enum(['bounced', 'not-me', 'by-staff']),
    since: instant,
    detail: text.nullable().meta({ description: 'What the mail server said, or what staff wrote' }),
    reference: reference.nullable().meta({ description: 'Of the case whose mail showed it' }),
  })
  .meta({ id: 'PausedAddress' });
const listQuery = z.object({ ...pageQuery, find: searchText });
const liftInput = z.object({ mail: z.email().max(200).toLowerCase() });
const cursors = plainCursor(z.string().max(200));

/** Addresses that get no reminders and no news. */
@Controller('api/v1/mail/addresses')
@StaffOnly()
export class MailAddressesController {
  constructor(
    private readonly addresses: PausedAddresses,
    private readonly lifting: LiftPause,
    private readonly pausing: PauseByStaff,
    private readonly writes: IdempotentWrites,
  ) {}

  @Get()
  @Documented({
    tag: 'Operations',
    summary: 'Addresses that are not written to, newest first',
    description: 'No case lapses while it waits for somebody at one of them.',
    answer: pageOf(pausedAnswer),
  })
  async list(@Query({ schema: listQuery }) { limit, cursor, find }: z.output<typeof listQuery>) {
    const after = cursors.read(cursor);
    const filter = { limit, ...(find ? { find } : {}), ...(after ? { after } : {}) };
    const { addresses, next } = await this.addresses.page(filter);
    const items = addresses.map(({ since, ...address }) => ({ ...address, since: since.toISOString() }));
    return { items, nextCursor: next ? cursors.write(next) : null };
  }

  @Post('pause')
  @HttpCode(204)
  @Documented({ tag: 'Operations', summary: 'Stop writing to an address', status: 204 })
  async pause(
    @Body({ schema: pauseByStaffInput }) input: z.output<typeof pauseByStaffInput>,
    @CurrentAccount() { id: by }: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    sayReplayed(await this.writes.run(use, () => this.pausing.execute(input, by)), response);
  }

  @Post('lift')
  @HttpCode(204)
  @Documented({
    tag: 'Operations',
    summary: 'Write to an address again',
    description: 'What was essential and waited for it is sent, and of the reminders the last one of each case.',
    status: 204,
  })
  async lift(
    @Body({ schema: liftInput }) { mail }: z.output<typeof liftInput>,
    @CurrentAccount() { id: by }: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    sayReplayed(await this.writes.run(use, () => this.lifting.byStaff(mail, by)), response);
  }
}
