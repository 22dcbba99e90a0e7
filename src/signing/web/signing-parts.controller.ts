import { Body, Controller, Get, Header, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { PasskeyStepUp } from '../../accounts/application/passkey-step-up.js';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { AppError } from '../../platform/errors.js';
import { oneOf, rawFormOf } from '../../platform/web/forms/raw-form.js';
import { OriginalPictures } from '../application/original-pictures.js';
import { OpenSigning } from './open-signing.js';

/** What the pages to sign fetch: pictures of the original, and the question to a passkey. Only while the door is open. */
@Controller('partnerships/:reference/sign')
@SignedIn()
export class SigningPartsController {
  constructor(
    private readonly signing: OpenSigning,
    private readonly pictures: OriginalPictures,
    private readonly passkeys: PasskeyStepUp,
  ) {}

  @Get('pages/:page.png')
  async page(
    @Param() { reference, page }: { reference: string; page: string },
    @CurrentAccount() account: Account,
    @Res() response: Response,
  ): Promise<void> {
    const { door } = await this.signing.enter(reference, account);
    const known = door.is === 'open' && /^[1-9]\d{0,3}$/.test(page);
    const picture = known ? await this.pictures.page(door.frozen.originals[door.side], Number(page)) : null;
    if (!picture) throw new AppError({ kind: 'not-found', code: 'request.not-found' });
    response.setHeader('Content-Type', 'image/png');
    response.setHeader('Cache-Control', 'private, no-cache');
    response.send(picture.png);
  }

  /** The challenge holds for the content that was read: an answer to it signs nothing else. */
  @Post('passkey')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async passkey(@Param('reference') reference: string, @Body() body: unknown, @CurrentAccount() account: Account) {
    const { loaded, door } = await this.signing.enter(reference, account);
    const contentHash = oneOf(rawFormOf(body), 'contentHash');
    if (door.is !== 'open' || contentHash !== door.frozen.contentHash)
      throw new AppError({ kind: 'refused', code: 'signature.hash-mismatch' });
    return this.passkeys.ask({ personId: account.id, partnershipId: loaded.partnership.id, contentHash });
  }
}
