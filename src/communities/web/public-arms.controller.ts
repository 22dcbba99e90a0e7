import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Public } from '../../accounts/web/access.js';
import { addresses } from '../../platform/web/navigation.js';
import { type Query as QueryString, textIn } from '../../platform/web/query-string.js';
import { ArmsQuery } from '../application/arms.query.js';
import { shortOf } from './arms-view.js';

/** Seals and coats of arms as pictures, for anybody. */
@Controller(addresses.ownCommunities)
@Public()
export class PublicArmsController {
  constructor(private readonly arms: ArmsQuery) {}

  @Get(':slug/arms')
  async show(
    @Param('slug') slug: string,
    @Query() query: QueryString,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const sha256 = await this.arms.sha256(slug);
    const etag = `"${sha256}"`;
    const known = (request.get('if-none-match') ?? '').includes(etag);
    // read before any header is set: what says that it can't be read is kept by no cache
    const bytes = known ? null : (await this.arms.read(sha256)).bytes;
    const lasting = textIn(query, 'v') === shortOf(sha256);
    response.setHeader('ETag', etag);
    response.setHeader('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'public, no-cache');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    // opened by itself it is a document of our origin, which has nothing to run or to load
    response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
    if (bytes) response.type('image/png').send(bytes);
    else response.status(304).end();
  }
}
