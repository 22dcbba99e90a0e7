import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { actingAs } from '../../communities/web/acting-as.js';
import { Clock } from '../../platform/clock/clock.js';
import { formModel } from '../../platform/web/forms/form-model.js';
import { filledForm, type FormState, refusedForm, submitForm } from '../../platform/web/forms/form-state.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { SendAgain } from '../application/send-again.js';
import { SteerWebhooks } from '../application/steer-webhooks.js';
import { webhookIdOf } from '../application/webhook-id.js';
import { WebhooksQuery } from '../application/webhooks.query.js';
import { WebhookAnswers } from './webhook-answers.js';
import { replayForm, resumeForm } from './webhook.forms.js';
import { deliveryPage, webhookHref } from './webhook-pages.js';

const day = 86_400_000;
const weekBefore = (now: Date): string => new Date(now.getTime() - 7 * day).toISOString().slice(0, 10);

/** What an owner has a webhook do. */
@Controller(`${addresses.webhooks}/:id`)
@SignedIn()
export class WebhookSteeringController {
  constructor(
    private readonly view: WebhookAnswers,
    private readonly query: WebhooksQuery,
    private readonly steer: SteerWebhooks,
    private readonly again: SendAgain,
    private readonly clock: Clock,
  ) {}

  @Post('pause')
  async pause(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.steer.pause(id, actingAs(account));
    this.view.done(response, 'paused', webhookHref(id));
  }

  @Post('resume')
  async resume(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const submission = submitForm(resumeForm, body);
    await this.steer.resume(id, submission.ok ? submission.value : { missed: 'send' }, actingAs(account));
    this.view.done(response, 'resumed', webhookHref(id));
  }

  /** Leads to the test's own page, where its answer appears. */
  @Post('test')
  async test(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const delivery = await this.again.test(id, actingAs(account));
    this.view.done(response, 'tested', `${webhookHref(id)}/deliveries/${delivery}`);
  }

  @Get('replay')
  async ask(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const now = this.clock.now();
    const usual = { from: weekBefore(now), until: now.toISOString().slice(0, 10), which: 'undelivered' };
    return this.renderReplay(id, filledForm(replayForm, usual), account, page);
  }

  @Post('replay')
  async replay(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const submission = submitForm(replayForm, body);
    let state = submission.state;
    if (submission.ok) {
      const { from, until, which } = submission.value;
      const end = new Date(Date.parse(`${until}T00:00:00Z`) + day).toISOString();
      try {
        const count = await this.again.range(id, { from: `${from}T00:00:00Z`, until: end, which }, actingAs(account));
        return this.view.done(response, 'replayed', webhookHref(id), { count });
      } catch (error) {
        state = refusedForm(state, error);
      }
    }
    response.status(422);
    return this.renderReplay(id, state, account, page);
  }

  @Get('deliveries/:delivery')
  async delivery(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('delivery', ParseUUIDPipe) deliveryId: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const by = actingAs(account);
    const [seen, found] = await Promise.all([this.query.one(id, by), this.query.delivery(id, deliveryId, by)]);
    return this.view.renderer.render('webhooks/delivery', deliveryPage(found, webhookIdOf(found), seen), page);
  }

  @Post('deliveries/:delivery/again')
  async sendAgain(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('delivery', ParseUUIDPipe) deliveryId: string,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.again.one(id, deliveryId, actingAs(account));
    this.view.done(response, 'again', `${webhookHref(id)}/deliveries/${deliveryId}`);
  }

  private async renderReplay(id: string, state: FormState, account: Account, page: PageContext): Promise<string> {
    const { endpoint } = await this.query.one(id, actingAs(account));
    const [back, action] = [webhookHref(id), `${webhookHref(id)}/replay`];
    const model = { what: 'replay', name: endpoint.name, back, form: formModel(replayForm, state), action } as const;
    return this.view.renderer.render('webhooks/form', model, page);
  }
}
