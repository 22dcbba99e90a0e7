import { createHash } from 'node:crypto';
import type { Side } from '../partnerships/domain/states.js';
import { type CastMember, cast, castMembers } from './cast.js';
import type { DemoCase } from './demo-case.js';
import { DemoFailed } from './demo-failed.js';
import { drawnSignature } from './drawn-signature.data.js';
import { signIn, type StoryStep } from './story-step.js';
import { until } from './until.js';

/** Both officials sign on the real pages; then the register. */
export const signingSteps: readonly StoryStep[] = [
  ...official('mayorOfSaintPaul', 'initiator', 'types'),
  ...official('mayorOfNagasaki', 'counterpart', 'draws'),
  { name: 'seals both originals, each with three seals', who: 'service', act: sealedOriginals },
  signIn('secondStaff'),
  { name: 'recognises the partnership', who: 'secondStaff', act: recognise },
  { name: 'tells the others by mail, and everybody on the register', who: 'service', act: tellEverybody },
];

function official(who: CastMember, side: Side, how: 'types' | 'draws'): StoryStep[] {
  return [
    {
      name: 'opens the link of the signature mail and reads the PDF',
      who,
      act: (demo) => readOriginal(demo, who, side),
    },
    {
      name: `${how} the signature, with a fresh code from the mailbox`,
      who,
      act: (demo) => sign(demo, who, side, how),
    },
  ];
}

/** The PDF that the page offers is, byte for byte, the one whose hash it shows and the signature will carry. */
async function readOriginal(demo: DemoCase, who: CastMember, side: Side): Promise<string> {
  const user = demo.user(who);
  await user.openMailedLink('/sign/');
  const { text } = user.session.page;
  const href = /href="([^"]*\/documents\/[0-9a-f]{64})"/.exec(text)?.[1];
  if (!href) throw new DemoFailed('The page to sign offers no PDF to read.');
  const { bytes } = await user.session.fetch(href);
  const found = createHash('sha256').update(bytes).digest('hex');
  const frozen = demo.partnership.frozen?.originals[side];
  if (found !== frozen || !text.replace(/<[^>]*>/g, ' ').includes(found)) {
    throw new DemoFailed(`The PDF has the hash ${found}, which the page doesn't show; ${frozen} was frozen.`);
  }
  return `${Math.round(bytes.length / 1024)} KB; its SHA-256 ${found.slice(0, 16)}… is the one that the page shows`;
}

/** Each in their own way: a typed name, or strokes as the page sends them. */
async function sign(demo: DemoCase, who: CastMember, side: Side, how: 'types' | 'draws'): Promise<string> {
  const { session, mail } = demo.user(who);
  const given: Record<string, string> =
    how === 'types' ? { typedName: `Sample ${cast[who].title}` } : { strokes: JSON.stringify(drawnSignature) };
  const typed = { ...given, consent: 'true' };
  const { code } = await demo.mailbox.bringing('a fresh code', mail, () => session.send('/sign', typed));
  await session.send('/sign/confirm', { code: code ?? '' });
  await demo.look();
  const signature = demo.partnership.signatures[side];
  if (!signature) throw new DemoFailed(`The signature of ${mail} is not there.`);
  return `signature ${signature.signatureId}${signature.drawnSha256 ? `, drawn ${signature.drawnSha256.slice(0, 16)}…` : ''}`;
}

async function sealedOriginals(demo: DemoCase): Promise<string> {
  const { copies } = await until('The sealed originals', async () => (await demo.look())?.sealed ?? null);
  return `SHA-256 ${copies.initiator.slice(0, 16)}… and ${copies.counterpart.slice(0, 16)}…`;
}

async function recognise(demo: DemoCase): Promise<string> {
  demo.seen(await demo.user('secondStaff').api.act(demo.partnership, 'recognise', {}));
  const { recognised } = demo.partnership;
  return `number ${recognised?.number}, affiliated on ${recognised?.affiliationDate}`;
}

/** Whoever recognised it knows; the others get the news, and the register says the same to everybody. */
async function tellEverybody(demo: DemoCase): Promise<string> {
  const number = demo.partnership.recognised?.number ?? '';
  const others = castMembers.filter((who) => who !== 'secondStaff').map((who) => cast[who].mail);
  for (const mail of others) {
    await demo.mailbox.waitFor(`the number ${number}`, mail, ({ text }) => text.includes(number));
  }
  const page = `/register/${number}`;
  await demo.user('secondStaff').session.fetch(page);
  return `${others.length} people; everybody else reads it at ${page}`;
}
