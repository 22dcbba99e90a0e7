import { Body, Controller, Get, HttpCode, Param, Patch, Post, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn, StaffOnly } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { CommunitiesQuery } from '../../communities/application/communities.query.js';
import { termChanges, termConfirmation, termEnd, termInput } from '../../communities/domain/term-inputs.js';
import type { HeldTerm } from '../../communities/domain/office-term.js';
import type { IdempotencyUse } from '../../partnerships/application/partnership-store.js';
import type { Sql } from '../../platform/database/database.js';
import { Wake } from '../../platform/outbox/wake.js';
import { termAnswer, termFrom } from '../answers/community-answer.js';
import { pageOf } from '../answers/text-schemas.js';
import { Documented } from '../openapi/documented.js';
import { Idempotency } from '../requests/idempotency.js';
import { IdempotentWrites } from '../requests/idempotent-writes.js';
import { KnownId } from '../requests/known-id.pipe.js';
import { sayReplayed } from '../requests/say-replayed.js';
import { actingPerson } from './acting-person.js';
import { TermCommands } from './term-commands.js';

const example = {
  ...{ name: 'A. Mayor', mail: 'mayor@city.example', office: 'Mayor', capacity: 'holder', basis: 'elected' },
  ...{ from: '2026-01-01', until: null },
};

@Controller('api/v1/communities/:id/terms')
@SignedIn()
export class TermsController {
  constructor(
    private readonly query: CommunitiesQuery,
    private readonly commands: TermCommands,
    private readonly writes: IdempotentWrites,
    private readonly wake: Wake,
  ) {}

  @Get()
  @Documented({ tag: 'Communities', summary: 'Who holds the highest office, newest first', answer: pageOf(termAnswer) })
  async list(@Param('id', KnownId) id: string, @CurrentAccount() account: Account) {
    const terms = await this.query.termsOf(id, actingPerson(account));
    return { items: terms.map(termFrom), nextCursor: null };
  }

  @Post()
  @Documented({
    tag: 'Communities',
    summary: 'Enter an office term',
    description:
      'The community’s own clerk, or staff. A delegate needs `instrumentSha256`, of a PDF that you uploaded, and a last day; a member of a board needs `quorum`, which then is that of all its members; whoever acts for the holder needs `capacityReason`. Before the official can sign, staff confirm what was entered.',
    status: 201,
    answer: termAnswer,
    example,
  })
  enter(
    @Param('id', KnownId) communityId: string,
    @Body({ schema: termInput }) input: unknown,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    const by = actingPerson(account);
    return this.write(use, response, (sql) => this.commands.enter.execute({ communityId, input, by }, sql));
  }

  @Patch(':termId')
  @Documented({
    tag: 'Communities',
    summary: 'Change an official’s name or address, or the quorum of a board',
    description:
      'Ends the confirmation of the former address and every open link that was sent to it. Another quorum counts for all members of the board, and is confirmed anew.',
    answer: termAnswer,
    example: { mail: 'new.mayor@city.example' },
  })
  change(
    @Param('id', KnownId) communityId: string,
    @Param('termId', KnownId) termId: string,
    @Body({ schema: termChanges }) input: unknown,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    const by = actingPerson(account);
    return this.write(use, response, (sql) => this.commands.change.execute({ communityId, termId, input, by }, sql));
  }

  @Post(':termId/confirm')
  @StaffOnly()
  @HttpCode(200)
  @Documented({
    tag: 'Communities',
    summary: 'Confirm that an address is the official’s own, and what their authority rests on',
    description:
      'Name what you looked at: of a delegate also the instrument, of a member of a board also the quorum. Never by somebody who acts for the community, never the address of one of its clerks.',
    answer: termAnswer,
    example: { mail: 'mayor@city.example' },
  })
  confirm(
    @Param('id', KnownId) communityId: string,
    @Param('termId', KnownId) termId: string,
    @Body({ schema: termConfirmation }) input: unknown,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    const by = actingPerson(account);
    return this.write(use, response, (sql) => this.commands.confirm.execute({ communityId, termId, input, by }, sql));
  }

  @Post(':termId/end')
  @HttpCode(200)
  @Documented({
    tag: 'Communities',
    summary: 'Set the last day of a term',
    description: 'Signatures that were given stay. A delegation can’t last longer than its instrument.',
    answer: termAnswer,
    example: { until: '2026-12-31' },
  })
  end(
    @Param('id', KnownId) communityId: string,
    @Param('termId', KnownId) termId: string,
    @Body({ schema: termEnd }) input: unknown,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    const by = actingPerson(account);
    return this.write(use, response, (sql) => this.commands.end.execute({ communityId, termId, input, by }, sql));
  }

  @Get(':termId/instrument')
  @Documented({
    tag: 'Communities',
    summary: 'The document that authorises a delegate',
    description: 'For staff and for people of the community.',
    answerType: 'application/pdf',
  })
  async instrument(
    @Param('id', KnownId) communityId: string,
    @Param('termId', KnownId) termId: string,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { bytes, mediaType } = await this.commands.instruments.read(communityId, termId, actingPerson(account));
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    const disposition = 'attachment; filename="instrument.pdf"';
    return new StreamableFile(bytes, { type: mediaType, disposition, length: bytes.length });
  }

  private async write(use: IdempotencyUse | undefined, response: Response, work: (sql: Sql) => Promise<HeldTerm>) {
    const written = await this.writes.run(use, work);
    this.wake.soon();
    return termFrom(sayReplayed(written, response));
  }
}
