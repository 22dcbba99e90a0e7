import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AttemptLimits } from '../../accounts/application/attempt-limits.js';
import { SignedIn } from '../../accounts/web/access.js';
import { accountOf } from '../../accounts/web/current-account.js';
import { PictureRefused } from '../../platform/documents/picture-refused.js';
import { AppError } from '../../platform/errors.js';
import { FlashMessages } from '../../platform/web/flash.js';
import { blankForm, type FormState, refusedForm, submittedVersion } from '../../platform/web/forms/form-state.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { ChangeArmsHandler } from '../application/change-arms.handler.js';
import { notYours } from '../application/community-errors.js';
import { actingAs } from './acting-as.js';
import { type Desk, deskAt } from './desk.js';
import { receivePicture } from './received-picture.js';
import { ShowCommunity } from './show-community.js';

/** A community's seal or coat of arms: its clerk, or staff, change it on the community's page. */
@Controller([`${addresses.communities}/:id/arms`, `${addresses.ownCommunities}/:id/arms`])
@SignedIn()
export class ArmsController {
  constructor(
    private readonly community: ShowCommunity,
    private readonly arms: ChangeArmsHandler,
    private readonly limits: AttemptLimits,
    private readonly flashes: FlashMessages,
  ) {}

  /** Where a refused form was, and is looked for when the page is loaded anew. */
  @Get('change')
  back(@Param('id') id: string, @Req() request: Request, @Res({ passthrough: true }) response: Response): void {
    response.redirect(303, keepingAt(request, id).base);
  }

  @Post('change')
  async change(
    @Param('id') id: string,
    @Req() request: Request,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const desk = keepingAt(request, id);
    try {
      await this.replace(id, request, response);
    } catch (error) {
      const state = problemOf(error);
      response.status(statusOf(error));
      return this.community.at(id, desk, accountOf(request), page, state);
    }
    this.flashes.leave(response, { kind: 'success', key: 'communities:flash.arms' });
    response.redirect(303, desk.base);
    return;
  }

  @Post('remove')
  async remove(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const desk = keepingAt(request, id);
    const account = accountOf(request);
    try {
      const change = { communityId: id, armsSha256: null, by: actingAs(account), ...seenVersion(body) };
      await this.arms.execute(change);
    } catch (error) {
      const state = problemOf(error);
      response.status(statusOf(error));
      return this.community.at(id, desk, account, page, state);
    }
    this.flashes.leave(response, { kind: 'success', key: 'communities:flash.armsRemoved' });
    response.redirect(303, desk.base);
    return;
  }

  private async replace(communityId: string, request: Request, response: Response): Promise<void> {
    const account = accountOf(request);
    const by = actingAs(account);
    await this.limits.count('uploadsOfPerson', account.id);
    const picture = await receivePicture(request, response);
    if (picture instanceof PictureRefused) throw picture;
    if (!picture) throw nothingChosen();
    const armsSha256 = await this.arms.keep({ communityId, picture, by });
    await this.arms.execute({ communityId, armsSha256, by, ...seenVersion(request.body) });
  }
}

function keepingAt(request: Request, id: string): Desk {
  const desk = deskAt(request.path, id, accountOf(request));
  if (!desk.keepsArms) throw notYours();
  return desk;
}

function seenVersion(body: unknown): { expectedVersion?: number } {
  const version = submittedVersion(body);
  return version === null ? {} : { expectedVersion: version };
}

/** What is wrong with a picture stands at its field; all else is about the whole. */
function problemOf(error: unknown): FormState {
  if (error instanceof PictureRefused || (error instanceof AppError && error.kind === 'rate-limited')) {
    const { code, message, params } = error;
    return { raw: {}, problems: [{ field: 'picture', code, message, params }] };
  }
  return refusedForm(blankForm, error);
}

const statusOf = (error: unknown): number => {
  const kind = error instanceof AppError ? error.kind : null;
  return kind === 'rate-limited' ? 429 : kind === 'conflict' ? 409 : 422;
};

const nothingChosen = (): AppError =>
  new AppError({ kind: 'invalid', code: 'input.invalid', errors: [{ field: 'picture', code: 'required' }] });
