import { Controller, Get, Param } from '@nestjs/common';
import { SignedIn } from '../../accounts/web/access.js';
import { AgreementLibraries } from '../../agreements/application/wording/agreement-libraries.js';
import { libraryUnknown } from '../../agreements/application/wording/library-errors.js';
import { LibraryVersionsQuery } from '../../agreements/application/wording/library-versions.query.js';
import { libraryAnswer, libraryVersionFrom, libraryVersionsAnswer } from '../answers/library-answer.js';
import { Documented } from '../openapi/documented.js';

/** The house's wording: what texts are made of. */
@Controller('api/v1/agreement-libraries')
@SignedIn()
export class AgreementLibrariesController {
  constructor(
    private readonly versions: LibraryVersionsQuery,
    private readonly libraries: AgreementLibraries,
  ) {}

  @Get()
  @Documented({
    tag: 'Documents',
    summary: 'Versions of the wording of agreements, newest first',
    description: 'A version never changes. New texts begin with the newest.',
    answer: libraryVersionsAnswer,
  })
  async list() {
    return { items: (await this.versions.all()).map(libraryVersionFrom) };
  }

  @Get(':version')
  @Documented({
    tag: 'Documents',
    summary: 'One version of the wording: every clause in every language',
    answer: libraryAnswer,
  })
  async one(@Param('version') typed: string) {
    const library = /^[1-9]\d{0,5}$/.test(typed) ? await this.libraries.version(Number(typed)) : null;
    if (!library) throw libraryUnknown();
    return library;
  }
}
