import { sectionNames } from '../partnerships/domain/proposal.js';
import type { DemoCase } from './demo-case.js';
import { pair, proposal, review } from './first-pair.data.js';
import { signIn, type StoryStep } from './story-step.js';

/** From an empty draft to the council chambers. */
export const proposalSteps: readonly StoryStep[] = [
  { name: 'signs in by the link in a mail, and makes an API key', who: 'clerkOfSaintPaul', act: arrive },
  { name: 'starts a proposal to Nagasaki', who: 'clerkOfSaintPaul', act: start },
  { name: 'answers the six sections', who: 'clerkOfSaintPaul', act: answerSections },
  { name: 'submits the proposal', who: 'clerkOfSaintPaul', act: submit },
  signIn('staff'),
  { name: 'invites the clerk of Nagasaki', who: 'staff', act: invite },
  { name: 'opens the invitation from the mail', who: 'clerkOfNagasaki', act: openInvitation },
  { name: 'accepts the invitation', who: 'clerkOfNagasaki', act: accept },
  { name: 'reviews and recommends', who: 'staff', act: recommend },
];

async function arrive(demo: DemoCase): Promise<void> {
  const clerk = demo.user('clerkOfSaintPaul');
  await clerk.signInByLink();
  await clerk.makeKey();
}

async function start(demo: DemoCase): Promise<string> {
  const { api } = demo.user('clerkOfSaintPaul');
  const [initiator, counterpart] = [
    await api.communityId(pair.initiator.slug),
    await api.communityId(pair.counterpart.slug),
  ];
  demo.seen(await api.propose(pair.kind, initiator, counterpart));
  return demo.partnership.reference;
}

async function answerSections(demo: DemoCase): Promise<void> {
  const { api } = demo.user('clerkOfSaintPaul');
  for (const section of sectionNames) {
    demo.seen(await api.act(demo.partnership, 'answerSection', { section, answers: proposal[section] }));
  }
}

async function submit(demo: DemoCase): Promise<void> {
  demo.seen(await demo.user('clerkOfSaintPaul').api.act(demo.partnership, 'submit', {}));
}

async function invite(demo: DemoCase): Promise<void> {
  const { counterpartName, counterpartOffice, counterpartMail } = proposal.contacts;
  const contact = { contactName: counterpartName, contactOffice: counterpartOffice, contactMail: counterpartMail };
  demo.seen(await demo.user('staff').api.act(demo.partnership, 'inviteCounterpart', contact));
}

/** The link signs its owner in, so no code is needed. */
async function openInvitation(demo: DemoCase): Promise<string> {
  const clerk = demo.user('clerkOfNagasaki');
  const { subject } = await clerk.openMailedLink('/invitations/');
  const { path } = clerk.session.page;
  await clerk.makeKey();
  return `"${subject}" leads to ${path}`;
}

async function accept(demo: DemoCase): Promise<void> {
  demo.seen(await demo.user('clerkOfNagasaki').api.act(demo.partnership, 'acceptInvitation', {}));
}

async function recommend(demo: DemoCase): Promise<void> {
  demo.seen(await demo.user('staff').api.act(demo.partnership, 'recommend', review));
}
