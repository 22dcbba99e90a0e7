import type { Preview } from '../../../notifications/application/message-preview.js';
import type { Community } from '../../../communities/domain/community.js';
import type { ClockPolicy } from '../../../partnerships/domain/clock-policy.js';
import { knowsHolidays } from '../../../platform/clock/public-holidays.js';
import { instantOf } from '../../../platform/clock/wall-time.js';
import { otherSide } from '../../../partnerships/domain/states.js';
import { stepWords } from '../../../partnerships/web/clock-plan-words.js';
import type { Speech } from '../../../platform/web/speech.js';
import type { Words } from '../../../platform/web/words.js';
import { words } from '../../../platform/web/words.js';
import type { PreviewedMails, PreviewedPeople } from '../../application/previewed-mails.js';
import { clockPreview, type PreviewedPlan, type PreviewRole } from '../../domain/clock-preview.js';
import type { ExplainedStep } from '../../domain/explained-plan.js';
import { previewedSide } from '../../domain/previewed-wait.js';
import { reasonsOf } from '../explained-words.js';
import { beginningOf, type PreviewAsked } from './preview-form.js';

/** A step on its day, and why on that one. */
export interface ShownStep {
  readonly dueAt: string;
  readonly zone: string;
  readonly what: Words;
  readonly reasons: readonly Words[];
  readonly mail: Preview | null;
}

export interface ShownPreview {
  readonly role: PreviewRole;
  readonly community: string;
  readonly began: string;
  /** Of whoever is told. */
  readonly zone: string;
  /** Nobody knows the public holidays there: only its weekends are kept free. */
  readonly holidaysUnknown: boolean;
  readonly waits: readonly ShownWait[];
}

export interface ShownWait {
  readonly title: Words;
  readonly who: Words;
  /** When the ceremony or the council's meeting would be. */
  readonly event: Words | null;
  readonly steps: readonly ShownStep[];
}

export interface PreviewParts {
  readonly policy: ClockPolicy;
  readonly community: Community;
  readonly asked: PreviewAsked;
}

/** What somebody in a role would get, and when, with every mail as they would read it. */
export function shownPreview(
  { policy, community, asked }: PreviewParts,
  mails: PreviewedMails,
  speech: Speech,
): ShownPreview {
  const people = peopleOf(community, asked.role, speech);
  const { country, subdivision, zone, name } = community;
  const since = beginningOf(asked, zone);
  const eventAt = `${later(asked.day, daysToEvent)}T14:00`;
  const question = { place: { country, subdivision, zone }, role: asked.role, since, eventAt, eventPlace: name };
  const plans = clockPreview(policy, question);
  return {
    ...{ role: asked.role, community: name, began: since },
    zone: asked.role === 'staff' ? policy.office.zone : zone,
    holidaysUnknown: asked.role !== 'staff' && !knowsHolidays(country),
    waits: plans.map((plan) => ({
      title: words(`clocks:waits.${plan.wait}.title`),
      who: words(`clocks:waits.${plan.wait}.who`),
      event: eventWords(plan, eventAt, zone),
      steps: plan.steps.map((step) => {
        const mail = mails.of(step, plan, people, policy);
        return { ...shownStep(step, plan, people, policy), mail };
      }),
    })),
  };
}

function eventWords({ wait }: PreviewedPlan, eventAt: string, zone: string): Words | null {
  if (wait !== 'ceremony' && wait !== 'hearing') return null;
  const instant = instantOf(new Date(`${eventAt}:00Z`), zone).toISOString();
  return words(`clocks:preview.madeUp.${wait}`, { at: { instant, zone } });
}

function shownStep(
  step: ExplainedStep,
  { wait }: PreviewedPlan,
  { community, partner }: PreviewedPeople,
  policy: ClockPolicy,
): Omit<ShownStep, 'mail'> {
  const side = previewedSide(wait);
  const names = { initiator: community.name, counterpart: community.name, [otherSide(side)]: partner };
  const { dueAt, zone } = step;
  return { dueAt, zone, what: stepWords(step, names), reasons: reasonsOf(step, policy.hours) };
}

function peopleOf(community: Community, role: PreviewRole, { t }: Speech): PreviewedPeople {
  const { id, name, zone, languages, country, subdivision } = community;
  return {
    role,
    community: { id, name, zone, languages, country, subdivision },
    partner: t('clocks:preview.partner'),
    clerk: t('clocks:preview.person.clerk'),
    official: t('clocks:preview.person.official'),
    contact: t('clocks:preview.person.invitee'),
    colleague: t('clocks:preview.person.staff'),
  };
}

/** Far enough ahead for the reminders of the default policy. */
const daysToEvent = 45;
const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
