import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { addressMails, mailNames, mails } from '../../src/notifications/domain/mails.js';
import { eventTypes } from '../../src/partnerships/domain/events.js';
import { openStates } from '../../src/partnerships/domain/states.js';

interface Words {
  subject: string;
  heading: string;
  body: string;
  button?: string;
}

const file = new URL('../../templates/locales/en/notifications.json', import.meta.url);
const catalogue = JSON.parse(readFileSync(file, 'utf8')) as {
  mails: Record<string, Words | Record<string, Words>>;
  names: Record<string, string>;
};
const wordsOf = (name: string) => catalogue.mails[name] as Words;
const holes = (words: Words) =>
  [...JSON.stringify(words).matchAll(/\{\{\s*([\w-]+)\s*\}\}/g)].map(([, name]) => name as string);
const always = ['reference', 'recipient', 'initiator', 'counterpart', 'kind'];

/** Events that are about one side: from their data, or because only a clerk of one can cause them. */
const ofOneSide = [
  'approval.recorded',
  'approval.waived',
  'approval.hearing-scheduled',
  'approval.hearing-cancelled',
  'approvals.defeated',
  'approvals.rescinded',
  'agreement.text-proposed',
  'agreement.text-accepted',
  'signature.given',
  'signature.member-given',
  'signature.deputy-named',
  'signature.declined',
  'original.recorded',
  'original.verified',
  'original.rejected',
  'partnership.withdrawn',
];

describe('the words of mails', () => {
  it.each(mails.map(({ name }) => name))('%s is complete and asks only for what there is', (name) => {
    const words = wordsOf(name);
    expect(Object.keys(words).sort()).toEqual(['body', 'button', 'heading', 'subject']);
    const { on, to } = mails.find((each) => each.name === name)!;
    const sided = !to.includes('staff') && !to.includes('addressed');
    const known = [
      ...always,
      ...(sided ? ['own', 'partner'] : []),
      ...(on.every((type) => ofOneSide.includes(type)) ? ['community'] : []),
      ...(name === 'message' ? ['actor'] : []),
    ];
    expect(holes(words).filter((hole) => !known.includes(hole))).toEqual([]);
  });

  it.each(openStates)('there is a reminder for %s', (state) => {
    const words = (catalogue.mails.reminder as Record<string, Words>)[state]!;
    expect(Object.keys(words).sort()).toEqual(['body', 'button', 'heading', 'subject']);
    const staffs = ['submitted', 'under-review', 'signed'].includes(state);
    const known = [...always, ...(staffs ? [] : ['own', 'partner'])];
    expect(holes(words).filter((hole) => !known.includes(hole))).toEqual([]);
  });

  it.each(['hearing', 'hearing-result', 'ceremony', 'scan'])('there is a reminder of a %s', (what) => {
    const words = (catalogue.mails.reminder as Record<string, Words>)[what]!;
    expect(Object.keys(words).sort()).toEqual(['body', 'button', 'heading', 'subject']);
    expect(holes(words).filter((hole) => ![...always, 'own', 'partner', 'community'].includes(hole))).toEqual([]);
  });

  it.each(['term-ends-soon', 'successor-missing'])('%s is complete and asks only for what there is', (name) => {
    expect(Object.keys(wordsOf(name)).sort()).toEqual(['body', 'button', 'heading', 'subject']);
    expect(holes(wordsOf(name)).filter((hole) => ![...always, 'community'].includes(hole))).toEqual([]);
  });

  it.each(addressMails)('%s is complete and asks only for what there is', (name) => {
    expect(Object.keys(wordsOf(name)).sort()).toEqual(['body', 'button', 'heading', 'subject']);
    const known = name === 'digest' ? ['day'] : ['holder'];
    expect(holes(wordsOf(name)).filter((hole) => !known.includes(hole))).toEqual([]);
  });

  it('every mail has a name for lists, and no words are left over', () => {
    expect(Object.keys(catalogue.names).sort()).toEqual([...mailNames, 'other'].sort());
    expect(Object.keys(catalogue.mails).sort()).toEqual([...mailNames].sort());
    expect(new Set(mailNames).size).toBe(mailNames.length);
  });

  it('every event is mailed, or known to concern nobody yet', () => {
    const silent = eventTypes.filter((type) => !mails.some(({ on }) => on.includes(type)));
    expect(silent).toEqual([
      'partnership.started',
      'proposal.section-answered',
      'partnership.change-answered',
      'signature.link-revoked',
      'original.verified',
      'original.custody-recorded',
      'partnership.signed',
      'agreement.signed-copies-stored',
      'clock.snoozed',
      'clock.overridden',
      'case.noted',
    ]);
  });
});
