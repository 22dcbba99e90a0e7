import { Body, Controller, Delete, Get, HttpCode, Patch } from '@nestjs/common';
import { z } from 'zod';
import { People } from '../../accounts/application/people.js';
import { Sessions } from '../../accounts/application/sessions.js';
import type { Account } from '../../accounts/domain/account.js';
import { languages } from '../../accounts/domain/languages.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { line } from '../../platform/input.js';
import { meAnswer, meFrom } from '../answers/me-answer.js';
import { Documented } from '../openapi/documented.js';

const detailsInput = z
  .object({ name: line(200), language: z.enum(languages.map(({ code }) => code) as [string, ...string[]]) })
  .meta({ id: 'MyDetails' });

@Controller('api/v1/me')
@SignedIn()
export class MeController {
  constructor(
    private readonly people: People,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  @Documented({ tag: 'You', summary: 'Who you are and what you may do', answer: meAnswer })
  me(@CurrentAccount() account: Account) {
    return meFrom(account);
  }
}
