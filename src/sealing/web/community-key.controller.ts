import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AttemptLimits } from '../../accounts/application/attempt-limits.js';
import { SignedIn } from '../../accounts/web/access.js';
import { accountOf } from '../../accounts/web/current-account.js';
import { actingAs } from '../../communities/web/acting-as.js';
import { deskAt } from '../../communities/web/desk.js';
import { AppError } from '../../platform/errors.js';
import { FlashMessages } from '../../platform/web/flash.js';
import { blankForm, type FormState, refusedForm } from '../../platform/web/forms/form-state.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { KeyFileRefused } from '../../platform/keys/key-file-refused.js';
import { BringKeyHandler } from '../application/bring-key.handler.js';
import { RemoveKeyHandler } from '../application/remove-key.handler.js';
import { receiveKeyFile } from './received-key-file.js';
import { ShowSealKey } from './show-seal-key.js';

/** The key of a community's seals: staff see it, its clerk brings and removes it. */
@Controller([`${addresses.communities}/:id/seal-key`, `${addresses.ownCommunities}/:id/seal-key`])
@SignedIn()
export class CommunityKeyController {
  constructor(
    private readonly key: ShowSealKey,
    private readonly bringing: BringKeyHandler,
    private readonly removing: RemoveKeyHandler,
    private readonly limits: AttemptLimits,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  show(@Param('id') id: string, @Req() request: Request, @CurrentPage() page: PageContext): Promise<string> {
    const account = accountOf(request);
    return this.key.at(id, deskAt(request.path, id, account), account, page);
  }

  /** Where a refused form was, and is looked for when the page is loaded anew. */
  @Get('bring')
  back(@Param('id') id: string, @Req() request: Request, @Res({ passthrough: true }) response: Response): void {
    response.redirect(303, `${deskAt(request.path, id, accountOf(request)).base}/seal-key`);
  }

  @Post('bring')
  async bring(
    @Param('id') id: string,
    @Req() request: Request,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const account = accountOf(request);
    const desk = deskAt(request.path, id, account);
    try {
      await this.limits.count('uploadsOfPerson', account.id);
      const received = await receiveKeyFile(request, response);
      if (!received) throw nothingChosen();
      await this.bringing.execute({ communityId: id, ...received, by: actingAs(account) });
    } catch (error) {
      const state = problemOf(error);
      response.status(error instanceof AppError && error.kind === 'rate-limited' ? 429 : 422);
      return this.key.at(id, desk, account, page, state);
    }
    return this.done(response, desk.base, 'sealing:flash.brought');
  }

  @Post('remove')
  async remove(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const account = accountOf(request);
    const desk = deskAt(request.path, id, account);
    const seen = String(Reflect.get(Object(body), 'seen') ?? '');
    try {
      await this.removing.execute({ communityId: id, seen, by: actingAs(account) });
    } catch (error) {
      const state = problemOf(error);
      response.status(409);
      return this.key.at(id, desk, account, page, state);
    }
    return this.done(response, desk.base, 'sealing:flash.removed');
  }

  private done(response: Response, base: string, key: string): undefined {
    this.flashes.leave(response, { kind: 'success', key });
    response.redirect(303, `${base}/seal-key`);
  }
}

/** What is wrong with the file or its password stands at its field; all else is about the whole. */
function problemOf(error: unknown): FormState {
  const atFile = error instanceof KeyFileRefused || (error instanceof AppError && error.kind === 'rate-limited');
  if (!atFile) return refusedForm(blankForm, error);
  const { code, message, params } = error;
  const field = error instanceof KeyFileRefused && error.refusal === 'password' ? 'password' : 'file';
  return { raw: {}, problems: [{ field, code, message, params }] };
}

const nothingChosen = (): AppError =>
  new AppError({ kind: 'invalid', code: 'input.invalid', errors: [{ field: 'file', code: 'required' }] });
