import { Module } from '@nestjs/common';
import { DocumentsModule } from '../../platform/documents/documents.module.js';
import { CommunitiesModule } from '../communities.module.js';
import { ArmsController } from './arms.controller.js';
import { CommunityListController } from './community-list.controller.js';
import { CommunityController } from './community.controller.js';
import { MembersController } from './members.controller.js';
import { OfficeTermCommands } from './office-term-commands.js';
import { OfficeTermsController } from './office-terms.controller.js';
import { OwnCommunitiesController } from './own-communities.controller.js';
import { PublicArmsController } from './public-arms.controller.js';
import { ReceiveTerm } from './received-term.js';
import { ShowCommunity } from './show-community.js';
import { TermConfirmationsController } from './term-confirmations.controller.js';

/** Pages about communities, for staff and for whoever acts for them, and their arms for anybody. For web processes. */
@Module({
  imports: [CommunitiesModule, DocumentsModule],
  controllers: [
    CommunityListController,
    OwnCommunitiesController,
    CommunityController,
    MembersController,
    OfficeTermsController,
    TermConfirmationsController,
    ArmsController,
    PublicArmsController,
  ],
  providers: [OfficeTermCommands, ShowCommunity, ReceiveTerm],
})
export class CommunitiesWebModule {}
