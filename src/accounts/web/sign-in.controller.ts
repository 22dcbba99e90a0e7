import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { validate as isUuid } from 'uuid';
import { formModel } from '../../platform/web/forms/form-model.js';
import { blankForm, filledForm, type FormState, refusedForm, submitForm } from '../../platform/web/forms/form-state.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { RequestSignIn } from '../application/request-sign-in.js';
import { type SignInLink, SpendSignInLink } from '../application/spend-sign-in-link.js';
import { signInMinutes } from '../domain/link.js';
import { localPath } from '../domain/local-path.js';
import { maskedAddress } from '../domain/masked-address.js';
import { Public } from './access.js';
import { clientOf } from './current-account.js';
import { SessionCookie } from './session-cookie.js';
import { SignInHints } from './sign-in-hints.js';
import { codeForm, signInForm } from './sign-in.forms.js';

const checkYourMail = '/sign-in/check-your-mail';

/** Where the code of a request for signing in is entered. */
export const checkYourMailPath = (linkId: string): string => `${checkYourMail}?request=${linkId}`;

@Controller()
@Public()
export class SignInController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly requestSignIn: RequestSignIn,
    private readonly spend: SpendSignInLink,
    private readonly cookie: SessionCookie,
    private readonly hints: SignInHints,
  ) {}

  @Get(addresses.signIn)
  async ask(
    @Query() query: Record<string, unknown>,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const next = localPath(query.next);
    if (page.person !== null) {
      response.redirect(303, next ?? addresses.work);
      return;
    }
    const mail = typeof query.mail === 'string' ? query.mail : undefined;
    return this.showSignIn(filledForm(signInForm, { mail, next }), next, page);
  }

  @Post(addresses.signIn)
  async request(
    @Body() body: unknown,
    @CurrentPage() page: PageContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const submission = submitForm(signInForm, body);
    if (!submission.ok) {
      response.status(422);
      return this.showSignIn(submission.state, localPath(submission.state.raw.next), page);
    }
    const { mail, next = null } = submission.value;
    const linkId = await this.requestSignIn.execute({ mail, next, language: page.preferred }, clientOf(request));
    response.redirect(303, checkYourMailPath(linkId));
    return;
  }

  @Get(checkYourMail)
  async code(
    @Query('request') linkId: unknown,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const link = isUuid(linkId) ? await this.spend.requested(linkId as string) : null;
    if (link !== null) return this.showCode(blankForm, link, page);
    response.redirect(303, addresses.signIn);
    return;
  }

  @Post(checkYourMail)
  async enterCode(
    @Query('request') linkId: unknown,
    @Body() body: unknown,
    @CurrentPage() page: PageContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const id = isUuid(linkId) ? (linkId as string) : null;
    const link = id === null ? null : await this.spend.requested(id);
    if (id === null || link === null) {
      response.redirect(303, addresses.signIn);
      return;
    }
    const refused = await this.signInWithCode(id, body, request, response);
    if (refused === null) return;
    response.status(422);
    return this.showCode(refused, link, page);
  }

  private async signInWithCode(id: string, body: unknown, request: Request, response: Response) {
    const submission = submitForm(codeForm, body);
    if (!submission.ok) return submission.state;
    try {
      const { session, next } = await this.spend.withCode(id, submission.value.code, clientOf(request));
      await this.cookie.begin(request, response, session);
      response.redirect(303, next ?? addresses.work);
      return null;
    } catch (error) {
      return refusedForm(submission.state, error);
    }
  }

  private async showSignIn(state: FormState, next: string | null, page: PageContext): Promise<string> {
    const samples = await this.hints.samples(next);
    const { mailbox } = this.hints;
    const model = { form: formModel(signInForm, state), mailbox, samples, passkey: this.hints.passkey(next) };
    return this.renderer.render('accounts/sign-in', model, page);
  }

  private showCode(state: FormState, link: SignInLink, page: PageContext): string {
    const againHref =
      link.next === null ? addresses.signIn : `${addresses.signIn}?next=${encodeURIComponent(link.next)}`;
    const form = formModel(codeForm, state);
    const mail = leadsToCase(link.next) ? maskedAddress(link.mail) : link.mail;
    const model = { form, mail, minutes: signInMinutes, mailbox: this.hints.mailbox, againHref };
    return this.renderer.render('accounts/check-your-mail', model, page);
  }
}

/** Whoever holds a dead link may have another sent to its owner, and must not learn the owner's address by that. */
const leadsToCase = (next: string | null): boolean => /^\/partnerships\/[^/]+\/(sign|invitation)$/.test(next ?? '');
