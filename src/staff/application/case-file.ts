import { CommunitiesQuery, type SeenTerm } from '../../communities/application/communities.query.js';
import type { Member } from '../../communities/application/people-of-communities.js';
import type { ActingPerson } from '../../communities/domain/acting-person.js';
import { MessageList, type ListedMessage } from '../../notifications/application/message-list.js';
import { CaseQuery, type CaseView } from '../../partnerships/application/case.query.js';
import type { Side } from '../../partnerships/domain/states.js';
import { type CancelledStep, type PlannedStep, PlannedSteps } from './planned-steps.js';

/** Who acts for one side of a case, with addresses. */
export interface PartyPeople {
  readonly members: readonly Member[];
  readonly terms: readonly SeenTerm[];
}

/** Everything about a case that staff see beside each other. */
export interface OpenedCase {
  readonly view: CaseView;
  readonly people: Readonly<Record<Side, PartyPeople>>;
  readonly messages: readonly ListedMessage[];
  readonly planned: readonly PlannedStep[];
  readonly cancelled: readonly CancelledStep[];
}

export class CaseFile {
  constructor(
    private readonly cases: CaseQuery,
    private readonly communities: CommunitiesQuery,
    private readonly messages: MessageList,
    private readonly steps: PlannedSteps,
  ) {}

  /** @throws AppError `partnership.not-found` */
  async open(reference: string, by: ActingPerson): Promise<OpenedCase> {
    const view = await this.cases.view(reference, { kind: 'person', personId: by.personId });
    const { partnership, facts } = view;
    const [initiator, counterpart, messages, planned, cancelled] = await Promise.all([
      this.peopleOf(facts.communities.initiator.id, by),
      this.peopleOf(facts.communities.counterpart.id, by),
      this.messages.messagesOf(partnership.id),
      this.steps.of(partnership.id),
      this.steps.cancelledOf(partnership.id),
    ]);
    return { view, people: { initiator, counterpart }, messages, planned, cancelled };
  }

  private async peopleOf(communityId: string, by: ActingPerson): Promise<PartyPeople> {
    const [members, terms] = await Promise.all([
      this.communities.membersOf(communityId, by),
      this.communities.termsOf(communityId, by),
    ]);
    return { members, terms };
  }
}
