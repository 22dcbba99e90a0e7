import { Body, Controller, Delete, Get, Param, Put, Res, StreamableFile, UseInterceptors } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { ArmsQuery } from '../../communities/application/arms.query.js';
import { type ChangeArms, ChangeArmsHandler } from '../../communities/application/change-arms.handler.js';
import type { IdempotencyUse } from '../../partnerships/application/partnership-store.js';
import { communityAnswer, communityFrom } from '../answers/community-answer.js';
import { Documented } from '../openapi/documented.js';
import { Idempotency } from '../requests/idempotency.js';
import { IdempotentWrites } from '../requests/idempotent-writes.js';
import { etagOf, ExpectedVersion, underPrecondition } from '../requests/if-match.js';
import { KnownId } from '../requests/known-id.pipe.js';
import { PictureBody, pictureTypes } from '../requests/picture-body.interceptor.js';
import { sayReplayed } from '../requests/say-replayed.js';
import { actingPerson } from './acting-person.js';

/** A community's seal or coat of arms. Its own clerk or staff change it; the handler checks that. */
@Controller('api/v1/communities/:id/arms')
@SignedIn()
export class ArmsController {
  constructor(
    private readonly query: ArmsQuery,
    private readonly arms: ChangeArmsHandler,
    private readonly writes: IdempotentWrites,
  ) {}

  @Get()
  @Documented({ tag: 'Communities', summary: 'Seal or coat of arms', answerType: 'image/png' })
  async picture(@Param('id', KnownId) id: string, @Res({ passthrough: true }) response: Response) {
    const { bytes, mediaType } = await this.query.read(await this.query.sha256(id));
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    return new StreamableFile(bytes, { type: mediaType, length: bytes.length });
  }

  @Put()
  @UseInterceptors(PictureBody)
  @Documented({
    tag: 'Communities',
    summary: 'Set the seal or coat of arms',
    description:
      'The community’s own clerk, or staff. At most 2 MB; kept as a PNG of up to 1200 by 1200 pixels, without metadata.',
    bodyType: pictureTypes,
    answer: communityAnswer,
    versioned: true,
  })
  async set(
    @Param('id', KnownId) communityId: string,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    const by = actingPerson(account);
    const picture = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    // named by its content, so keeping it twice is keeping it once; the key only has to say that it is the same request
    const armsSha256 = await this.arms.keep({ communityId, picture, by });
    return this.write(use, response, { communityId, armsSha256, by, ...expecting(expectedVersion) });
  }

  @Delete()
  @Documented({
    tag: 'Communities',
    summary: 'Remove the seal or coat of arms',
    description: 'The community’s own clerk, or staff.',
    answer: communityAnswer,
    versioned: true,
  })
  remove(
    @Param('id', KnownId) communityId: string,
    @CurrentAccount() account: Account,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    const by = actingPerson(account);
    return this.write(use, response, { communityId, armsSha256: null, by, ...expecting(expectedVersion) });
  }

  private async write(use: IdempotencyUse | undefined, response: Response, change: ChangeArms) {
    const work = () => this.writes.run(use, (sql) => this.arms.execute(change, sql));
    const answer = communityFrom(sayReplayed(await underPrecondition(change.expectedVersion, work), response));
    response.setHeader('ETag', etagOf(answer.version));
    return answer;
  }
}

const expecting = (version: number | undefined) => (version === undefined ? {} : { expectedVersion: version });
