import { Module } from '@nestjs/common';
import { CommunitiesModule } from '../communities.module.js';
import { CommunityListController } from './community-list.controller.js';
import { CommunityController } from './community.controller.js';
import { MembersController } from './members.controller.js';
import { OfficeTermCommands } from './office-term-commands.js';
import { OfficeTermsController } from './office-terms.controller.js';
import { OwnCommunitiesController } from './own-communities.controller.js';

/** Pages about communities, for staff and for whoever acts for them. For web processes. */
@Module({
  imports: [CommunitiesModule],
  controllers: [
    CommunityListController,
    OwnCommunitiesController,
    CommunityController,
    MembersController,
    OfficeTermsController,
  ],
  providers: [OfficeTermCommands],
})
export class CommunitiesWebModule {}
