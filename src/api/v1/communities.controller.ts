import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { SignedIn, StaffOnly } from '../../accounts/web/access.js';
import { ChangeCommunityHandler } from '../../communities/application/change-community.handler.js';
import { CommunitiesQuery } from '../../communities/application/communities.query.js';
import { RegisterCommunityHandler } from '../../communities/application/register-community.handler.js';
import { communityChanges, communityInput } from '../../communities/domain/inputs.js';
import type { IdempotencyUse } from '../../partnerships/application/partnership-store.js';
import { communityAnswer, communityFrom } from '../answers/community-answer.js';
import { pageOf } from '../answers/text-schemas.js';
import { Documented } from '../openapi/documented.js';
import { Idempotency } from '../requests/idempotency.js';
import { IdempotentWrites } from '../requests/idempotent-writes.js';
import { etagOf, ExpectedVersion, underPrecondition } from '../requests/if-match.js';
import { KnownId } from '../requests/known-id.pipe.js';
import { markOf, pageQuery, searchText } from '../requests/page-query.js';
import { sayReplayed } from '../requests/say-replayed.js';

const search = z.object({
  ...pageQuery,
  q: searchText.meta({ description: 'Part of a name; accents and case don’t matter' }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'errors:community.country')
    .optional(),
});

const example = {
  ...{ name: 'Nagasaki', level: 'city', country: 'JP', subdivision: 'JP-42', zone: 'Asia/Tokyo', languages: ['ja'] },
  ...{ coordinates: { latitude: 32.7, longitude: 129.9 }, population: 401000, officeTitle: 'Mayor' },
};

@Controller('api/v1/communities')
@SignedIn()
export class CommunitiesController {
  constructor(
    private readonly query: CommunitiesQuery,
    private readonly register: RegisterCommunityHandler,
    private readonly changes: ChangeCommunityHandler,
    private readonly writes: IdempotentWrites,
  ) {}

  @Get()
  @Documented({ tag: 'Communities', summary: 'Search communities', answer: pageOf(communityAnswer) })
  async search(@Query({ schema: search }) query: z.output<typeof search>) {
    const { q = '', country = null, limit, cursor } = query;
    const found = await this.query.search({ text: q, country, limit, mark: markOf(cursor, 'text') });
    return { items: found.rows.map(communityFrom), nextCursor: found.after };
  }

  @Get(':community')
  @Documented({ tag: 'Communities', summary: 'One community', answer: communityAnswer, versioned: true })
  async one(@Param('community') idOrSlug: string, @Res({ passthrough: true }) response: Response) {
    const community = await this.query.one(idOrSlug);
    response.setHeader('ETag', etagOf(community.version));
    return communityFrom(community);
  }

  @Post()
  @StaffOnly()
  @Documented({ tag: 'Communities', summary: 'Add a community', status: 201, answer: communityAnswer, example })
  async add(
    @Body({ schema: communityInput }) input: unknown,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    const written = await this.writes.run(use, (sql) => this.register.execute(input, sql));
    const answer = communityFrom(sayReplayed(written, response));
    response.setHeader('ETag', etagOf(answer.version)).setHeader('Location', answer.links.self);
    return answer;
  }

  @Patch(':id')
  @StaffOnly()
  @Documented({
    tag: 'Communities',
    summary: 'Change a community',
    description: 'What isn’t named stays. Agreements keep the name as signed.',
    answer: communityAnswer,
    versioned: true,
    example: { population: 402000 },
  })
  async change(
    @Param('id', KnownId) communityId: string,
    @Body({ schema: communityChanges }) input: unknown,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    const change = { communityId, input, ...(expectedVersion === undefined ? {} : { expectedVersion }) };
    const work = () => this.writes.run(use, (sql) => this.changes.execute(change, sql));
    const answer = communityFrom(sayReplayed(await underPrecondition(expectedVersion, work), response));
    response.setHeader('ETag', etagOf(answer.version));
    return answer;
  }
}
