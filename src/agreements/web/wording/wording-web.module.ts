import { Module } from '@nestjs/common';
import { WordingModule } from '../../wording.module.js';
import { CarryOverPages } from './carry-over-pages.js';
import { DraftController } from './draft.controller.js';
import { DraftClauseController } from './draft-clause.controller.js';
import { DraftListController } from './draft-list.controller.js';
import { DraftNamesController } from './draft-names.controller.js';
import { LanguageChecksController } from './language-checks.controller.js';
import { PublishController } from './publish.controller.js';
import { WordingController } from './wording.controller.js';

/** Staff's pages about the wording of agreements. For web processes. */
@Module({
  imports: [WordingModule],
  providers: [CarryOverPages],
  // a draft's addresses come before those that take any version
  controllers: [
    ...[DraftController, DraftClauseController, DraftListController, DraftNamesController],
    ...[PublishController, LanguageChecksController, WordingController],
  ],
})
export class WordingWebModule {}
