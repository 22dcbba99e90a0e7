import { StepUp } from '../../src/accounts/application/step-up.js';
import { CaseQuery } from '../../src/partnerships/application/case.query.js';
import { StartProposalHandler } from '../../src/partnerships/application/start-proposal.handler.js';
import type { RequestedAction } from '../../src/partnerships/domain/decide.js';
import { sampleMails } from '../../src/sample-data/people.js';
import type { PagesWorld } from './pages-world.js';
import { aTextBetween } from './a-text.js';

/** Something that only its field holds; found anywhere else, that place leaks the field. */
export const secretOf = (field: string): string => `secret-of-${field}`;

const seats = 9731;
/** Everything private that `caseWithSecrets` writes; the figure is that of a council nobody else has. */
export const secrets: readonly string[] = [
  ...['purpose', 'ties', 'plan', 'funding', 'contact', 'phone', 'invited', 'invited-office', 'supporter'].map(secretOf),
  ...['change', 'answer', 'hold', 'note', 'message', 'recommendation', 'remark', 'resolution-address'].map(secretOf),
  ...['declined', 'reopened', 'withdrawn', 'waived'].map(secretOf),
  String(seats),
  '.example',
];

const mailOf = (field: string): string => `${secretOf(field)}@private.example`;
const yesterday = (): string => new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);

const answers: readonly (readonly [section: string, answers: object])[] = [
  ['purpose', { purpose: secretOf('purpose'), earlierTies: secretOf('ties') }],
  ['areas', { areas: ['culture', 'youth'] }],
  [
    'supporters',
    {
      initiatorSupporters: [{ name: secretOf('supporter'), role: 'Teacher' }],
      counterpartSupporters: [{ name: secretOf('supporter'), role: 'Potter' }],
    },
  ],
  ['plan', { firstYearPlan: secretOf('plan') }],
  ['funding', { funding: secretOf('funding') }],
  [
    'contacts',
    {
      contactName: secretOf('contact'),
      contactMail: mailOf('contact'),
      contactPhone: secretOf('phone'),
      counterpartName: secretOf('contact'),
      counterpartOffice: secretOf('contact'),
      counterpartMail: mailOf('contact'),
    },
  ],
];

export type Reaches = 'submitted' | 'signing' | 'withdrawn' | 'signed' | 'recognised';

/** Takes a case through everything that can be written about it, with a secret in every private field; its reference. */
export async function caseWithSecrets(
  world: PagesWorld,
  pair: readonly [string, string],
  reaches: Reaches,
): Promise<string> {
  const [ours, theirs] = pair;
  const clerk = sampleMails.clerk(ours);
  const otherClerk = sampleMails.clerk(theirs);
  const id = await started(world, pair);
  const by = (mail: string) => (action: RequestedAction, input: object) => world.act(mail, id, action, input);
  const [initiator, counterpart, staff] = [by(clerk), by(otherClerk), by(sampleMails.staff)];

  for (const [section, given] of answers) await initiator('answerSection', { section, answers: given });
  await initiator('submit', {});
  await staff('requestChanges', { requests: [{ section: 'purpose', comment: secretOf('change') }] });
  await initiator('answerChangeRequest', { section: 'purpose', words: secretOf('answer') });
  await initiator('resubmit', {});
  await staff('hold', { reason: secretOf('hold') });
  await staff('release', {});
  await staff('note', { text: secretOf('note') });
  await staff('sendMessage', { to: 'initiator', text: secretOf('message') });
  if (reaches === 'submitted') return reference(world, id);

  const contact = {
    contactName: secretOf('invited'),
    contactOffice: secretOf('invited-office'),
    contactMail: mailOf('invited'),
  };
  await staff('inviteCounterpart', contact);
  await counterpart('acceptInvitation', {});
  const scores = { breadth: 1, support: 2, plan: 1, funding: 2, reciprocity: 1 };
  await staff('recommend', { scores, noTie: true, reason: secretOf('recommendation') });
  await initiator('recordApproval', vote('initiator'));
  if (reaches === 'signing') await staff('waiveApproval', { side: 'counterpart', reason: secretOf('waived') });
  else await counterpart('recordApproval', vote('counterpart'));

  const freeze = async (revision: number) => {
    await initiator('proposeText', aTextBetween(ours, theirs, { areas: ['culture', 'youth'], termYears: 5 }));
    await counterpart('acceptText', { revision });
    await world.serve(id, 'freeze');
  };
  await freeze(1);
  await by(sampleMails.official(theirs))('declineToSign', { reason: secretOf('declined') });
  await freeze(2);
  await counterpart('reopenText', { reason: secretOf('reopened') });
  await freeze(3);
  if (reaches === 'withdrawn') await initiator('withdraw', { reason: secretOf('withdrawn') });
  if (reaches === 'signing' || reaches === 'withdrawn') return reference(world, id);

  for (const slug of pair) await sign(world, id, slug);
  await world.serve(id, 'seal');
  if (reaches === 'recognised') await by(sampleMails.secondStaff)('recognise', {});
  return reference(world, id);
}

const vote = (side: string) => ({
  side,
  outcome: 'voted',
  meetingDate: yesterday(),
  resolutionNumber: 'R-2026-8',
  documentUrl: `https://council.example/${secretOf('resolution-address')}`,
  ...{ seats, yes: seats - 2, no: 1, abstain: 1, absent: 0, rule: 'simple' },
  remark: secretOf('remark'),
});

async function started(world: PagesWorld, slugs: readonly [string, string]): Promise<string> {
  const rows = await world.test.database.query<{ id: string; slug: string }>('select id, slug from community');
  const [initiatorId, counterpartId] = slugs.map((slug) => rows.find((row) => row.slug === slug)?.id ?? '');
  const actor = { kind: 'person', personId: await world.personId(sampleMails.clerk(slugs[0])) } as const;
  const input = { kind: 'sister', initiatorId, counterpartId };
  return (await world.app.get(StartProposalHandler).execute({ input, actor })).partnership.id;
}

async function sign(world: PagesWorld, id: string, slug: string): Promise<void> {
  const mail = sampleMails.official(slug);
  await world.app.get(StepUp).requestStepUp(await world.personId(mail), id);
  const { frozen } = (await world.app.get(CaseQuery).view(id, { kind: 'service' })).partnership.procedure;
  await world.act(mail, id, 'sign', {
    typedName: 'Sample signature',
    consent: true,
    code: await world.code(mail),
    contentHash: frozen?.contentHash,
    initiatorOriginal: frozen?.originals.initiator,
    counterpartOriginal: frozen?.originals.counterpart,
  });
}

const reference = async (world: PagesWorld, id: string): Promise<string> =>
  (await world.app.get(CaseQuery).view(id, { kind: 'service' })).partnership.reference;
