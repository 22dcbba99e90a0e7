import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Side, sides } from '../partnerships/domain/states.js';
import { cast } from './cast.js';
import type { DemoCase } from './demo-case.js';
import { DemoFailed } from './demo-failed.js';
import { pair } from './first-pair.data.js';
import type { DemoMail } from './mailbox.js';

export interface DemoFiles {
  /** The content that both accepted: its SHA-256 is what every signature carries. */
  readonly agreement: string;
  readonly originals: Readonly<Record<Side, string>>;
  readonly sealed: Readonly<Record<Side, string>>;
  /** A ZIP with everything that proves the agreement, and a script that checks it. */
  readonly evidence: string;
  /** The certificate of whoever issued those of the seals. */
  readonly authority: string;
  /** Letter of intent, Saint Paul's resolution and proclamation, programme, certificate. */
  readonly papers: readonly string[];
  readonly mails: readonly string[];
}

/** What isn't left by a demo but used by it. */
const kept = new Set(['store', 'lock', 'service.log']);

export function clearDemoFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (!kept.has(name)) rmSync(path.join(folder, name), { recursive: true });
  }
}

/** Writes down what the demo made: documents as they are kept, mails as they went out. */
export async function leaveFiles(folder: string, demo: DemoCase): Promise<DemoFiles> {
  const { frozen, sealed } = demo.partnership;
  if (!frozen || !sealed) throw new DemoFailed('There are no documents to keep.');
  const files = {
    agreement: await leaveText(folder, demo, frozen.revision),
    originals: await leaveDocuments(folder, demo, 'original', frozen.originals),
    sealed: await leaveDocuments(folder, demo, 'sealed', sealed.copies),
    evidence: await leaveEvidence(folder, demo),
    authority: await leaveAuthority(folder, demo),
    papers: await leavePapers(path.join(folder, 'papers'), demo),
    mails: await leaveMails(path.join(folder, 'mails'), demo),
  };
  writeFileSync(path.join(folder, 'README.txt'), listOf(folder, demo, files));
  return files;
}

async function leaveText(folder: string, demo: DemoCase, revision: number): Promise<string> {
  const file = path.join(folder, 'agreement.json');
  writeFileSync(file, await demo.user('clerkOfSaintPaul').api.textBytes(demo.partnership.reference, revision));
  return file;
}

async function leaveEvidence(folder: string, demo: DemoCase): Promise<string> {
  const file = path.join(folder, 'evidence.zip');
  writeFileSync(file, await demo.user('clerkOfSaintPaul').api.evidence(demo.partnership.reference));
  return file;
}

/** Asked of the service apart from the evidence: a package can't vouch for itself. */
async function leaveAuthority(folder: string, demo: DemoCase): Promise<string> {
  const file = path.join(folder, 'authority.pem');
  const { bytes } = await demo.user('clerkOfSaintPaul').session.fetch('/pki/authority.pem');
  writeFileSync(file, bytes);
  return file;
}

async function leaveDocuments(
  folder: string,
  demo: DemoCase,
  kind: string,
  hashes: Readonly<Record<Side, string>>,
): Promise<Record<Side, string>> {
  const { api } = demo.user('clerkOfSaintPaul');
  const left = sides.map(async (side) => {
    const file = path.join(folder, `${kind}-${pair[side].slug}.pdf`);
    writeFileSync(file, await api.document(demo.partnership.reference, hashes[side]));
    return [side, file] as const;
  });
  return Object.fromEntries(await Promise.all(left)) as Record<Side, string>;
}

async function leavePapers(folder: string, demo: DemoCase): Promise<string[]> {
  mkdirSync(folder);
  const { api } = demo.user('clerkOfSaintPaul');
  const left: string[] = [];
  for (const paper of await api.papers(demo.partnership.reference)) {
    const file = path.join(folder, `${paper.kind}.pdf`);
    writeFileSync(file, await api.paper(paper));
    left.push(file);
  }
  return left;
}

async function leaveMails(folder: string, demo: DemoCase): Promise<string[]> {
  mkdirSync(folder);
  const mails = await mailsOf(demo);
  const left: string[] = [];
  for (const [index, mail] of mails.entries()) {
    const number = String(index + 1).padStart(2, '0');
    const file = path.join(folder, `${number}-${fileName(mail)}.eml`);
    writeFileSync(file, await demo.mailbox.raw(mail.id));
    left.push(file);
  }
  return left;
}

/** Oldest first; on a service that was running before, staff also get mails about other cases. */
async function mailsOf({ mailbox, partnership: { reference } }: DemoCase): Promise<DemoMail[]> {
  const all = new Map<string, DemoMail>();
  for (const { mail } of Object.values(cast)) for (const each of await mailbox.list(mail)) all.set(each.id, each);
  return [...all.values()]
    .filter(({ code, subject, text }) => code !== null || `${subject} ${text}`.includes(reference))
    .sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
}

const fileName = ({ to, subject }: DemoMail): string =>
  `${to.join(' ')} ${subject}`
    .replace(/[^\p{L}\p{N} .@-]+/gu, '')
    .trim()
    .replace(/\s+/g, '-')
    .slice(0, 100);

function listOf(folder: string, { partnership }: DemoCase, files: DemoFiles): string {
  const { reference, recognised } = partnership;
  const all = [
    files.agreement,
    ...Object.values(files.originals),
    ...Object.values(files.sealed),
    files.evidence,
    files.authority,
    ...files.papers,
    ...files.mails,
  ];
  return [
    `Left by "npm run demo": ${pair.initiator.name} – ${pair.counterpart.name}, ${reference}, on the register as ${recognised?.number}.`,
    'Communities are real; people, votes and texts are made up.',
    '',
    'Originals are what both officials read and signed. Sealed originals are the agreement: they carry both signatures,',
    'the whole record, and the seals of the registry and of both communities. By the alternat each community is named first',
    'in its own. agreement.json is the content that both accepted: npm run -s agreement:hash prints the hash that every',
    'signature carries. Mails are as they went out; any mail program opens them.',
    '',
    ...howToCheck(folder, reference, files),
    '',
    ...all.map((file) => path.relative(folder, file)),
    '',
  ].join('\n');
}

function howToCheck(folder: string, reference: string, files: DemoFiles): string[] {
  const own = `${reference}-evidence`;
  return [
    'To check them, without this program and without its service (unzip, openssl, poppler-utils):',
    '',
    `  unzip ${path.relative(folder, files.evidence)}`,
    `  sh ${own}/check.sh --trust ${path.relative(folder, files.authority)}`,
    `  pdfsig ${path.relative(folder, files.sealed.initiator)}`,
    '',
    'With this program, but without its database:',
    '',
    `  npm run -s verify -- ${files.sealed.initiator} --trust ${files.authority}`,
    '',
  ];
}
