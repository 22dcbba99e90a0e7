import { Module } from '@nestjs/common';
import { CommunitiesModule } from '../communities.module.js';
import { ArmsController } from './arms.controller.js';
import { CommunityListController } from './community-list.controller.js';
import { CommunityController } from './community.controller.js';
import { MembersController } from './members.controller.js';
import { OfficeTermCommands } from './office-term-commands.js';
import { OfficeTermsController } from './office-terms.controller.js';
import { OwnCommunitiesController } from './own-communities.controller.js';
import { PublicArmsController } from './public-arms.controller.js';
import { ShowCommunity } from './show-community.js';

/** Pages about communities, for staff and for whoever acts for them, and their arms for anybody. For web processes. */
@Module({
  imports: [CommunitiesModule],
  controllers: [
    CommunityListController,
    OwnCommunitiesController,
    CommunityController,
    MembersController,
    OfficeTermsController,
    ArmsController,
    PublicArmsController,
  ],
  providers: [OfficeTermCommands, ShowCommunity],
})
export class CommunitiesWebModule {}
