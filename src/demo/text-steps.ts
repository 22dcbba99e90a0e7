import type { Side } from '../partnerships/domain/states.js';
import type { CastMember } from './cast.js';
import type { DemoCase } from './demo-case.js';
import { agreementText, costsComment, pair, peaceArticle, resolutions } from './first-pair.data.js';
import { resolutionPdf } from './resolution-pdf.js';
import type { StoryStep } from './story-step.js';
import { until } from './until.js';

/** From the council chambers to the text that both will sign. */
export const textSteps: readonly StoryStep[] = [
  councilVote('clerkOfSaintPaul', 'initiator'),
  councilVote('clerkOfNagasaki', 'counterpart'),
  { name: 'proposes the text of the agreement, in English and Japanese', who: 'clerkOfSaintPaul', act: proposeText },
  { name: 'comments on the clause about costs', who: 'clerkOfNagasaki', act: comment },
  { name: 'counters with an article on peace, in both languages', who: 'clerkOfNagasaki', act: counter },
  { name: 'accepts the text', who: 'clerkOfSaintPaul', act: acceptText },
  { name: 'freezes the text and renders both originals', who: 'service', act: freeze },
];

function councilVote(who: CastMember, side: Side): StoryStep {
  return {
    name: 'uploads the council’s resolution and records its vote',
    who,
    act: (demo) => recordVote(demo, who, side),
  };
}

async function recordVote(demo: DemoCase, who: CastMember, side: Side): Promise<string> {
  const { api } = demo.user(who);
  const { number, votes } = resolutions[side];
  const partner = pair[side === 'initiator' ? 'counterpart' : 'initiator'].styledName;
  const pdf = await resolutionPdf({
    council: `The council of ${pair[side].styledName}`,
    partner,
    number,
    meetingDate,
    votes,
  });
  const documentSha256 = await api.upload(pdf, `resolution-${side}.pdf`);
  const vote = { side, meetingDate, resolutionNumber: number, documentSha256, ...votes };
  demo.seen(await api.act(demo.partnership, 'recordApproval', vote));
  const outcome = demo.partnership.approvals?.[side].outcome ?? 'unknown';
  return `${votes.yes} of ${votes.seats} said yes: ${outcome}`;
}

/** Three days ago is past wherever on Earth one asks. */
const meetingDate = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);

async function proposeText(demo: DemoCase): Promise<void> {
  demo.seen(await demo.user('clerkOfSaintPaul').api.act(demo.partnership, 'proposeText', agreementText));
}

async function comment(demo: DemoCase): Promise<void> {
  const said = { revision: 1, clause: 'finance', text: costsComment };
  demo.seen(await demo.user('clerkOfNagasaki').api.act(demo.partnership, 'commentText', said));
}

/** Everything as it was proposed, and an article of Nagasaki's own before the last ones. */
async function counter(demo: DemoCase): Promise<string> {
  const { api } = demo.user('clerkOfNagasaki');
  const { clauses } = await api.text(demo.partnership.reference, 1);
  const at = clauses.findIndex(({ id }) => id === 'languages-originals');
  const kept = clauses.map(({ id, wording }) => ({ id, wording }));
  const whole = [...kept.slice(0, at), { id: 'own-1', wording: peaceArticle }, ...kept.slice(at)];
  demo.seen(await api.act(demo.partnership, 'proposeText', { ...agreementText, clauses: whole, base: 1 }));
  return `revision 2, with ${whole.length} clauses instead of ${clauses.length}`;
}

async function acceptText(demo: DemoCase): Promise<void> {
  demo.seen(await demo.user('clerkOfSaintPaul').api.act(demo.partnership, 'acceptText', { revision: 2 }));
}

async function freeze(demo: DemoCase): Promise<string> {
  const frozen = await until('The frozen text', async () => (await demo.look())?.frozen ?? null);
  return `content hash ${frozen.contentHash.slice(0, 16)}…`;
}
