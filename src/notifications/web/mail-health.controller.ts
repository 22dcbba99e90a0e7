import { Controller, Get } from '@nestjs/common';
import { StaffOnly } from '../../accounts/web/access.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { MailHealth } from '../application/mail-health.js';
import { mailHealthPage } from './mail-health.page.js';

/** How the mail is doing: what waits, how late reminders are, where mail doesn't arrive. */
@Controller(addresses.mailHealth)
@StaffOnly()
export class MailHealthController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly health: MailHealth,
  ) {}

  @Get()
  async show(@CurrentPage() page: PageContext): Promise<string> {
    const figures = await this.health.figures(page.now);
    return this.renderer.render('notifications/mail-health', mailHealthPage(figures, page.now), page);
  }
}
