import type { CaseView } from '../../partnerships/application/case.query.js';
import { signatoryOn } from '../../partnerships/domain/authority.js';
import { boardOn } from '../../partnerships/domain/board.js';
import { decide } from '../../partnerships/domain/decide.js';
import type { OfficeTerm } from '../../partnerships/domain/facts.js';
import { allOriginalChecks } from '../../partnerships/domain/original-checks.js';
import type { WetInkOriginal } from '../../partnerships/domain/procedure.js';
import { scanFindings, type ScanFindings } from '../../partnerships/domain/scan-findings.js';
import { modeOf } from '../../partnerships/domain/signing-plan.js';
import { sides, type Side } from '../../partnerships/domain/states.js';
import { type CaseNames, namesOf } from '../../partnerships/web/case-names.js';
import { reasonList } from '../../partnerships/web/reasons.js';
import { byWhom } from '../../partnerships/web/timeline.js';
import type { FormModel } from '../../platform/web/forms/form-model.js';
import { given, words, type Words } from '../../platform/web/words.js';
import { findingOf, findingSentences, type ScanSentence } from './finding-words.js';
import { originalsAddresses } from './originals-addresses.js';

export interface PagePair {
  readonly number: number;
  readonly finding: { readonly text: Words; readonly tone: string };
  readonly scan: { readonly href: string; readonly page: number } | null;
  readonly original: { readonly href: string; readonly page: number } | null;
}

export interface ComparePage {
  readonly reference: string;
  readonly names: CaseNames;
  readonly community: string;
  readonly backHref: string;
  readonly sentences: readonly ScanSentence[];
  readonly recorded: { readonly signedOn: string; readonly place: string; readonly by: Words | null };
  readonly expected: readonly {
    readonly community: string;
    readonly people: readonly Words[];
    readonly quorum: number;
  }[];
  readonly pairs: readonly PagePair[];
  /** Null where this person can't verify it; then `reasons` say why. */
  readonly verify: FormModel | null;
  readonly reasons: readonly Words[];
  readonly reject: FormModel | null;
  /** Whichever of the two has something wrong in it. */
  readonly form: FormModel | null;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'ceremony/compare': ComparePage;
  }
}

export interface Compared {
  readonly view: CaseView;
  readonly side: Side;
  readonly paper: WetInkOriginal;
  /** Pages of the frozen original. */
  readonly originalPages: number;
}

export const findingsFor = ({ view: { partnership }, side, paper }: Omit<Compared, 'originalPages'>): ScanFindings =>
  scanFindings(
    {
      reference: partnership.reference,
      keeper: side,
      contentHash: partnership.procedure.frozen?.contentHash ?? '',
    },
    paper.reading,
  );

type Forms = Pick<ComparePage, 'verify' | 'reject' | 'form'>;

export function comparePage(compared: Compared, forms: Forms): ComparePage {
  const { view, side, paper, originalPages } = compared;
  const names = namesOf(view.facts);
  return {
    reference: view.partnership.reference,
    names,
    community: names[side],
    backHref: originalsAddresses(view.partnership.reference).base,
    sentences: findingSentences(findingsFor(compared), originalPages),
    recorded: { signedOn: paper.signedOn, place: paper.place, by: recordedBy(view, side, names) },
    expected: signingOn(view, side).map((each) => expectedFrom(view, each, paper.signedOn)),
    pairs: pairsOf(compared),
    reasons: forms.verify ? [] : reasonsAgainst(view, side),
    ...forms,
  };
}

function recordedBy({ events }: CaseView, side: Side, names: CaseNames): Words | null {
  const last = events.findLast((event) => event.type === 'original.recorded' && event.data.side === side);
  return last ? byWhom(last, names) : null;
}

/** Where both sign with a pen both sign both papers, else each its own. */
const signingOn = ({ partnership: { procedure } }: CaseView, keeper: Side): readonly Side[] => {
  const both = !procedure.agreedPlan || sides.every((side) => modeOf(procedure, side) === 'ceremony');
  return both ? sides : [keeper];
};

/** Whoever held the highest office there on that day; of a board as many as it takes. */
function expectedFrom({ facts }: CaseView, side: Side, date: string): ComparePage['expected'][number] {
  const board = boardOn(facts, side, date);
  const first = signatoryOn(facts, side, date);
  const terms = board?.members ?? (first ? [first] : []);
  const people = terms.map(({ capacity, name, office }) =>
    words(`partnerships:signatory.${capacity}`, { name: given(name), office: given(office) }),
  );
  return { community: facts.communities[side].name, people, quorum: board?.quorum ?? people.length };
}

/** Every page of the scan beside the page that it says it is, or that has its number; then what the scan lacks. */
function pairsOf({ view, side, paper, originalPages }: Compared): PagePair[] {
  const { picture } = originalsAddresses(view.partnership.reference);
  const frozen = view.partnership.procedure.frozen?.originals[side] ?? '';
  const findings = findingsFor({ view, side, paper }).pages;
  const original = (page: number) =>
    page >= 1 && page <= originalPages ? { page, href: picture(side, 'original', page, frozen) } : null;
  const shown = findings.map((finding, index): PagePair => {
    const page = finding.kind === 'right' ? finding.page : index + 1;
    const scan = { page: index + 1, href: picture(side, 'scan', index + 1, paper.documentSha256) };
    return {
      number: index + 1,
      finding: findingOf(finding),
      scan,
      original: page === 'witnesses' ? null : original(page),
    };
  });
  const seen = new Set(shown.map((pair) => pair.original?.page));
  const lacking = Array.from({ length: originalPages }, (_, index) => index + 1).filter((page) => !seen.has(page));
  const missing = { tone: 'red', text: words('ceremony:page.missing') };
  return [
    ...shown,
    ...lacking.map((page, index) => ({
      number: shown.length + index + 1,
      finding: missing,
      scan: null,
      original: original(page),
    })),
  ];
}

const untold = { initiator: '', counterpart: '' };

/** The members of a board of whom somebody has to say who signed; empty where one person signs, or all of them must have. */
export function membersToName({ view, side, paper }: Omit<Compared, 'originalPages'>): readonly OfficeTerm[] {
  const board = boardOn(view.facts, side, paper.signedOn);
  return board && board.quorum > 1 && board.members.length > board.quorum ? board.members : [];
}

/** What the very rule that will decide it says to this person, whatever they would confirm. */
export function refusalsFor(view: CaseView, side: Side) {
  const paper = view.partnership.procedure.wetInk[side];
  const named = paper ? membersToName({ view, side, paper }).map(({ id }) => id) : [];
  const members = named.length > 0 ? { members: named } : {};
  const input = { side, checked: [...allOriginalChecks], signatureIds: untold, ...members };
  const decided = decide(view, 'verifyOriginal', input);
  return 'refused' in decided ? decided.refused : [];
}

const reasonsAgainst = (view: CaseView, side: Side): Words[] =>
  reasonList(refusalsFor(view, side), namesOf(view.facts));
