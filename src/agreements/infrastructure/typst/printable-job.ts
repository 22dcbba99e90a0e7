import {
  type PrintableCharacters,
  type PrintableField,
  contentFields,
} from '../../application/typesetting/printable-characters.js';
import type { PrintedSeal } from '../../application/typesetting/printed-evidence.js';
import type { PrintedSignature } from '../../application/typesetting/printed-signature.js';
import type { RenderJob } from '../../application/typesetting/render-job.js';
import { UnprintableCharacters } from '../../application/typesetting/unprintable-characters.js';

/**
 * @throws UnprintableCharacters for what the parties read and sign; nothing is typeset then. What was recorded since is a
 * fact that can't be refused any more: there a character without a glyph is named by its number.
 */
export function printableJob(job: RenderJob, printable: PrintableCharacters): RenderJob {
  const unprintable = printable.unprintableIn([
    ...contentFields(job.content),
    { field: 'reference', text: job.reference },
    { field: 'verifyUrl', text: job.verifyUrl },
  ]);
  if (unprintable.length > 0) throw new UnprintableCharacters(unprintable);
  if (job.document !== 'sealed') return job;
  const spelled = (text: string) => spelledOut(text, printable);
  const seals = job.evidence.seals.map((seal) => withSpelled(seal, sealTexts, spelled));
  const signatures = job.signatures.map((signature) => spelledSignature(signature, spelled));
  return { ...job, signatures, evidence: { ...job.evidence, seals } };
}

type Spelled = (text: string) => string;
const sealTexts = ['subject', 'issuer'] as const satisfies (keyof PrintedSeal)[];
const signatureTexts = ['name', 'typedName', 'office', 'basisReason'] as const satisfies (keyof PrintedSignature)[];

function spelledSignature(signature: PrintedSignature, spelled: Spelled): PrintedSignature {
  const { consent, authentication, members } = signature;
  return {
    ...withSpelled(signature, signatureTexts, spelled),
    ...(consent ? { consent: withSpelled(consent, ['version', 'text'], spelled) } : {}),
    ...(authentication ? { authentication: withSpelled(authentication, ['by'], spelled) } : {}),
    ...(members ? { members: members.map((each) => spelledSignature(each, spelled)) } : {}),
  };
}

function withSpelled<T extends object>(record: T, names: readonly (keyof T)[], spelled: Spelled): T {
  const changed = names.flatMap((name) => {
    const text = record[name];
    return typeof text === 'string' ? [[name, spelled(text)]] : [];
  });
  return { ...record, ...Object.fromEntries(changed) };
}

/** `[U+16A0]` for a letter that no font has; line ends become spaces. */
function spelledOut(text: string, printable: PrintableCharacters): string {
  const oneLine = text.replace(/\s+/g, ' ').replace(/\p{Cs}/gu, '\uFFFD');
  const found: PrintableField = { field: 'recorded', text: oneLine };
  const names = new Map(printable.unprintableIn([found]).map(({ character, codePoint }) => [character, codePoint]));
  return [...oneLine].map((character) => (names.has(character) ? `[${names.get(character)}]` : character)).join('');
}
