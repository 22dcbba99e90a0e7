import type { ListMark, ListPage } from '../../platform/database/keyset.js';
import type { Sql } from '../../platform/database/database.js';
import type { Community } from '../domain/community.js';

export type NewCommunity = Omit<Community, 'id' | 'slug' | 'version' | 'sample' | 'armsSha256'>;

export interface CommunitySearch {
  /** Accents and case don't matter; empty for all. */
  readonly text: string;
  readonly country: string | null;
  readonly mark: ListMark | null;
  readonly limit: number;
}

/** Every method takes part in the caller's transaction where it is given one. */
export abstract class CommunityStore {
  /** By id or slug. */
  abstract find(idOrSlug: string, sql?: Sql): Promise<Community | null>;
  /** By name. */
  abstract search(search: CommunitySearch): Promise<ListPage<Community>>;
  /** False where the address is taken. */
  abstract insert(community: Community, at: Date, sql?: Sql): Promise<boolean>;
  /** False where the stored one isn't at `community.version` any more; it is at the next one afterwards. */
  abstract update(community: Community, sql?: Sql): Promise<boolean>;
  /** As `update`, for `armsSha256` alone; the document has to be there. */
  abstract updateArms(community: Community, sql?: Sql): Promise<boolean>;
  /** Keeps a name that the community had until `until`. */
  abstract keepFormerName(communityId: string, name: string, until: string, sql?: Sql): Promise<void>;
}
