import { Body, Controller, Delete, Get, HttpCode, Patch, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { People } from '../../accounts/application/people.js';
import { Sessions } from '../../accounts/application/sessions.js';
import type { Account } from '../../accounts/domain/account.js';
import { languageCodes } from '../../platform/languages.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import type { IdempotencyUse } from '../../partnerships/application/partnership-store.js';
import { line } from '../../platform/input.js';
import { meAnswer, meFrom } from '../answers/me-answer.js';
import { Documented } from '../openapi/documented.js';
import { Idempotency } from '../requests/idempotency.js';
import { IdempotentWrites } from '../requests/idempotent-writes.js';
import { sayReplayed } from '../requests/say-replayed.js';

const detailsInput = z.object({ name: line(200), language: z.enum(languageCodes) }).meta({ id: 'MyDetails' });

@Controller('api/v1/me')
@SignedIn()
export class MeController {
  constructor(
    private readonly people: People,
    private readonly sessions: Sessions,
    private readonly writes: IdempotentWrites,
  ) {}

  @Get()
  @Documented({ tag: 'You', summary: 'Who you are and what you may do', answer: meAnswer })
  me(@CurrentAccount() account: Account) {
    return meFrom(account);
  }

  @Patch()
  @Documented({
    tag: 'You',
    summary: 'Change your name and language',
    answer: meAnswer,
    example: { name: 'Ana Ruiz', language: 'en' },
  })
  async describe(
    @Body({ schema: detailsInput }) details: z.output<typeof detailsInput>,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    const written = await this.writes.run(use, async () => {
      await this.people.describe(account.id, details);
      return { ...meFrom(account), ...details };
    });
    return sayReplayed(written, response);
  }

  @Delete('sessions')
  @HttpCode(204)
  @Documented({ tag: 'You', summary: 'Sign out everywhere', description: 'Keys stay.', status: 204 })
  async signOutEverywhere(@CurrentAccount() account: Account): Promise<void> {
    await this.sessions.endAll(account.id);
  }
}
