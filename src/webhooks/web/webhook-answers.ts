import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { FlashMessages } from '../../platform/web/flash.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';

/** How the pages about webhooks answer: with a page, or by leading to one that says what was done. */
@Injectable()
export class WebhookAnswers {
  constructor(
    readonly renderer: PageRenderer,
    private readonly flashes: FlashMessages,
  ) {}

  done(response: Response, what: string, to: string, params: Record<string, number> = {}): undefined {
    this.flashes.leave(response, { kind: 'success', key: `webhooks:flash.${what}`, params });
    response.redirect(303, to);
  }
}
