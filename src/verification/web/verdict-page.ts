import type { Side } from '../../partnerships/domain/states.js';
import type { SignatureFinding } from '../domain/inspection.js';
import type { Outcome, ShownSeal, Verdict } from '../domain/verdict.js';
import { entryHref } from '../../register/web/register-page.js';
import type { RegisterKnowledge } from '../domain/register-knowledge.js';
import { addresses } from '../../platform/web/navigation.js';
import { capital, reasonSentence, sealName, type TextOf } from './verdict-words.js';

export interface VerdictPage {
  readonly outcome: Outcome;
  readonly tone: 'green' | 'yellow' | 'red';
  /** The gravest reason; then the others. */
  readonly reasons: readonly string[];
  readonly verdict: Verdict;
  readonly signatures: readonly (SignatureFinding & { readonly authority: string; readonly how: string })[];
  readonly seals: readonly (ShownSeal & { readonly name: string } & Readonly<
      Record<'subjectLines' | 'issuerLines', string[]>
    >)[];
  /** Whose original it is. */
  readonly keeper: string | null;
  readonly standing: Standing | null;
}

interface Standing {
  /** As `register:verification` has it. */
  readonly outcome: string;
  readonly number: string;
  readonly href: string;
  readonly validity: string | null;
  readonly superseded: boolean;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'verification/verdict': VerdictPage;
  }
}

const tones: Record<Outcome, VerdictPage['tone']> = {
  accepted: 'green',
  'consistent-issuer-unknown': 'yellow',
  refused: 'red',
};

export function verdictPage(verdict: Verdict, text: TextOf): VerdictPage {
  const { outcome, reasons, signatures, seals, register } = verdict;
  return {
    outcome,
    tone: tones[outcome],
    reasons: reasons.map((reason) => reasonSentence(reason, text)),
    verdict,
    signatures: signatures.map((signature) => ({ ...signature, ...inWords(signature, text) })),
    seals: seals.map((seal) => ({
      ...seal,
      name: capital(sealName(seal.field, text)),
      subjectLines: plainName(seal.subject),
      issuerLines: plainName(seal.issuer),
    })),
    keeper: partyOf(verdict, verdict.document?.keeper ?? null),
    standing: register && standingOf(register),
  };
}

const worded: Readonly<Record<'capacity' | 'basis' | 'mode', readonly string[]>> = {
  capacity: ['holder', 'acting', 'delegate', 'collegiate'],
  basis: ['elected', 'appointed'],
  mode: ['electronic', 'ceremony'],
};

/** A file may have words of a later release, which are shown as they are. */
function inWords(signature: SignatureFinding, text: TextOf) {
  const said = (what: keyof typeof worded) =>
    worded[what].includes(signature[what]) ? text(`verification:page.${what}.${signature[what]}`) : signature[what];
  return { authority: `${said('capacity')}, ${said('basis')}`, how: said('mode') };
}

/** `CN=Registry\\, Springfield,O=Entente` is, to people, Registry, Springfield, and Entente. */
const plainName = (name: string): string[] =>
  name.split(/(?<!\\),/).map((part) => part.replace(/^[^=]*=/, '').replace(/\\(.)/g, '$1'));

const partyOf = ({ signatures }: Verdict, keeper: Side | null): string | null =>
  signatures.find(({ side }) => side === keeper)?.party ?? null;

/** Only what the page of its number would say to anybody. */
function standingOf(register: RegisterKnowledge): Standing | null {
  if (!('status' in register) || register.status.outcome === 'unknown') return null;
  const { status } = register;
  const superseded = register.is === 'sealed-original' && register.superseded;
  if (status.outcome === 'recognised') {
    const { number, validity } = status.entry;
    return { outcome: status.outcome, number, href: entryHref(number), validity, superseded };
  }
  const number = status.reference;
  return { outcome: status.outcome, number, href: `${addresses.verify}/${number}`, validity: null, superseded };
}
