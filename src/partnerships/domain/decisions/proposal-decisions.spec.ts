import { describe, expect, it } from '@jest/globals';
import {
  aPartnership,
  clerk,
  facts,
  organiser,
  prohibition,
  rival,
  staff,
  community,
} from '../../../../test/support/partnership-builders.js';
import { done, refusalsOf } from '../../../../test/support/partnership-steps.js';

const initiator = clerk('initiator');

describe('filling in a proposal', () => {
  it('lets an organiser draft, but only the clerk submit', () => {
    const draft = aPartnership({ procedure: { proposal: {} } });
    const { after } = done(draft, 'answerSection', { by: organiser('initiator') });
    expect(after.procedure.proposal.purpose).toEqual({ purpose: 'Peace and trade' });
    expect(refusalsOf(aPartnership(), 'submit', { by: organiser('initiator') })).toEqual(['action.not-yours']);
    expect(done(aPartnership(), 'submit', { by: initiator }).after.procedure.state).toBe('submitted');
  });

  it('keeps addresses out of the part of the event that is public for good', () => {
    const answers = { contactName: 'C. Clerk', contactMail: 'c@saint-paul.example' };
    const { events } = done(aPartnership(), 'answerSection', {
      by: initiator,
      input: { section: 'contacts', answers },
    });
    expect(events).toEqual([
      { type: 'proposal.section-answered', data: { section: 'contacts', answers: null }, private: { answers } },
    ]);
  });
});

describe('submitting a proposal', () => {
  const submit = (partnership = aPartnership(), asked = facts()) =>
    refusalsOf(partnership, 'submit', { by: initiator, facts: asked });

  it('names the sections that are missing', () => {
    const { plan, ...rest } = aPartnership().procedure.proposal;
    expect(plan).toBeDefined();
    expect(submit(aPartnership({ procedure: { proposal: rest } }))).toEqual(['proposal.incomplete']);
  });

  it('asks a sister partnership for two thematic areas, a friendship for one', () => {
    const proposal = { ...aPartnership().procedure.proposal, areas: { areas: ['culture' as const] } };
    expect(submit(aPartnership({ kind: 'sister', procedure: { proposal } }))).toEqual(['proposal.incomplete']);
    expect(submit(aPartnership({ kind: 'friendship', procedure: { proposal } }))).toEqual([]);
  });

  it('refuses a community as its own partner', () => {
    expect(submit(aPartnership({ counterpartId: 'saint-paul' }))).toContain('pair.same-community');
  });

  it('refuses San Juan, Puerto Rico, with Saint Paul: two country codes, one sovereign state', () => {
    const sanJuan = community('counterpart', { name: 'San Juan', country: 'PR', sovereign: 'US' });
    const asked = facts({ communities: { initiator: community('initiator'), counterpart: sanJuan } });
    expect(submit(aPartnership(), asked)).toEqual(['pair.same-sovereign-state']);
  });

  it('allows two communities of one name in two countries: a name identifies nobody', () => {
    const names = { name: 'Springfield', styledName: 'Springfield' };
    const communities = {
      initiator: community('initiator', names),
      counterpart: community('counterpart', { ...names, country: 'AU', sovereign: 'AU' }),
    };
    expect(submit(aPartnership(), facts({ communities }))).toEqual([]);
  });

  it('refuses while a rule prohibits it, and cites the rule', () => {
    expect(submit(aPartnership(), facts({ prohibitions: [prohibition] }))).toEqual(['pair.prohibited']);
  });

  it.each([
    ['refuses', 'sister', 'sister', ['pair.live-partnership']],
    ['refuses', 'friendship', 'sister', ['pair.live-partnership']],
    ['allows', 'sister', 'friendship', []],
  ] as const)('%s a %s proposal beside a recognised %s partnership', (_word, mine, theirs, codes) => {
    const asked = facts({ rivals: [rival({ kind: theirs, state: 'recognised', reachedReview: true })] });
    expect(submit(aPartnership({ kind: mine }), asked)).toEqual(codes);
  });

  it('lets crossing proposals coexist until one of them is under review', () => {
    const crossing = (state: 'submitted' | 'under-review' | 'changes-requested', reachedReview: boolean) =>
      submit(aPartnership(), facts({ rivals: [rival({ crossing: true, state, reachedReview })] }));
    expect(crossing('submitted', false)).toEqual([]);
    expect(crossing('changes-requested', false)).toEqual([]);
    expect(crossing('under-review', true)).toEqual(['pair.live-partnership']);
    expect(crossing('changes-requested', true)).toEqual(['pair.live-partnership']);
  });

  it('refuses the same pair proposed twice from the same side', () => {
    expect(submit(aPartnership(), facts({ rivals: [rival({ state: 'draft' })] }))).toEqual(['pair.live-partnership']);
  });
});

describe('requesting changes', () => {
  const requests = [
    { section: 'plan', comment: 'Which month?' },
    { section: 'funding', comment: 'Who pays the flights?' },
    { section: 'plan', comment: 'Who travels?' },
  ] as const;
  const requested = (state: 'submitted' | 'under-review' = 'submitted') =>
    done(aPartnership({ state }), 'requestChanges', { by: staff(), input: { requests: [...requests] } }).after;
  const answer = (section: 'plan' | 'funding') => ({ section, answers: { firstYearPlan: 'In May' } });

  it('keeps each comment, also where a section is named twice', () => {
    expect(requested().procedure.changeRequests).toEqual([
      { section: 'plan', comment: 'Which month?\n\nWho travels?', answer: null },
      { section: 'funding', comment: 'Who pays the flights?', answer: null },
    ]);
  });

  it('reopens only the sections that were named', () => {
    expect(refusalsOf(requested(), 'answerSection', { by: initiator })).toEqual(['proposal.section-closed']);
    expect(refusalsOf(requested(), 'answerChangeRequest', { by: initiator })).toEqual(['changes.section-not-named']);
    expect(refusalsOf(requested(), 'answerSection', { by: initiator, input: answer('plan') })).toEqual([]);
  });

  it('waits until every named section was changed or answered in words', () => {
    const changed = done(requested(), 'answerSection', { by: initiator, input: answer('plan') }).after;
    expect(refusalsOf(changed, 'resubmit', { by: initiator })).toEqual(['changes.unanswered']);
    const words = { section: 'funding' as const, words: 'The city does' };
    const answered = done(changed, 'answerChangeRequest', { by: initiator, input: words }).after;
    expect(refusalsOf(answered, 'resubmit', { by: initiator })).toEqual([]);
  });

  it.each(['submitted', 'under-review'] as const)('returns to where it came from: %s', (state) => {
    const { after } = done(requested(state), 'answerSection', { by: initiator, input: answer('plan') });
    const words = { section: 'funding' as const, words: 'The city does' };
    const answered = done(after, 'answerChangeRequest', { by: initiator, input: words }).after;
    const back = done(answered, 'resubmit', { by: initiator }).after.procedure;
    expect(back).toMatchObject({ state, cameFrom: null, changeRequests: [] });
  });
});
