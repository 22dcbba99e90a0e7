import { Controller, Get, Header, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Public } from '../../accounts/web/access.js';
import { Translator } from '../../platform/web/translator.js';
import { WebSettings } from '../../platform/web/web-settings.js';
import { RegisterNewsQuery } from '../application/register-news.query.js';
import { atomFeed } from '../domain/atom-feed.js';
import { feedPath, registerFeed } from './feed-page.js';

const most = 50;

/** News of the register for programs that read feeds. */
@Controller(feedPath)
@Public()
export class FeedController {
  constructor(
    private readonly news: RegisterNewsQuery,
    private readonly translator: Translator,
    private readonly settings: WebSettings,
  ) {}

  /** Whoever names the `ETag` of what they have gets 304 until there is something new. */
  @Get()
  @Header('Content-Type', 'application/atom+xml; charset=utf-8')
  async read(@Res({ passthrough: true }) response: Response): Promise<string> {
    const news = await this.news.newest(most);
    const feed = registerFeed(news, this.settings.baseUrl.origin, this.translator);
    const [newest] = news;
    // also for those who are signed in: it is the same for everybody, but for a cookie that goes along
    const isShared = !response.hasHeader('Set-Cookie');
    response.setHeader('Cache-Control', isShared ? 'public, max-age=300' : 'private, no-store');
    if (newest) response.setHeader('Last-Modified', new Date(newest.at).toUTCString());
    return atomFeed(feed);
  }
}
