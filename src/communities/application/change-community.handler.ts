import { civilDate } from '../../platform/clock/civil-date.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import { requireInput } from '../../platform/input.js';
import type { Community } from '../domain/community.js';
import { communityFrom } from '../domain/community-from.js';
import { type CommunityChanges, communityChanges, communityInput } from '../domain/inputs.js';
import { usualStyle } from '../domain/styled-name.js';
import { communityChangedMeanwhile, communityUnknown } from './community-errors.js';
import type { CommunityStore } from './community-store.js';

export interface ChangeCommunity {
  readonly communityId: string;
  readonly input: unknown;
  /** The version that the person looked at; without it the newest one is changed. */
  readonly expectedVersion?: number;
}

/** Changes what is known of a community; agreements keep the name as signed. Only staff may; the caller checks that. */
export class ChangeCommunityHandler {
  constructor(
    private readonly communities: CommunityStore,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  async execute(
    { communityId, input, expectedVersion }: ChangeCommunity,
    sql: Sql = this.database,
  ): Promise<Community> {
    const changes = requireInput(communityChanges, input);
    const before = await this.communities.find(communityId, sql);
    if (!before) throw communityUnknown();
    if (expectedVersion !== undefined && expectedVersion !== before.version) {
      throw communityChangedMeanwhile(before.version);
    }
    const after = { ...before, ...communityFrom(requireInput(communityInput, merged(before, changes))) };
    if (!(await this.communities.update(after, sql))) throw communityChangedMeanwhile(before.version + 1);
    if (after.name !== before.name) {
      await this.communities.keepFormerName(before.id, before.name, civilDate(this.clock.now(), before.zone), sql);
    }
    return { ...after, version: before.version + 1 };
  }
}

/** A style that was made up from the facts is made up anew from the new ones. */
function merged(before: Community, changes: CommunityChanges): object {
  const { name, styledName, level, country, subdivision, zone, languages, coordinates, population, officeTitle } =
    before;
  const known = {
    name,
    styledName,
    level,
    country,
    subdivision,
    zone,
    languages,
    coordinates,
    population,
    officeTitle,
  };
  const style = before.styledName === usualStyle(before) ? { styledName: undefined } : {};
  return { ...known, ...style, ...changes };
}
