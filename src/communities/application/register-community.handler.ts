import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import { requireInput } from '../../platform/input.js';
import type { Community } from '../domain/community.js';
import { communityFrom } from '../domain/community-from.js';
import { communityInput } from '../domain/inputs.js';
import { slugsFor } from './community-slug.js';
import type { CommunityStore } from './community-store.js';

/** Adds a community. Only staff may; the caller checks that. */
export class RegisterCommunityHandler {
  constructor(
    private readonly communities: CommunityStore,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  async execute(input: unknown, sql: Sql = this.database): Promise<Community> {
    const facts = communityFrom(requireInput(communityInput, input));
    const id = uuidv7();
    for (const slug of slugsFor(facts)) {
      const community = { ...facts, id, slug, version: 1, sample: false, armsSha256: null };
      if (await this.communities.insert(community, this.clock.now(), sql)) return community;
    }
    throw new Error('There is always one more address to try.');
  }
}
