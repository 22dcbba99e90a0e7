import { Body, Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { ApiKeys } from '../../accounts/application/api-keys.js';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { apiKeyForm } from '../../accounts/web/account.forms.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import type { IdempotencyUse } from '../../partnerships/application/partnership-store.js';
import { apiKeyAnswer, apiKeyFrom, newApiKeyAnswer } from '../answers/me-answer.js';
import { pageOf } from '../answers/text-schemas.js';
import { Documented } from '../openapi/documented.js';
import { Idempotency } from '../requests/idempotency.js';
import { IdempotentWrites } from '../requests/idempotent-writes.js';
import { KnownId } from '../requests/known-id.pipe.js';
import { sayReplayed } from '../requests/say-replayed.js';

@Controller('api/v1/me/api-keys')
@SignedIn()
export class MyApiKeysController {
  constructor(
    private readonly keys: ApiKeys,
    private readonly writes: IdempotentWrites,
  ) {}

  @Get()
  @Documented({ tag: 'You', summary: 'Your keys, newest first', answer: pageOf(apiKeyAnswer) })
  async list(@CurrentAccount() account: Account) {
    return { items: (await this.keys.list(account.id)).map(apiKeyFrom), nextCursor: null };
  }

  @Post()
  @Documented({
    tag: 'You',
    summary: 'Make a key',
    description: 'The key is shown once. A repeated request answers without it: revoke a key whose answer was lost.',
    status: 201,
    answer: newApiKeyAnswer,
    example: { label: 'Import of our city’s website' },
  })
  async create(
    @Body({ schema: apiKeyForm.schema }) { label }: z.output<typeof apiKeyForm.schema>,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    let secret: string | null = null;
    const written = await this.writes.run(use, async (sql) => {
      const { id, key } = await this.keys.create(account.id, label, sql);
      secret = key;
      return { id, label, key: null };
    });
    // only its hash is kept, so it must not stand in the stored answer either
    return { ...sayReplayed(written, response), key: secret };
  }

  @Delete(':id')
  @HttpCode(204)
  @Documented({ tag: 'You', summary: 'Revoke a key', status: 204 })
  async revoke(
    @Param('id', KnownId) id: string,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    sayReplayed(await this.writes.run(use, () => this.keys.revoke(account.id, id)), response);
  }
}
