import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { actingAs } from '../../communities/web/acting-as.js';
import { markIn } from '../../platform/database/keyset.js';
import { formModel } from '../../platform/web/forms/form-model.js';
import { filledForm, type FormState, refusedForm, submitForm } from '../../platform/web/forms/form-state.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { choicesIn, type Query as QueryString } from '../../platform/web/query-string.js';
import { KeepWebhooks } from '../application/keep-webhooks.js';
import { WebhooksQuery } from '../application/webhooks.query.js';
import { mayKeep, type WebhookEndpoint } from '../domain/webhook-endpoint.js';
import { notYourWebhook } from '../domain/webhook-errors.js';
import { WebhookAnswers } from './webhook-answers.js';
import { eventOptions, resumeForm, rotateForm, webhookForm } from './webhook.forms.js';
import { staffWebhooksPath, webhookHref, webhookPage } from './webhook-pages.js';

const perPage = 25;

/** One webhook: what it is told and what it answered, and what its owner may change about it. */
@Controller(`${addresses.webhooks}/:id`)
@SignedIn()
export class WebhookController {
  constructor(
    private readonly view: WebhookAnswers,
    private readonly query: WebhooksQuery,
    private readonly keep: KeepWebhooks,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: QueryString,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const by = actingAs(account);
    const [state = null] = choicesIn(query, 'state', ['delivered', 'failed', 'waiting'] as const);
    const filter = { state, mark: markIn(query, 'instant'), limit: perPage };
    const [seen, log] = await Promise.all([this.query.one(id, by), this.query.deliveries(id, filter, by)]);
    const paused = seen.endpoint.state === 'paused' && seen.keeps;
    const action = `${webhookHref(id)}/resume`;
    const resume = paused ? formModel(resumeForm, filledForm(resumeForm, { missed: 'send' }), { action }) : null;
    const back = account.isStaff ? staffWebhooksPath : addresses.webhooks;
    return this.view.renderer.render('webhooks/webhook', webhookPage({ ...seen, log, state, resume, back }), page);
  }

  @Get('change')
  async edit(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const endpoint = await this.own(id, account);
    const { name, url, eventTypes } = endpoint;
    const events = eventTypes ? 'chosen' : 'all';
    const state = filledForm(webhookForm, { name, url, events, eventTypes: eventTypes ?? [] });
    return this.renderChange(state, endpoint, page);
  }

  @Post('change')
  async change(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const endpoint = await this.own(id, account);
    const submission = submitForm(webhookForm, body);
    let state = submission.state;
    if (submission.ok) {
      try {
        await this.keep.change(id, submission.value, actingAs(account));
        return this.view.done(response, 'changed', webhookHref(id));
      } catch (error) {
        state = refusedForm(state, error);
      }
    }
    response.status(422);
    return this.renderChange(state, endpoint, page);
  }

  @Get('secret')
  async askForSecret(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const { name } = await this.own(id, account);
    const form = formModel(rotateForm, filledForm(rotateForm, { atOnce: false }));
    const [back, action] = [webhookHref(id), `${webhookHref(id)}/secret`];
    return this.view.renderer.render('webhooks/form', { what: 'secret', name, back, form, action }, page);
  }

  /** As for a new webhook, the answer is the only place where the secret can be read. */
  @Post('secret')
  @Header('Cache-Control', 'no-store')
  async rotate(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const { name } = await this.own(id, account);
    const submission = submitForm(rotateForm, body);
    const atOnce = submission.ok && submission.value.atOnce;
    const { secret } = await this.keep.rotate(id, { atOnce }, actingAs(account));
    const made = atOnce ? ('instead' as const) : ('another' as const);
    return this.view.renderer.render('webhooks/secret', { name, secret, made, href: webhookHref(id) }, page);
  }

  @Get('remove')
  async askToRemove(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const { endpoint } = await this.query.one(id, actingAs(account));
    const [back, action] = [webhookHref(id), `${webhookHref(id)}/remove`];
    const model = { what: 'remove', name: endpoint.name, back, form: null, action } as const;
    return this.view.renderer.render('webhooks/form', model, page);
  }

  @Post('remove')
  async remove(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.keep.remove(id, actingAs(account));
    this.view.done(response, 'removed', account.isStaff ? staffWebhooksPath : addresses.webhooks);
  }

  private async own(id: string, account: Account): Promise<WebhookEndpoint> {
    const { endpoint } = await this.query.one(id, actingAs(account));
    if (!mayKeep(actingAs(account), endpoint)) throw notYourWebhook();
    return endpoint;
  }

  private renderChange(state: FormState, { id, name, communityId }: WebhookEndpoint, page: PageContext): string {
    const [back, action] = [webhookHref(id), `${webhookHref(id)}/change`];
    const eventTypes = eventOptions(communityId === null ? 'association' : 'community');
    const form = formModel({ ...webhookForm, submitLabel: 'webhooks:form.save' }, state, { options: { eventTypes } });
    return this.view.renderer.render('webhooks/form', { what: 'change', name, back, form, action }, page);
  }
}
