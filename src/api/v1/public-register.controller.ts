import { Controller, Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { Public } from '../../accounts/web/access.js';
import { PublicCertificates } from '../../agreements/application/papers/public-certificates.js';
import { partnershipKinds } from '../../partnerships/domain/proposal.js';
import { AppError } from '../../platform/errors.js';
import { countriesNamed } from '../../platform/web/countries.js';
import { PublicRegister } from '../../register/application/public-register.js';
import { documentNumber, verificationOf } from '../../register/domain/verification.js';
import { certificateQuery } from '../answers/paper-answer.js';
import { registerEntryAnswer, registerLineAnswer, verificationAnswer } from '../answers/register-answer.js';
import { pageOf } from '../answers/text-schemas.js';
import { Documented } from '../openapi/documented.js';
import { markOf, pageQuery, searchText } from '../requests/page-query.js';
import { paperFile } from './paper-file.js';

const filter = z.object({
  ...pageQuery,
  q: searchText.meta({ description: 'Part of a community’s or country’s name, or a number' }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'errors:community.country')
    .optional(),
  kind: z.enum(partnershipKinds).optional(),
});

/** What anybody may know. */
@Controller('api/v1')
@Public()
export class PublicRegisterController {
  constructor(
    private readonly register: PublicRegister,
    private readonly certificates: PublicCertificates,
  ) {}

  @Get('register')
  @Documented({
    tag: 'Register',
    summary: 'Recognised partnerships, newest affiliation first',
    answer: pageOf(registerLineAnswer),
  })
  async list(@Query({ schema: filter }) query: z.output<typeof filter>) {
    const { q: text = '', country = null, kind = null, limit, cursor } = query;
    const mark = markOf(cursor, 'day');
    const request = { text, countriesNamed: countriesNamed('en', text), country, kind, mark, limit };
    const { rows, after } = await this.register.list(request);
    return { items: rows, nextCursor: after };
  }

  @Get('register/:number')
  @Documented({ tag: 'Register', summary: 'One recognised partnership', answer: registerEntryAnswer })
  async entry(@Param('number') typed: string) {
    const number = documentNumber(typed);
    const entry = number?.startsWith('E') ? await this.register.entry(number) : null;
    if (!entry) throw numberUnknown();
    return entry;
  }

  @Get('register/:number/certificate')
  @Documented({ tag: 'Register', summary: 'Its certificate', answerType: 'application/pdf' })
  async certificate(
    @Param('number') typed: string,
    @Query({ schema: certificateQuery }) { language }: z.output<typeof certificateQuery>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { number, document } = await this.certificates.read(typed, language);
    return paperFile(response, document, `${number}-certificate`);
  }

  @Get('verify/:number')
  @Documented({ tag: 'Register', summary: 'What is known of the number on a document', answer: verificationAnswer })
  async verify(@Param('number') typed: string) {
    const number = documentNumber(typed);
    const known = verificationOf(number ? await this.register.known(number) : null);
    if (known.outcome === 'unknown') throw numberUnknown();
    if (number?.startsWith('E') && known.outcome !== 'recognised') throw numberUnknown();
    return known;
  }
}

const numberUnknown = (): AppError =>
  new AppError({
    kind: 'not-found',
    code: 'register.unknown-number',
    message: 'Nothing on the register has this number.',
  });
