import type { CaseView } from '../../partnerships/application/case.query.js';
import type { ListedEvent } from '../../partnerships/application/partnership-store.js';
import type { WetInkOriginal } from '../../partnerships/domain/procedure.js';
import { modeOf } from '../../partnerships/domain/signing-plan.js';
import { sides, type Side } from '../../partnerships/domain/states.js';
import { actionHref } from '../../partnerships/web/action-words.js';
import { ceremonyView, type CeremonyView } from '../../partnerships/web/case/plan-view.js';
import { caseAddress, type CaseNames, deskAddress } from '../../partnerships/web/case-names.js';
import { byWhom } from '../../partnerships/web/timeline.js';
import { type Viewer, viewerOf } from '../../partnerships/web/viewer.js';
import { given, words, type Words } from '../../platform/web/words.js';
import { presentCeremony } from '../domain/ceremony-history.js';
import { paperSizes, usualPaper } from '../domain/paper-size.js';
import { refusalsFor } from './compare-page.js';
import { originalsAddresses } from './originals-addresses.js';

interface Link {
  readonly href: string;
  readonly text: Words;
}

export interface OriginalView {
  readonly side: Side;
  readonly name: string;
  readonly yours: boolean;
  readonly status: { readonly text: Words; readonly tone: string };
  /** The usual paper of its country first; empty where nothing is to be printed any more. */
  readonly prints: readonly Link[];
  readonly scan: { readonly href: string; readonly signedOn: string; readonly place: string } | null;
  readonly compare: Link | null;
  readonly custody: readonly CustodyView[];
}

/** Where the paper lies, the last one being where it lies now. */
interface CustodyView {
  readonly holder: string;
  readonly place: string;
  readonly since: string;
  readonly by: Words | null;
}

export interface OriginalsPage {
  readonly reference: string;
  readonly names: CaseNames;
  readonly backHref: string;
  readonly ceremony: (CeremonyView & { readonly calendarHref: string | null }) | null;
  /** Nobody signs with a pen. */
  readonly onScreens: boolean;
  readonly planHref: string | null;
  readonly originals: readonly OriginalView[];
  readonly record: Link | null;
  readonly custody: Link | null;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'ceremony/originals': OriginalsPage;
  }
}

export function originalsPage(view: CaseView): OriginalsPage {
  const { partnership, events } = view;
  const viewer = viewerOf(view);
  const { agreedPlan } = partnership.procedure;
  const penned = sides.filter((side) => isOnPaper(view, side));
  const ceremony = agreedPlan?.ceremony ?? null;
  const calendarHref = presentCeremony(events) ? originalsAddresses(partnership.reference).calendar : null;
  return {
    reference: partnership.reference,
    names: viewer.names,
    backHref: deskAddress(view),
    ceremony: ceremony && penned.length > 0 ? { ...ceremonyView(ceremony), calendarHref } : null,
    onScreens: penned.length === 0,
    planHref: offered(view, 'planSigning')?.href ?? null,
    originals: penned.map((side) => originalView(view, side, viewer)),
    record: offered(view, 'recordOriginal'),
    custody: offered(view, 'recordCustody'),
  };
}

const isOnPaper = ({ partnership: { procedure } }: CaseView, side: Side): boolean =>
  modeOf(procedure, side) === 'ceremony' || procedure.wetInk[side] !== null;

function offered(view: CaseView, action: 'planSigning' | 'recordOriginal' | 'recordCustody'): Link | null {
  const possible = view.offers.some((offer) => offer.action === action && offer.possible);
  return possible ? { href: actionHref(view.partnership, action), text: words(`actions:${action}.label`) } : null;
}

function originalView(view: CaseView, side: Side, viewer: Viewer): OriginalView {
  const { partnership, events } = view;
  const paper = partnership.procedure.wetInk[side];
  return {
    side,
    name: viewer.names[side],
    yours: viewer.side === side,
    status: statusOf(view, side, paper),
    prints: paper?.verifiedBy ? [] : printLinks(view, side),
    scan: paper && {
      href: `${caseAddress(partnership)}/documents/${paper.documentSha256}`,
      signedOn: paper.signedOn,
      place: paper.place,
    },
    compare: paper && compareLink(view, side, viewer.names),
    custody: custodyOf(events, side, viewer.names),
  };
}

function statusOf({ partnership, events }: CaseView, side: Side, paper: WetInkOriginal | null): OriginalView['status'] {
  if (paper?.verifiedBy) return { text: words('ceremony:status.verified'), tone: 'green' };
  if (paper) return { text: words('ceremony:status.recorded'), tone: 'yellow' };
  if (!partnership.procedure.frozen) return { text: words('ceremony:status.no-text'), tone: 'grey' };
  const last = events.findLast((event) => isOf(event, side) && event.type !== 'original.custody-recorded');
  return last?.type === 'original.rejected'
    ? { text: words('ceremony:status.rejected'), tone: 'orange' }
    : { text: words('ceremony:status.awaited'), tone: 'grey' };
}

const isOf = ({ type, data }: ListedEvent, side: Side): boolean =>
  type.startsWith('original.') && 'side' in data && data.side === side;

function printLinks({ partnership, facts }: CaseView, side: Side): Link[] {
  if (!partnership.procedure.frozen) return [];
  const usual = usualPaper(facts.communities[side].country);
  const { print } = originalsAddresses(partnership.reference);
  return [usual, ...paperSizes.filter((paper) => paper !== usual)].map((paper) => ({
    href: print(side, paper),
    text: words(`ceremony:print.${paper}`),
  }));
}

/** Whoever may verify it is asked to; everybody else of the case may look. */
function compareLink(view: CaseView, side: Side, names: CaseNames): Link {
  const asked = refusalsFor(view, side).length === 0;
  const text = words(asked ? 'ceremony:compare.ask' : 'ceremony:compare.look', { community: given(names[side]) });
  return { href: originalsAddresses(view.partnership.reference).compare(side), text };
}

const custodyOf = (events: readonly ListedEvent[], side: Side, names: CaseNames): CustodyView[] =>
  events.flatMap((event) =>
    event.type === 'original.custody-recorded' && event.data.side === side
      ? [{ ...event.data.custody, by: byWhom(event, names) }]
      : [],
  );
