import { Controller, HttpCode, Post, Req, Res, UnsupportedMediaTypeException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AttemptLimits } from '../../accounts/application/attempt-limits.js';
import { Public } from '../../accounts/web/access.js';
import { AppError } from '../../platform/errors.js';
import { CsrfExempt } from '../../platform/web/csrf.guard.js';
import { Translator } from '../../platform/web/translator.js';
import { VerifyDocument } from '../../verification/application/verify-document.js';
import { verifyRequest } from '../../verification/web/received-document.js';
import { verdictAnswer } from '../../verification/web/verdict-answer.js';
import { verdictSchema } from '../answers/verdict-answer.js';
import { Documented } from '../openapi/documented.js';

const bodyTypes = ['application/pdf', 'multipart/form-data'];

@Controller('api/v1/verifications')
@Public()
@CsrfExempt('It changes nothing and keeps nothing, whoever sends it.')
export class VerificationsController {
  constructor(
    private readonly verification: VerifyDocument,
    private readonly limits: AttemptLimits,
    private readonly translator: Translator,
  ) {}

  @Post()
  @HttpCode(200)
  @Documented({
    tag: 'Register',
    summary: 'Check a file',
    description:
      'A PDF as the body, or the first file of a multipart one; at most 50 MB. It is not stored. Only `accepted` means that it may be relied on.',
    bodyType: bodyTypes,
    answer: verdictSchema,
    changesNothing: true,
  })
  async check(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    if (!request.is(bodyTypes)) throw new UnsupportedMediaTypeException();
    await this.limits.count('verificationsFromIp', request.ip ?? 'unknown');
    const verdict = await verifyRequest(request, response, (file) => this.verification.execute(file));
    response.setHeader('Cache-Control', 'no-store');
    if (!verdict) throw noFile();
    return verdictAnswer(verdict, (key, params = {}) => this.translator.translate('en', key, params));
  }
}

const noFile = (): AppError =>
  new AppError({ kind: 'invalid', code: 'verification.no-file', message: 'There is no file in the body.' });
