import { Body, Controller, Get, Header, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { actingAs } from '../../communities/web/acting-as.js';
import { defineForm } from '../../platform/web/forms/form-declaration.js';
import type { Option } from '../../platform/web/forms/form-field.js';
import { formModel } from '../../platform/web/forms/form-model.js';
import { filledForm, type FormState, refusedForm, submitForm } from '../../platform/web/forms/form-state.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { KeepWebhooks } from '../application/keep-webhooks.js';
import { WebhooksQuery } from '../application/webhooks.query.js';
import { notYourWebhook } from '../domain/webhook-errors.js';
import { endpointInput } from '../domain/webhook-inputs.js';
import { eventOptions, webhookForm } from './webhook.forms.js';
import { staffWebhooksPath, webhookHref, webhookLine } from './webhook-pages.js';

/** For clerks of several communities; `association` is staff's. */
const owner = z.string('errors:required').min(1, 'errors:required');
const newWebhookForm = defineForm({
  id: 'webhook',
  schema: endpointInput.safeExtend({ owner }),
  fields: [{ name: 'owner', widget: 'radios' }, ...webhookForm.fields] as never,
});

/** The webhooks of whoever is signed in, and new ones. */
@Controller(addresses.webhooks)
@SignedIn()
export class WebhooksController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly query: WebhooksQuery,
    private readonly keep: KeepWebhooks,
  ) {}

  @Get()
  async list(
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    if (account.isStaff) {
      response.redirect(303, staffWebhooksPath);
      return;
    }
    mayHaveSome(account);
    const webhooks = (await this.query.own(actingAs(account))).map(webhookLine);
    const newHref = `${addresses.webhooks}/new`;
    return this.renderer.render(
      'webhooks/list',
      { ofStaff: false, webhooks, newHref, previousHref: null, nextHref: null },
      page,
    );
  }

  @Get('new')
  blank(@CurrentAccount() account: Account, @CurrentPage() page: PageContext): string {
    mayHaveSome(account);
    return this.render(filledForm(webhookForm, { events: 'all' }), account, page);
  }

  /** Answers with the secret itself: it is kept nowhere that a next page could read it from. */
  @Post('new')
  @Header('Cache-Control', 'no-store')
  async create(
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    mayHaveSome(account);
    const [only, second] = ownersOf(account);
    const submission = submitForm(newWebhookForm, second ? body : { ...(body as object), owner: only?.value });
    if (!submission.ok) {
      response.status(422);
      return this.render(submission.state, account, page);
    }
    const { owner: chosen, ...input } = submission.value;
    try {
      const { id, secret } = await this.keep.create(chosen === association ? null : chosen, input, actingAs(account));
      const model = { name: input.name, secret, made: 'new' as const, href: webhookHref(id) };
      return this.renderer.render('webhooks/secret', model, page);
    } catch (error) {
      const state = refusedForm(submission.state, error);
      response.status(422);
      return this.render(state, account, page);
    }
  }

  private render(state: FormState, account: Account, page: PageContext): string {
    const owners = ownersOf(account);
    const declaration = owners.length > 1 ? newWebhookForm : webhookForm;
    const form = formModel(declaration, state, {
      options: { owner: owners, eventTypes: eventOptions(account.isStaff ? 'association' : 'community') },
    });
    const back = account.isStaff ? staffWebhooksPath : addresses.webhooks;
    const action = `${addresses.webhooks}/new`;
    return this.renderer.render('webhooks/form', { what: 'new', name: null, back, form, action }, page);
  }
}

const association = 'association';

function ownersOf({ isStaff, memberships }: Account): Option[] {
  const communities = memberships.filter(({ role }) => role === 'clerk');
  return [
    ...(isStaff ? [{ value: association }] : []),
    ...communities.map(({ communityId: value, community: text }) => ({ value, text })),
  ];
}

function mayHaveSome(account: Account): void {
  if (ownersOf(account).length === 0) throw notYourWebhook();
}
