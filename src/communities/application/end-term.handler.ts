import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';
import { requireInput } from '../../platform/input.js';
import { type ActingPerson, mayKeepTerms } from '../domain/acting-person.js';
import { termEnd } from '../domain/term-inputs.js';
import type { HeldTerm } from '../domain/office-term.js';
import { beyondInstrument, communityUnknown, endsBeforeItBegins, notYours, termUnknown } from './community-errors.js';
import type { CommunityStore } from './community-store.js';
import type { OfficeTermStore } from './office-term-store.js';
import type { PeopleOfCommunities } from './people-of-communities.js';

export interface EndTerm {
  readonly communityId: string;
  readonly termId: string;
  readonly input: unknown;
  readonly by: ActingPerson;
}

/** Sets the last day of a term. Links to sign die with a term that is over; a verified signature stays. */
export class EndTermHandler {
  constructor(
    private readonly communities: CommunityStore,
    private readonly terms: OfficeTermStore,
    private readonly people: PeopleOfCommunities,
    private readonly clock: Clock,
  ) {}

  async execute({ communityId, termId, input, by }: EndTerm, sql: Sql): Promise<HeldTerm> {
    if (!mayKeepTerms(by, communityId)) throw notYours();
    const { until } = requireInput(termEnd, input);
    const community = await this.communities.find(communityId, sql);
    if (!community) throw communityUnknown();
    const term = await this.terms.find(communityId, termId, sql);
    if (!term) throw termUnknown();
    if (until < term.from) throw endsBeforeItBegins();
    if (term.instrumentUntil !== null && until > term.instrumentUntil) throw beyondInstrument(term.instrumentUntil);
    await this.terms.end(termId, until, sql);
    if (isLonger(term, until)) return this.confirmAnew({ ...term, until }, sql);
    const former = await this.terms.formerHolders(communityId, this.clock.now(), sql);
    if (former.includes(term.personId)) await this.people.revokeSignatureLinks(term.personId, communityId, sql);
    return { ...term, until };
  }

  /** What staff confirmed was a shorter authority. */
  private async confirmAnew(term: HeldTerm, sql: Sql): Promise<HeldTerm> {
    await this.terms.reassign(term.id, term, sql);
    return { ...term, mailConfirmedAt: null };
  }
}

const isLonger = (term: HeldTerm, until: string): boolean => term.until !== null && until > term.until;
