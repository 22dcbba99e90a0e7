import { z } from 'zod';
import { isCountry } from '../../communities/domain/country.js';
import { isZone } from '../../communities/domain/zone.js';
import type { WaitingState } from './state-clock.js';

const mostDays = 400;
const mostSteps = 12;

const ascending = (list: readonly number[]): number[] => [...new Set(list)].sort((a, b) => a - b);
const descending = (list: readonly number[]): number[] => ascending(list).reverse();
const days = z
  .number()
  .int('errors:whole-number')
  .min(1)
  .max(mostDays)
  .meta({ description: 'Whole days', example: 14 });
const daysAfter = z.array(days).max(mostSteps).overwrite(ascending);
const daysBefore = z.array(days).max(mostSteps).overwrite(descending);

const escalation = z.object({ after: days, to: z.enum(['deputy', 'clerk', 'staff'], { error: 'errors:choose-one' }) });
const byDay = (list: z.output<typeof escalation>[]) => list.toSorted((one, other) => one.after - other.after);

const ladder = z.object({
  days: z.enum(['working', 'calendar'], { error: 'errors:choose-one' }),
  target: days.nullable(),
  remindAfter: daysAfter,
  remindBefore: daysBefore.default([]),
  escalate: z.array(escalation).max(mostSteps).overwrite(byDay).default([]),
  lapse: days.nullable(),
});

/** The clock of a state in which a community is waited on: every step comes before the lapse, and no lapse without a word. */
const communitysClock = ladder.superRefine(stepsBeforeLapse);

/** Staff are waited on: a case never lapses because staff are late. */
const staffsClock = ladder
  .extend({ lapse: z.null({ error: 'errors:clock.staff-never-lapse' }) })
  .superRefine(stepsBeforeLapse);

const clocks = {
  draft: communitysClock,
  submitted: staffsClock,
  'awaiting-counterpart': communitysClock,
  'changes-requested': communitysClock,
  'under-review': staffsClock,
  'in-approval': communitysClock,
  drafting: communitysClock,
  signing: communitysClock,
  signed: staffsClock,
} satisfies Record<WaitingState, z.ZodType>;

/** What may be said of the clock of one state, in a policy or for one case. */
export const clockInputOf = (state: WaitingState) => clocks[state];

/** Nobody is ever written to between eight in the evening and eight in the morning: staff can only ask for less. */
const hour = z.number().int('errors:whole-number').min(8).max(20);
const hours = z
  .object({ first: hour, usual: hour, last: hour })
  .refine(({ first, usual, last }) => first <= usual && usual < last, { error: 'errors:clock.hours', path: ['usual'] });

const office = z.object({
  country: z.string().refine(isCountry, 'errors:community.country').nullable(),
  subdivision: z
    .string()
    .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'errors:community.subdivision')
    .nullable(),
  zone: z.string().max(60).refine(isZone, 'errors:community.zone'),
});

/** Everything that staff decide about waiting, as a whole: what is published is complete. */
export const policyInput = z
  .object({
    office: office.refine(({ country, subdivision }) => !subdivision || subdivision.startsWith(`${country}-`), {
      error: 'errors:community.subdivision-of-country',
      path: ['subdivision'],
    }),
    hours,
    clocks: z.object(clocks),
    ceremony: z.object({ remindBefore: daysBefore, scanAfter: days }),
    hearing: z.object({ remindBefore: daysBefore, remindAfter: daysAfter }),
    term: z.object({ warnBefore: days }),
  })
  .meta({ id: 'ClockPolicyInput' });

export type PolicyInput = z.output<typeof policyInput>;

function stepsBeforeLapse(clock: z.output<typeof ladder>, context: z.RefinementCtx): void {
  const { target, remindAfter, remindBefore, escalate, lapse } = clock;
  const refuse = (field: keyof typeof clock, code: string) =>
    context.addIssue({ code: 'custom', path: [field], message: `errors:clock.${code}` });
  if (lapse === null) {
    if (remindBefore.length > 0) refuse('remindBefore', 'nothing-to-count-back-from');
    return;
  }
  if (remindAfter.some((after) => after >= lapse)) refuse('remindAfter', 'step-after-lapse');
  if (remindBefore.some((before) => before >= lapse)) refuse('remindBefore', 'step-before-beginning');
  if (escalate.some(({ after }) => after >= lapse)) refuse('escalate', 'step-after-lapse');
  if (target !== null && target > lapse) refuse('target', 'target-after-lapse');
  if (remindAfter.length + remindBefore.length === 0) refuse('remindAfter', 'lapse-without-reminder');
}
