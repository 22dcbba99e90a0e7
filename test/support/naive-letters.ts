import type { EventType } from '../../src/partnerships/domain/event-parts.js';
import type { Side } from '../../src/partnerships/domain/states.js';
import type { Happened, NaiveCase } from './naive-case.js';
import { waitedOn } from './naive-waiting.js';

/** Mail addresses of those who have a part in a case, as it is when a letter is written. */
export interface Around {
  clerks(side: Side): string[];
  /** Those who may sign at this moment, where their address is known to be theirs. */
  officials(side: Side): string[];
  staff(): string[];
  contact(): string[];
}

export interface NaiveLetter {
  readonly to: string;
  readonly template: string;
}

export interface LetterEvent {
  readonly happened: Happened;
  /** All types of the same commit. */
  readonly together: readonly EventType[];
  /** Types of all earlier commits. */
  readonly earlier: readonly EventType[];
  /** The address of whoever did it; null for the clock and the service. */
  readonly actor: string | null;
  readonly actorSide: Side | null;
  /** Those whose signatures it voided. */
  readonly voided: readonly string[];
  readonly ceremony: 'agreed' | 'moved' | 'cancelled' | null;
}

const both = ['initiator', 'counterpart'] as const;
const otherOf = (side: Side): Side => (side === 'initiator' ? 'counterpart' : 'initiator');

/** Who is written to about an event, in order: of several letters each person gets the first. */
export function lettersAbout(event: LetterEvent, c: NaiveCase, around: Around): NaiveLetter[] {
  const letters = new Map<string, NaiveLetter>();
  const write = (template: string, people: readonly string[], evenTheActor = false): void => {
    for (const to of people)
      if (!letters.has(to) && (evenTheActor || to !== event.actor)) letters.set(to, { to, template });
  };
  about(event, c, peopleOf(event, c, around), write);
  if (event.ceremony) {
    const { officials, clerks, staff } = peopleOf(event, c, around);
    write(`ceremony-${event.ceremony}`, [...officials, ...clerks, ...staff], true);
  }
  return [...letters.values()];
}

type Write = (template: string, people: readonly string[], evenTheActor?: boolean) => void;

/** The other community hears of a case once it has joined; until then its contact does. */
function peopleOf({ happened: { data }, actorSide }: LetterEvent, c: NaiveCase, around: Around) {
  const clerksOf = (side: Side) => (side === 'counterpart' && !c.counterpartJoined ? [] : around.clerks(side));
  const named = 'side' in data ? data.side : actorSide;
  const asked = waitedOn(c).flatMap(({ party, role }) =>
    role === 'official' && party !== 'staff' ? around.officials(party) : [],
  );
  return {
    clerksOf,
    side: named,
    clerks: both.flatMap(clerksOf),
    others: named === null ? both.flatMap(clerksOf) : clerksOf(otherOf(named)),
    own: named === null ? [] : clerksOf(named),
    officials: both.flatMap((side) => around.officials(side)),
    someOfficialMissing: both.some((side) => around.officials(side).length === 0),
    asked,
    staff: around.staff(),
    contact: c.counterpartJoined ? [] : around.contact(),
  };
}

const endsOfApprovals = ['approvals.completed', 'approvals.defeated', 'approvals.rescinded'] as const;

