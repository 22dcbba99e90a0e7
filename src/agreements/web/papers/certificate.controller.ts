import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Public } from '../../../accounts/web/access.js';
import { agreementLanguages } from '../../../partnerships/domain/text-input.js';
import { addresses } from '../../../platform/web/navigation.js';
import { choicesIn, type Query as QueryString } from '../../../platform/web/query-string.js';
import { PublicCertificates } from '../../application/papers/public-certificates.js';
import { sendPaper } from './send-paper.js';

/** Certificates of what is on the register, for anybody. */
@Controller(addresses.register)
@Public()
export class CertificateController {
  constructor(private readonly certificates: PublicCertificates) {}

  @Get(':number/certificate.pdf')
  async certificate(
    @Param('number') typed: string,
    @Query() query: QueryString,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const [language] = choicesIn(query, 'language', agreementLanguages);
    const { number, document } = await this.certificates.read(typed, language);
    response.setHeader('ETag', `"${document.sha256}"`);
    response.setHeader('Cache-Control', 'public, no-cache');
    if (request.fresh) response.status(304).end();
    else sendPaper(response, document, `${number}-certificate`);
  }
}
