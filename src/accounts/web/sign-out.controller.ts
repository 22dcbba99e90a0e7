import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FlashMessages } from '../../platform/web/flash.js';
import { rawFormOf } from '../../platform/web/forms/raw-form.js';
import { addresses } from '../../platform/web/navigation.js';
import { localPath } from '../domain/local-path.js';
import { Public } from './access.js';
import { SessionCookie } from './session-cookie.js';

@Controller(addresses.signOut)
@Public()
export class SignOutController {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly flashes: FlashMessages,
  ) {}

  @Post()
  async signOut(@Body() body: unknown, @Req() request: Request, @Res({ passthrough: true }) response: Response) {
    await this.cookie.end(request, response);
    this.flashes.leave(response, { kind: 'success', key: 'accounts:flash.signed-out' });
    response.redirect(303, localPath(rawFormOf(body).next) ?? addresses.home);
  }
}
