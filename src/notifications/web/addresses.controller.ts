import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import type { Account } from '../../accounts/domain/account.js';
import { StaffOnly } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { AppError } from '../../platform/errors.js';
import { cleanText } from '../../platform/input.js';
import { FlashMessages } from '../../platform/web/flash.js';
import { formModel } from '../../platform/web/forms/form-model.js';
import { blankForm, type FormState, submitForm } from '../../platform/web/forms/form-state.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { addressNotPaused, LiftPause } from '../application/addresses/lift-pause.js';
import { PauseByStaff } from '../application/addresses/pause-by-staff.js';
import { PausedAddresses } from '../application/addresses/paused-addresses.js';
import { pauseAddressForm } from './addresses.forms.js';
import { addressesPage, addressesPath } from './addresses.page.js';

/** What can't be read is left out: a mistyped address shows the list. */
const text = z.string().overwrite(cleanText).max(200).optional().catch(undefined);
const query = z.object({ find: text, after: text });
const liftBody = z.object({ mail: z.string().overwrite(cleanText).min(1).max(200) });

/** Addresses that mail doesn't go to, for staff. */
@Controller(addressesPath)
@StaffOnly()
export class AddressesController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly addresses: PausedAddresses,
    private readonly lift: LiftPause,
    private readonly pause: PauseByStaff,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  list(@Query() asked: Record<string, unknown>, @CurrentPage() page: PageContext): Promise<string> {
    return this.show(asked, blankForm, page);
  }

  @Post('pause')
  async pauseOne(
    @Body() body: unknown,
    @CurrentAccount() { id }: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const submission = submitForm(pauseAddressForm, body);
    if (!submission.ok) {
      response.status(422);
      return this.show({}, submission.state, page);
    }
    const { mail } = submission.value;
    await this.pause.execute(submission.value, id);
    this.flashes.leave(response, { kind: 'success', key: 'notifications:staff.addresses.paused', params: { mail } });
    response.redirect(303, addressesPath);
    return;
  }

  @Post('lift')
  async liftOne(
    @Body() body: unknown,
    @CurrentAccount() { id }: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const asked = liftBody.safeParse(body);
    if (!asked.success) throw addressNotPaused();
    const { mail } = asked.data;
    const key = await this.lift.byStaff(mail, id).then(() => 'lifted', alreadyLifted);
    this.flashes.leave(response, { kind: 'success', key: `notifications:staff.addresses.${key}`, params: { mail } });
    response.redirect(303, addressesPath);
  }

  private async show(asked: Record<string, unknown>, state: FormState, page: PageContext): Promise<string> {
    const { find, after } = query.parse(asked);
    const filter = { ...(find ? { find } : {}), ...(after ? { after } : {}) };
    const { list } = addressesPage(await this.addresses.page(filter), find ?? '');
    const form = formModel(pauseAddressForm, state, { action: `${addressesPath}/pause` });
    return this.renderer.render('notifications/addresses', { list, form }, page);
  }
}

/** Somebody else was quicker: it is as wanted. */
function alreadyLifted(error: unknown): 'lifted' {
  if (error instanceof AppError && error.code === 'address.not-paused') return 'lifted';
  throw error;
}
