import { given, words, type Sayable, type Words } from '../../platform/web/words.js';
import { clauseLabel } from '../../agreements/web/clause-name.js';
import type { ListedEvent } from '../application/partnership-store.js';
import { reviewCriteria } from '../domain/actions.js';
import { type Hearing, hearingStart } from '../domain/hearing.js';
import type { SigningPlan } from '../domain/signing-plan.js';
import { voteWords } from './approval-words.js';
import { ceremonyView } from './case/plan-view.js';
import { sectionTitle } from './section-words.js';

/** What belongs to an event beside its title: a reason, a comment, the count of a vote. */
export interface EventDetail {
  readonly label: Words | null;
  readonly body: Sayable;
}

const said = (label: string, text: string): EventDetail => ({
  label: words(`partnerships:details.${label}`),
  body: given(text),
});
const plain = (body: Sayable): EventDetail => ({ label: null, body });

/** From the public part, and from the private part where the viewer was given it. */
export function eventDetails(event: ListedEvent): EventDetail[] {
  return [...publicDetails(event), ...privateDetails(event)];
}

function publicDetails(event: ListedEvent): EventDetail[] {
  switch (event.type) {
    case 'approval.recorded': {
      const { vote, meetingDate, resolutionNumber } = event.data.approval;
      const params = { date: { day: meetingDate ?? event.at.slice(0, 10) }, number: given(resolutionNumber ?? '–') };
      return [plain(words('partnerships:details.resolution', params)), ...(vote ? voteWords(vote).map(plain) : [])];
    }
    case 'approval.hearing-scheduled':
      return hearingDetails(event.data.hearing, event.data.movedFrom);
    case 'approval.hearing-cancelled':
      return hearingDetails(event.data.hearing);
    case 'partnership.held':
      return event.data.until
        ? [plain(words('partnerships:details.until', { date: { day: event.data.until.slice(0, 10) } }))]
        : [];
    case 'partnership.barred':
      return [said('rule', event.data.citation)];
    case 'original.recorded': {
      const { signedOn, place } = event.data;
      return [plain(words('partnerships:details.signedOn', { date: { day: signedOn }, place: given(place) }))];
    }
    case 'signing.plan-proposed':
      return planDetails(event.data.plan);
    case 'original.custody-recorded': {
      const { holder, place, since } = event.data.custody;
      const params = { holder: given(holder), place: given(place), date: { day: since } };
      return [plain(words('partnerships:details.custody', params))];
    }
    case 'partnership.signed':
    case 'partnership.recognised':
      return [plain(words('partnerships:details.affiliation', { date: { day: event.data.affiliationDate } }))];
    default:
      return [];
  }
}

function privateDetails(event: ListedEvent): EventDetail[] {
  if (event.private === null) return [];
  switch (event.type) {
    case 'partnership.changes-requested':
      return event.private.requests.map(({ section, comment }) => ({
        label: sectionTitle(section),
        body: given(comment),
      }));
    case 'partnership.change-answered':
      return [said('answer', event.private.words)];
    case 'partnership.counterpart-invited':
    case 'partnership.counterpart-reinvited': {
      const { name, office, mail } = event.private.contact;
      return [
        plain(words('partnerships:details.contact', { name: given(name), office: given(office), mail: given(mail) })),
      ];
    }
    case 'signature.deputy-named': {
      const { name, office, from, until, reason } = event.private;
      const days = { from: { day: from }, until: { day: until } };
      return [
        plain(words('partnerships:details.deputy', { name: given(name), office: given(office), ...days })),
        said('reason', reason),
      ];
    }
    case 'partnership.recommended':
      return [plain(scores(event.private.scores)), said('reason', event.private.reason)];
    case 'approval.recorded':
      return [said('remark', event.private.remark)];
    case 'agreement.commented':
      return [{ label: clauseLabel(event.data.clause), body: given(event.private.text) }];
    case 'case.noted':
    case 'case.message-sent':
      return [plain(given(event.private.text))];
    default:
      return 'reason' in event.private ? [said('reason', event.private.reason)] : [];
  }
}

function hearingDetails({ place, zone, startsAt }: Hearing, movedFrom?: string): EventDetail[] {
  const at = (wall: string) => ({ instant: hearingStart({ startsAt: wall, zone }).toISOString(), zone });
  return [
    plain(words('partnerships:details.hearing', { when: at(startsAt), place: given(place) })),
    ...(movedFrom ? [plain(words('partnerships:details.movedFrom', { when: at(movedFrom) }))] : []),
  ];
}

const scores = (given: Record<string, number>): Words =>
  words('partnerships:details.scores', Object.fromEntries(reviewCriteria.map((c) => [c, given[c] ?? 0])));

function planDetails({ ceremony }: SigningPlan): EventDetail[] {
  if (!ceremony) return [];
  const { place, zone, startsAt } = ceremonyView(ceremony);
  return [plain(words('partnerships:details.ceremony', { when: { instant: startsAt, zone }, place: given(place) }))];
}
