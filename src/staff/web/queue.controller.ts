import { Controller, Get, Query } from '@nestjs/common';
import { StaffOnly } from '../../accounts/web/access.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import type { Query as QueryString } from '../../platform/web/query-string.js';
import { WorkQueue } from '../application/work-queue.js';
import { queuePage, queueRequest } from './queue-page.js';

@Controller(addresses.workQueue)
@StaffOnly()
export class QueueController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly queue: WorkQueue,
  ) {}

  @Get()
  async show(@Query() query: QueryString, @CurrentPage() page: PageContext): Promise<string> {
    const request = queueRequest(query, page.language);
    const [list, count, figures] = await Promise.all([
      this.queue.list(request, page.now),
      this.queue.count(request, page.now),
      this.queue.figures(page.now),
    ]);
    return this.renderer.render('staff/queue', queuePage(request, { list, count, figures }, page.now), page);
  }
}
