import { Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../accounts/domain/account.js';
import { StaffOnly } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { markIn } from '../../platform/database/keyset.js';
import { FlashMessages } from '../../platform/web/flash.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import type { Query as QueryString } from '../../platform/web/query-string.js';
import { HeldKeysQuery } from '../application/held-keys.query.js';
import { RevokeKeyHandler } from '../application/revoke-key.handler.js';
import { keyView } from './key-view.js';
import { sealKeysPage } from './seal-keys-page.js';

const pageSize = 100;

/** Every key that makes or made seals: who holds it, until when, and which authority vouches for it. */
@Controller(addresses.sealKeys)
@StaffOnly()
export class SealKeysController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly keys: HeldKeysQuery,
    private readonly revoking: RevokeKeyHandler,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  async list(@Query() query: QueryString, @CurrentPage() page: PageContext): Promise<string> {
    const found = await this.keys.page(markIn(query, 'text'), pageSize);
    const own = await this.keys.ownAuthorities();
    return this.renderer.render('sealing/keys', sealKeysPage(found, own, page.now), page);
  }

  /** What follows, before it can't be undone any more. */
  @Get(':fingerprint/revoke')
  async ask(@Param('fingerprint') fingerprint: string, @CurrentPage() page: PageContext): Promise<string> {
    const held = await this.revoking.revocable(fingerprint);
    const model = { key: keyView(held, await this.keys.ownAuthorities(), page.now) };
    return this.renderer.render('sealing/revoke', model, page);
  }

  @Post(':fingerprint/revoke')
  async revoke(
    @Param('fingerprint') fingerprint: string,
    @CurrentAccount() { id }: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.revoking.execute({ fingerprint, personId: id });
    this.flashes.leave(response, { kind: 'success', key: 'sealing:flash.revoked' });
    response.redirect(303, addresses.sealKeys);
  }
}
