import { given, words, type WordParam, type Words } from '../../platform/web/words.js';
import type { ListedEvent } from '../application/partnership-store.js';
import type { Side } from '../domain/states.js';
import type { CaseNames } from './case-names.js';
import { sectionTitle } from './section-words.js';

type Params = Record<string, WordParam>;

/** `partnerships:events.<type>.title`, with what belongs into the sentence. */
export function eventTitle(event: ListedEvent, names: CaseNames): Words {
  return words(`partnerships:events.${event.type}.title`, { ...pair(names), ...titleParams(event, names) });
}

export function sectionsAnswered(run: readonly ListedEvent[]): Words {
  const sections = new Set(
    run.flatMap((event) => (event.type === 'proposal.section-answered' ? [event.data.section] : [])),
  );
  return words('partnerships:events.proposal.section-answered.several', {
    count: sections.size,
    sections: [...sections].map(sectionTitle),
  });
}

const pair = (names: CaseNames): Params => ({
  initiator: given(names.initiator),
  counterpart: given(names.counterpart),
});

function titleParams(event: ListedEvent, names: CaseNames): Params {
  const community = (side: Side): Params => ({ community: given(names[side]) });
  switch (event.type) {
    case 'proposal.section-answered':
    case 'partnership.change-answered':
      return { section: sectionTitle(event.data.section) };
    case 'partnership.changes-requested':
      return { sections: event.data.sections.map(sectionTitle), count: event.data.sections.length };
    case 'approval.recorded':
      return { ...community(event.data.side), context: event.data.approval.outcome };
    case 'approval.hearing-scheduled':
      return { ...community(event.data.side), ...(event.data.movedFrom ? { context: 'moved' } : {}) };
    case 'clock.extended':
      return { count: event.data.days };
    case 'clock.snoozed':
      return { ...snoozed(event.data.party, names), date: { day: event.data.day } };
    case 'clock.overridden':
      return { state: words(`common:states.${event.data.state}`), ...(event.data.clock ? {} : { context: 'usual' }) };
    case 'agreement.text-proposed':
      return { ...community(event.data.revision.proposedBy), revision: event.data.revision.number };
    case 'agreement.text-accepted':
      return { ...community(event.data.side), revision: event.data.revision };
    case 'agreement.commented':
      return {
        ...(event.data.side ? community(event.data.side) : { context: 'staff' }),
        revision: event.data.revision,
      };
    case 'agreement.text-frozen':
      return { revision: event.data.revision };
    case 'signature.given':
      return {
        ...community(event.data.side),
        name: given(event.data.signature.name),
        context: event.data.signature.mode,
      };
    case 'partnership.merged':
      return { reference: event.data.into };
    case 'partnership.recognised':
      return { number: event.data.number };
    case 'case.message-sent':
      return messageParams(event.data.to, names);
    default:
      return 'side' in event.data && event.data.side ? community(event.data.side) : {};
  }
}

const snoozed = (party: Side | 'staff', names: CaseNames): Params =>
  party === 'staff' ? { context: party } : { community: given(names[party]) };

function messageParams(to: Side | 'both' | 'staff', names: CaseNames): Params {
  return to === 'both' || to === 'staff' ? { context: to } : { community: given(names[to]) };
}
