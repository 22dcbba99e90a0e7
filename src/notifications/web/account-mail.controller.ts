import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { FlashMessages } from '../../platform/web/flash.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { LiftPause } from '../application/addresses/lift-pause.js';
import { MailWishes } from '../application/addresses/mail-wishes.js';
import { PausedAddresses } from '../application/addresses/paused-addresses.js';
import { wishBody } from './mail-links.controller.js';
import { mailWishesPage } from './mail-links.page.js';

const path = `${addresses.account}/mail`;

/** How somebody who is signed in gets mail. They read mail to their address, or they wouldn't be: so they may lift a pause. */
@Controller(path)
@SignedIn()
export class AccountMailController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly wishes: MailWishes,
    private readonly paused: PausedAddresses,
    private readonly lift: LiftPause,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  async show(@CurrentAccount() { mail }: Account, @CurrentPage() page: PageContext): Promise<string> {
    const [wish, paused] = await Promise.all([this.wishes.of(mail), this.paused.one(mail)]);
    const liftAction = paused && paused.because !== 'by-staff' ? `${path}/lift` : null;
    return this.renderer.render(
      'notifications/mail-wishes',
      mailWishesPage(mail, wish, path, { paused, liftAction, ofAccount: true }),
      page,
    );
  }

  @Post()
  async choose(
    @Body() body: unknown,
    @CurrentAccount() { mail }: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const chosen = wishBody.safeParse(body);
    if (chosen.success) {
      await this.wishes.choose(mail, chosen.data.wish);
      this.flashes.leave(response, { kind: 'success', key: 'notifications:preferences.saved' });
    }
    response.redirect(303, path);
  }

  @Post('lift')
  async liftPause(
    @CurrentAccount() { mail, id }: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const lifted = await this.lift.byOwner(mail, id);
    if (lifted) this.flashes.leave(response, { kind: 'success', key: 'notifications:paused.lifted' });
    response.redirect(303, path);
  }
}
