import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { localPath } from '../../accounts/domain/local-path.js';
import { SignedIn } from '../../accounts/web/access.js';
import { accountOf } from '../../accounts/web/current-account.js';
import { FlashMessages } from '../../platform/web/flash.js';
import { addresses } from '../../platform/web/navigation.js';
import { oneOf, rawFormOf } from '../../platform/web/forms/raw-form.js';
import { termUnknown } from '../application/community-errors.js';
import { InstrumentQuery } from '../application/instrument.query.js';
import { actingAs } from './acting-as.js';
import { deskAt, isId } from './desk.js';
import { keepingAt, type Place } from './keeping-at.js';
import { OfficeTermCommands } from './office-term-commands.js';

/** What staff look at when they confirm a term, and that they do. */
@Controller([`${addresses.communities}/:id/office-terms`, `${addresses.ownCommunities}/:id/office-terms`])
@SignedIn()
export class TermConfirmationsController {
  constructor(
    private readonly instruments: InstrumentQuery,
    private readonly commands: OfficeTermCommands,
    private readonly flashes: FlashMessages,
  ) {}

  /** Saved and never run in our name: somebody brought it. */
  @Get(':termId/instrument')
  async instrument(@Param() place: Place, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { id, termId = '' } = place;
    const account = accountOf(request);
    deskAt(request.path, id, account);
    if (!isId(termId)) throw termUnknown();
    const { bytes, mediaType } = await this.instruments.read(id, termId, actingAs(account));
    response.setHeader('Content-Type', mediaType);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'private, no-store');
    response.setHeader('Content-Disposition', 'attachment; filename="instrument.pdf"');
    response.send(bytes);
  }

  /** From the community's page or from a case's, and back there. */
  @Post(':termId/confirm')
  async confirm(
    @Param() place: Place,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const desk = keepingAt(request, place);
    const raw = rawFormOf(body);
    const instrumentSha256 = oneOf(raw, 'instrumentSha256');
    const quorum = oneOf(raw, 'quorum');
    const seen = {
      mail: oneOf(raw, 'mail'),
      ...(instrumentSha256 ? { instrumentSha256 } : {}),
      ...(quorum ? { quorum: Number(quorum) } : {}),
    };
    await this.commands.confirm(place.id, place.termId ?? '', seen, actingAs(accountOf(request)));
    this.flashes.leave(response, { kind: 'success', key: 'communities:flash.termConfirmed' });
    response.redirect(303, localPath(oneOf(raw, 'next')) ?? desk.base);
  }
}
