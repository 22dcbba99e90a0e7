import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { StaffOnly } from '../../accounts/web/access.js';
import { AppError } from '../../platform/errors.js';
import { isLanguage, sourceLanguage } from '../../platform/languages.js';
import { relaxPolicy } from '../../platform/web/content-security-policy.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { TemplatePreview } from '../application/template-preview.js';
import { type MailSample, mailSample } from '../domain/mail-samples.js';
import { framedMail } from './mail-frame.js';
import { mailTemplatePage, mailTemplatesPage } from './mail-templates.page.js';

/** Every mail that can go out, with made-up facts, in every language. */
@Controller(addresses.mailTemplates)
@StaffOnly()
export class MailTemplatesController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly preview: TemplatePreview,
  ) {}

  @Get()
  list(@CurrentPage() page: PageContext): string {
    return this.renderer.render('notifications/mail-templates', mailTemplatesPage(), page);
  }

  @Get(':template')
  show(
    @Param('template') template: string,
    @Query('language') asked: unknown,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): string {
    const sample = sampleOf(template);
    const language = languageIn(asked);
    relaxPolicy(response, { framesOwnDocuments: true });
    const model = mailTemplatePage(sample, this.preview.of(sample, language), language);
    return this.renderer.render('notifications/mail-template', model, page);
  }

  @Get(':template/body')
  @Header('Content-Type', 'text/html; charset=utf-8')
  body(
    @Param('template') template: string,
    @Query('language') asked: unknown,
    @Res({ passthrough: true }) response: Response,
  ): string {
    return framedMail(this.preview.of(sampleOf(template), languageIn(asked)).html, response);
  }
}

const languageIn = (asked: unknown): string => (isLanguage(asked) ? asked : sourceLanguage);

function sampleOf(template: string): MailSample {
  const sample = mailSample(template);
  if (sample) return sample;
  const message = 'There is no such mail. The list of all mails says what they are called.';
  throw new AppError({ kind: 'not-found', code: 'mail.unknown', message });
}
