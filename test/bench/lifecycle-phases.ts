import type { PerformAction } from '../../src/partnerships/application/perform-action.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { anyHash, type BenchCase, type BenchWorld } from './bench-world.js';
import { aText } from '../support/a-text.js';

/** One committed step of a life; the eight `timed` ones each enter another state. */
export interface Phase {
  name: string;
  timed: boolean;
  step: (world: BenchWorld, life: BenchCase, hashes: Hashes) => PerformAction;
}

export interface Hashes {
  contentHash: string;
  initiator: string;
  counterpart: string;
}

export const someHashes = (): Hashes => ({ contentHash: anyHash(), initiator: anyHash(), counterpart: anyHash() });

const vote = (side: 'initiator' | 'counterpart') => ({
  side,
  meetingDate: '2026-01-15',
  resolutionNumber: 'BENCH-1',
  documentUrl: 'https://www.example.org/resolution',
  seats: 13,
  yes: 11,
  no: 1,
  absent: 1,
});

const text = aText({ areas: ['youth', 'arts'], termYears: 5 });

const signed = ({ contentHash, initiator, counterpart }: Hashes) => ({
  typedName: 'Sample Mayor',
  consent: true,
  contentHash,
  initiatorOriginal: initiator,
  counterpartOriginal: counterpart,
  code: '000000',
});

const contact = (slug: string) => ({
  contactName: 'Clerk',
  contactOffice: 'Office',
  contactMail: sampleMails.clerk(slug),
});
const scores = { breadth: 4, support: 4, plan: 4, funding: 4, reciprocity: 4 };
const service = { kind: 'service' } as const;

// biome-ignore format: a table
export const phases: readonly Phase[] = [
  { name: 'submit',      timed: true,  step: (w, l) => ({ partnership: l.id, action: 'submit', input: {}, actor: w.person('clerk', l.initiator) }) },
  { name: 'invite',      timed: true,  step: (w, l) => ({ partnership: l.id, action: 'inviteCounterpart', input: contact(l.counterpart), actor: w.staff }) },
  { name: 'accept',      timed: true,  step: (w, l) => ({ partnership: l.id, action: 'acceptInvitation', input: {}, actor: w.person('clerk', l.counterpart) }) },
  { name: 'recommend',   timed: true,  step: (w, l) => ({ partnership: l.id, action: 'recommend', input: { scores, noTie: true, reason: 'Bench' }, actor: w.staff }) },
  { name: 'first vote',  timed: false, step: (w, l) => ({ partnership: l.id, action: 'recordApproval', input: vote('initiator'), actor: w.person('clerk', l.initiator) }) },
  { name: 'second vote', timed: true,  step: (w, l) => ({ partnership: l.id, action: 'recordApproval', input: vote('counterpart'), actor: w.person('clerk', l.counterpart) }) },
  { name: 'propose',     timed: false, step: (w, l) => ({ partnership: l.id, action: 'proposeText', input: text, actor: w.person('clerk', l.initiator) }) },
  { name: 'accept text', timed: false, step: (w, l) => ({ partnership: l.id, action: 'acceptText', input: { revision: 1 }, actor: w.person('clerk', l.counterpart) }) },
  { name: 'freeze',      timed: true,  step: (_w, l, { contentHash, ...originals }) => ({ partnership: l.id, action: 'freezeText', input: { revision: 1, contentHash, originals, names: { initiator: 'A', counterpart: 'B' } }, actor: service }) },
  { name: 'first signs', timed: false, step: (w, l, h) => ({ partnership: l.id, action: 'sign', input: signed(h), actor: w.person('official', l.initiator) }) },
  { name: 'second signs', timed: true, step: (w, l, h) => ({ partnership: l.id, action: 'sign', input: signed(h), actor: w.person('official', l.counterpart) }) },
  { name: 'copies',      timed: false, step: (_w, l, h) => ({ partnership: l.id, action: 'storeSealed', input: { copies: { initiator: h.initiator, counterpart: h.counterpart }, level: 'B-B', seals: [] }, actor: service }) },
  { name: 'recognise',   timed: true,  step: (w, l) => ({ partnership: l.id, action: 'recognise', input: {}, actor: w.secondStaff }) },
];
