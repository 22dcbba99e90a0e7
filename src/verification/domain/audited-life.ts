import { sides, type Side } from '../../partnerships/domain/states.js';
import { type AuditedEvent, eventData, type FrozenData, type SignatureData } from './audit-file.js';

/** What the events of a file come to, as far as signing goes. */
export interface AuditedLife {
  readonly reference: string | null;
  /** The text that is in force at the end. */
  readonly frozen: FrozenData | null;
  readonly signatures: Readonly<Record<Side, SignatureData | null>>;
  /** Sides that signed again while their signature stood. */
  readonly repeated: readonly Side[];
  /** SHA-256 of the verified scan of each original that was signed with a pen. */
  readonly scans: Readonly<Record<Side, string | null>>;
  /** Where each of them was signed, as whoever recorded it says. */
  readonly places: Readonly<Record<Side, string | null>>;
  readonly affiliationDate: string | null;
}

interface State {
  reference: string | null;
  frozen: FrozenData | null;
  signatures: Record<Side, SignatureData | null>;
  repeated: Side[];
  recorded: Record<Side, string | null>;
  scans: Record<Side, string | null>;
  places: Record<Side, string | null>;
  affiliationDate: string | null;
}

const none = (): Record<Side, null> => ({ initiator: null, counterpart: null });

/** How each event that matters changes what stands. @throws ZodError where an event doesn't say what it must */
const steps: Readonly<Record<string, (state: State, data: unknown) => void>> = {
  'partnership.started': (state, data) => {
    state.reference = eventData.started.parse(data).reference;
  },
  'agreement.text-frozen': (state, data) => {
    state.frozen = eventData.frozen.parse(data);
  },
  'agreement.text-reopened': takeBack,
  'approvals.rescinded': takeBack,
  'signature.declined': takeBack,
  'signatures.voided': (state, data) => {
    for (const side of eventData.signaturesVoided.parse(data).sides) state.signatures[side] = null;
  },
  'signature.given': (state, data) => {
    const given = eventData.signatureGiven.parse(data);
    if (state.signatures[given.side]) state.repeated.push(given.side);
    state.signatures[given.side] = given;
  },
  'original.recorded': (state, data) => {
    const { side, documentSha256, place = null } = eventData.originalRecorded.parse(data);
    state.recorded[side] = documentSha256;
    state.places[side] = place;
    state.scans[side] = null;
  },
  'original.verified': (state, data) => {
    const { side } = eventData.original.parse(data);
    state.scans[side] = state.recorded[side];
  },
  'original.rejected': (state, data) => {
    const { side } = eventData.original.parse(data);
    state.recorded[side] = null;
    state.scans[side] = null;
    state.places[side] = null;
  },
  'partnership.signed': (state, data) => {
    const complete = state.frozen && sides.every((side) => state.signatures[side]);
    if (complete) state.affiliationDate = eventData.signed.parse(data).affiliationDate;
  },
};

/** The text goes back to the table: what was signed on it stands no more. */
function takeBack(state: State): void {
  const papers = { recorded: none(), scans: none(), places: none() };
  Object.assign(state, { frozen: null, signatures: none(), ...papers, affiliationDate: null });
}

export function audited(events: readonly AuditedEvent[]): AuditedLife {
  const state: State = {
    reference: null,
    frozen: null,
    signatures: none(),
    repeated: [],
    recorded: none(),
    scans: none(),
    places: none(),
    affiliationDate: null,
  };
  for (const { type, data } of events) steps[type]?.(state, data);
  return state;
}
