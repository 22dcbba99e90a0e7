import { Module } from '@nestjs/common';
import { CommunitiesModule } from '../../communities/communities.module.js';
import { SealingModule } from '../sealing.module.js';
import { AuthorityPapersController } from './authority-papers.controller.js';
import { CommunityKeyController } from './community-key.controller.js';
import { SealKeysController } from './seal-keys.controller.js';
import { ShowSealKey } from './show-seal-key.js';

/** Pages about the keys of seals, and the authority's papers for anybody. For web processes. */
@Module({
  imports: [SealingModule, CommunitiesModule],
  controllers: [CommunityKeyController, SealKeysController, AuthorityPapersController],
  providers: [ShowSealKey],
})
export class SealKeysWebModule {}
