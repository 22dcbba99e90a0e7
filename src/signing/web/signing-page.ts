import type { PrintedText } from '../../agreements/domain/printed-text.js';
import type { LoadedCase } from '../../partnerships/application/partnership-store.js';
import { clockContext } from '../../partnerships/domain/clock-context.js';
import { targetDate } from '../../partnerships/domain/clocks.js';
import { sides, type Side } from '../../partnerships/domain/states.js';
import type { ClockPlanView } from '../../partnerships/web/case/clock-plan-view.js';
import type { CeremonyView } from '../../partnerships/web/case/plan-view.js';
import { type SignatureView, signatureViews } from '../../partnerships/web/case/signatures-view.js';
import { caseAddress, type CaseNames } from '../../partnerships/web/case-names.js';
import { areaWords } from '../../partnerships/web/section-words.js';
import { viewerOf } from '../../partnerships/web/viewer.js';
import { civilDate } from '../../platform/clock/civil-date.js';
import type { FormModel } from '../../platform/web/forms/form-model.js';
import { given, words, type Words } from '../../platform/web/words.js';
import type { DrawnSignature } from '../domain/drawn-signature.js';
import type { SigningDoor } from './signing-door.js';

export interface SigningPage {
  readonly reference: string;
  readonly title: Words;
  readonly names: CaseNames;
  /** The day there, `YYYY-MM-DD`; null where nothing is expected by a day. */
  readonly signBy: string | null;
  readonly signingAs: Words;
  readonly community: string;
  readonly partner: string;
  readonly term: Words;
  readonly areas: readonly Words[];
  readonly text: PrintedText;
  readonly original: { readonly href: string; readonly kilobytes: number; readonly pages: readonly PictureLink[] };
  readonly contentHash: string;
  readonly originals: readonly { readonly name: string; readonly sha256: string }[];
  readonly signatures: readonly SignatureView[];
  /** What happens if the official doesn't sign. */
  readonly clockPlan: ClockPlanView | null;
  readonly form: FormModel;
  readonly declineHref: string;
  readonly deputyHref: string;
}

export interface PictureLink {
  readonly href: string;
  readonly number: number;
}

export interface SigningCodePage {
  readonly reference: string;
  readonly title: Words;
  readonly address: string;
  readonly minutes: number;
  readonly typedName: string;
  readonly drawn: DrawnSignature | null;
  /** False where a passkey is at hand and no code was asked for yet. */
  readonly codeSent: boolean;
  readonly passkey: { readonly form: FormModel; readonly optionsAction: string } | null;
  readonly form: FormModel;
  /** To ask for another code with the same answers. */
  readonly again: { readonly action: string; readonly fields: Readonly<Record<string, string>> };
  readonly backHref: string;
}

export interface SignedPage {
  readonly reference: string;
  readonly names: CaseNames;
  readonly typedName: string;
  readonly drawn: DrawnSignature | null;
  readonly signedAt: { readonly instant: string; readonly zone: string };
  readonly partner: string;
  readonly concluded: boolean;
  /** The one that the official’s own community keeps; null until it is sealed. */
  readonly sealedHref: string | null;
  readonly signatures: readonly SignatureView[];
  readonly caseHref: string;
}

export interface SigningClosedPage {
  readonly reference: string;
  readonly reason: string;
  readonly names: CaseNames | null;
  readonly refusals: readonly Words[];
  readonly ceremony: CeremonyView | null;
  readonly caseHref: string | null;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'signing/read-and-sign': SigningPage;
    'signing/code': SigningCodePage;
    'signing/signed': SignedPage;
    'signing/closed': SigningClosedPage;
  }
}

type OpenDoor = Extract<SigningDoor, { is: 'open' }>;

/** What is signed, with whom and as whom, before anything is typed. */
export function signingFacts(
  loaded: LoadedCase,
  { side, term, frozen, revision }: OpenDoor,
): Omit<SigningPage, 'text' | 'original' | 'clockPlan' | 'form'> {
  const { partnership } = loaded;
  const viewer = viewerOf(loaded);
  const { names } = viewer;
  return {
    reference: partnership.reference,
    title: signTitle(loaded),
    names,
    signBy: signBy(loaded),
    signingAs: words(`partnerships:signatory.${term.capacity}`, { name: given(term.name), office: given(term.office) }),
    community: names[side],
    partner: names[side === 'initiator' ? 'counterpart' : 'initiator'],
    term: termWords(revision.termYears, revision.renewable),
    areas: revision.areas.map(areaWords),
    contentHash: frozen.contentHash,
    originals: sides.map((each: Side) => ({ name: names[each], sha256: frozen.originals[each] })),
    signatures: signatureViews(loaded, viewer) ?? [],
    declineHref: `${caseAddress(partnership)}/actions/declineToSign`,
    deputyHref: `${caseAddress(partnership)}/actions/nameDeputy`,
  };
}

/** The day by which the mails ask for it, too: that of the initiator's clocks, not of Greenwich. */
function signBy({ partnership, facts }: LoadedCase): string | null {
  const { zone } = facts.communities.initiator;
  const by = targetDate(partnership.procedure, 'initiator', clockContext(partnership.procedure, facts));
  return by && civilDate(new Date(by), zone);
}

export function signTitle({ partnership, facts }: LoadedCase): Words {
  const { initiator, counterpart } = facts.communities;
  const params = { initiator: given(initiator.name), counterpart: given(counterpart.name) };
  return words(`signing:title.${partnership.kind}`, params);
}

function termWords(years: number | null, renewable: boolean): Words {
  if (years === null) return words('signing:term.indefinite');
  return words(renewable ? 'signing:term.renewable' : 'signing:term.final', { count: years });
}
