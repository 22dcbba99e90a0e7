import type { ListPage } from '../../platform/database/keyset.js';
import { type ActingPerson, maySeeAddresses } from '../domain/acting-person.js';
import type { Community } from '../domain/community.js';
import type { HeldTerm } from '../domain/office-term.js';
import { communityUnknown, notYours } from './community-errors.js';
import type { CommunitySearch, CommunityStore } from './community-store.js';
import type { OfficeTermStore } from './office-term-store.js';
import type { Member, PeopleOfCommunities } from './people-of-communities.js';

/** A term as one person may see it: addresses are for the community itself and for staff. */
export type SeenTerm = Omit<HeldTerm, 'mail'> & { readonly mail: string | null };

export class CommunitiesQuery {
  constructor(
    private readonly communities: CommunityStore,
    private readonly terms: OfficeTermStore,
    private readonly people: PeopleOfCommunities,
  ) {}

  search(search: CommunitySearch): Promise<ListPage<Community>> {
    return this.communities.search(search);
  }

  /** By id or slug. @throws AppError `community.not-found` */
  async one(idOrSlug: string): Promise<Community> {
    const community = await this.communities.find(idOrSlug);
    if (!community) throw communityUnknown();
    return community;
  }

  async termsOf(idOrSlug: string, viewer: ActingPerson): Promise<SeenTerm[]> {
    const { id } = await this.one(idOrSlug);
    const terms = await this.terms.of(id);
    return maySeeAddresses(viewer, id) ? terms : terms.map(forStrangers);
  }

  /** @throws AppError `community.not-yours` */
  async membersOf(idOrSlug: string, viewer: ActingPerson): Promise<Member[]> {
    const { id } = await this.one(idOrSlug);
    if (!maySeeAddresses(viewer, id)) throw notYours();
    return this.people.members(id);
  }
}

/** Who holds which office until when is everybody's business; reasons, instruments and addresses are not. */
const forStrangers = (term: HeldTerm): SeenTerm => ({
  ...term,
  mail: null,
  basisReason: null,
  capacityReason: null,
  instrumentSha256: null,
});