function about(event: LetterEvent, c: NaiveCase, people: ReturnType<typeof peopleOf>, write: Write): void {
  const { happened, together, earlier } = event;
  const { clerksOf, clerks, others, own, officials, asked, staff, contact } = people;
  const held = c.heldSince !== null;
  const alone = !endsOfApprovals.some((type) => together.includes(type));
  const concluded = together.includes('partnership.signed');
  switch (happened.type) {
    case 'partnership.submitted':
      write('proposal-received', clerksOf('initiator'), true);
      write('proposal-submitted', staff);
      return;
    case 'partnership.changes-requested':
      write('changes-requested', clerksOf('initiator'));
      return;
    case 'partnership.resubmitted':
      write('proposal-resubmitted', staff);
      write('proposal-changed', clerksOf('counterpart'));
      return;
    case 'partnership.rejected':
      write('proposal-rejected', clerks);
      return;
    case 'partnership.counterpart-invited':
    case 'partnership.counterpart-reinvited':
      if (happened.data.generation === c.invited && c.state === 'awaiting-counterpart') write('invitation', contact);
      write('invitation-sent', clerksOf('initiator'));
      return;
    case 'partnership.invitation-accepted':
      write('invitation-accepted', clerksOf('initiator'));
      write('joined', clerksOf('counterpart'), true);
      write('review-needed', staff);
      return;
    case 'partnership.invitation-declined':
      write('invitation-declined', [...clerksOf('initiator'), ...staff]);
      return;
    case 'partnership.recommended':
      write('resolution-needed', clerks);
      return;
    case 'approval.recorded':
      if (alone) write('approval-recorded', [...others, ...staff]);
      return;
    case 'approval.waived':
      if (alone) write('approval-waived', clerks);
      return;
    case 'approval.hearing-scheduled':
      write(happened.data.movedFrom === undefined ? 'hearing-scheduled' : 'hearing-moved', clerks, true);
      return;
    case 'approval.hearing-cancelled':
      write('hearing-cancelled', clerks, true);
      return;
    case 'approvals.completed':
      write(earlier.includes('agreement.text-proposed') ? 'approvals-renewed' : 'text-needed', clerks, true);
      return;
    case 'approvals.defeated':
      write('approval-defeated', [...clerks, ...staff]);
      return;
    case 'approvals.rescinded':
      write('approval-rescinded', [...clerks, ...staff]);
      return;
    case 'agreement.text-proposed':
      write('text-proposed', clerksOf(otherOf(happened.data.revision.proposedBy)));
      return;
    case 'agreement.text-accepted':
      write('text-accepted', others);
      return;
    case 'signing.plan-proposed':
      write('signing-plan-proposed', others);
      return;
    case 'signing.plan-accepted':
      if (c.agreed?.number !== happened.data.plan) return;
      if (!held && c.state === 'signing') write('signature-needed', asked);
      write('signing-plan-agreed', clerks);
      return;
    case 'agreement.text-frozen':
      if (!held && c.state === 'signing') write('signature-needed', asked);
      write('text-ready', clerks);
      if (people.someOfficialMissing) write('official-missing', staff);
      return;
    case 'agreement.text-reopened':
      write('text-reopened', [...clerks, ...staff]);
      return;
    case 'signature.declined':
      write('signature-declined', [...clerks, ...staff]);
      return;
    case 'signatures.voided':
      write('signature-voided', event.voided);
      return;
    case 'signature.given':
      if (concluded) return;
      // staff who verify a paper haven't signed it
      write('signature-received', event.actor && officials.includes(event.actor) ? [event.actor] : [], true);
      if (c.state === 'signing') write('other-signed', asked);
      write('signature-given', clerks);
      return;
    case 'original.recorded':
      write('original-recorded', [...clerks, ...staff]);
      return;
    case 'original.rejected':
      write('original-rejected', clerks);
      return;
    case 'agreement.sealed':
      write('signed', [...clerks, ...officials]);
      write('recognition-needed', staff);
      return;
    case 'partnership.recognised':
      write('recognised', [...clerks, ...officials, ...staff]);
      return;
    case 'partnership.recognition-refused':
      write('recognition-refused', [...clerks, ...officials]);
      return;
    case 'partnership.withdrawn':
      write('withdrawn', [...others, ...own, ...contact, ...staff]);
      return;
    case 'partnership.barred':
      write('barred', [...clerks, ...contact]);
      return;
    case 'partnership.held':
      write('held', clerks);
      return;
    case 'partnership.released':
      // one that is told after the text was frozen has asked nobody for a signature
      if (!held && c.state === 'signing' && happened.at >= c.since) write('signature-needed', asked);
      write('released', clerks);
      return;
    case 'partnership.lapsed':
      write('lapsed', [...clerks, ...contact, ...staff]);
      return;
    case 'partnership.revived':
      if (!held && c.state === 'signing') write('signature-needed', asked);
      write('revived', clerks);
      return;
    case 'case.message-sent': {
      const { to } = happened.data;
      if (to === 'staff') write('message', staff);
      else write('message', [...(to === 'both' ? clerks : clerksOf(to)), ...(to === 'initiator' ? [] : contact)]);
      return;
    }
    case 'clock.extended':
      // who hears of it after the wait is over has no use for more time
      if (happened.at < c.since) return;
      write(
        'deadline-extended',
        waitedOn(c).flatMap(({ party, role }) => waitersOf(party, role, people)),
      );
      return;
    default:
  }
}

function waitersOf(party: Side | 'staff', role: string, people: ReturnType<typeof peopleOf>): readonly string[] {
  if (party === 'staff') return people.staff;
  if (role === 'invitee') return people.contact;
  return role === 'official' ? people.asked : people.clerksOf(party);
}
