import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn, StaffOnly } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { AddMemberHandler } from '../../communities/application/add-member.handler.js';
import { CommunitiesQuery } from '../../communities/application/communities.query.js';
import { notYours } from '../../communities/application/community-errors.js';
import { EndMembershipHandler } from '../../communities/application/end-membership.handler.js';
import type { MemberRole } from '../../communities/application/people-of-communities.js';
import { mayKeepTerms } from '../../communities/domain/acting-person.js';
import { memberInput } from '../../communities/domain/inputs.js';
import type { IdempotencyUse } from '../../partnerships/application/partnership-store.js';
import { memberAnswer } from '../answers/community-answer.js';
import { pageOf } from '../answers/text-schemas.js';
import { Documented } from '../openapi/documented.js';
import { Idempotency } from '../requests/idempotency.js';
import { IdempotentWrites } from '../requests/idempotent-writes.js';
import { KnownId } from '../requests/known-id.pipe.js';
import { sayReplayed } from '../requests/say-replayed.js';
import { actingPerson } from './acting-person.js';

const example = { name: 'Yuki Tanaka', mail: 'yuki.tanaka@city.example' };

@Controller('api/v1/communities/:id')
@SignedIn()
export class MembersController {
  constructor(
    private readonly query: CommunitiesQuery,
    private readonly adding: AddMemberHandler,
    private readonly ending: EndMembershipHandler,
    private readonly writes: IdempotentWrites,
  ) {}

  @Get('members')
  @Documented({
    tag: 'Communities',
    summary: 'Clerks and organisers of a community',
    description: 'For the community itself and for staff.',
    answer: pageOf(memberAnswer),
  })
  async list(@Param('id', KnownId) id: string, @CurrentAccount() account: Account) {
    return { items: await this.query.membersOf(id, actingPerson(account)), nextCursor: null };
  }

  @Post(['clerks', 'organisers'])
  @Documented({
    tag: 'Communities',
    summary: 'Let somebody act for a community',
    description: 'Staff, or a clerk of the community.',
    status: 201,
    answer: memberAnswer,
    example,
  })
  async add(
    @Param('id', KnownId) communityId: string,
    @Body({ schema: memberInput }) input: unknown,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const by = actingPerson(account);
    if (!mayKeepTerms(by, communityId)) throw notYours();
    const added = { communityId, role: roleIn(request), input, by };
    return sayReplayed(await this.writes.run(use, (sql) => this.adding.execute(added, sql)), response);
  }

  @Delete(['clerks/:personId', 'organisers/:personId'])
  @StaffOnly()
  @HttpCode(204)
  @Documented({ tag: 'Communities', summary: 'Take a role away', status: 204 })
  async end(
    @Param('id', KnownId) communityId: string,
    @Param('personId', KnownId) personId: string,
    @Idempotency() use: IdempotencyUse | undefined,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const membership = { communityId, personId, role: roleIn(request) };
    sayReplayed(await this.writes.run(use, (sql) => this.ending.execute(membership, sql)), response);
  }
}

const roleIn = ({ path }: Request): MemberRole => (/\/clerks(\/|$)/i.test(path) ? 'clerk' : 'organiser');
