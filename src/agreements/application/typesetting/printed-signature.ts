import type { Strokes } from '../../../partnerships/domain/strokes.js';
import type { Side } from '../../../partnerships/domain/states.js';

/** As much of a signature as is on paper; where somebody acted from is not. */
export type PrintedSignature = {
  side: Side;
  mode: 'electronic' | 'ceremony';
  name: string;
  /** Empty where it was drawn and not typed. */
  typedName: string;
  /** Drawn by hand, as points. */
  drawn?: Strokes;
  office: string;
  capacity: 'holder' | 'acting' | 'delegate' | 'collegiate';
  basis: 'elected' | 'appointed';
  /** Why somebody was appointed who is usually elected. */
  basisReason?: string;
  /** SHA-256 of the paper by which a delegate was empowered. */
  instrument?: string;
  /** ISO 8601, UTC. */
  instant: string;
  /** IANA time zone of the community. */
  zone: string;
  /** `2026-03-05`, as counted in that zone at that instant. */
  civilDate: string;
  /** How the signatory was authenticated; absent where the private part was erased. */
  authentication?: { by: string; at: string };
  /** What the signatory agreed to, word for word. */
  consent?: { version: string; text: string };
  /** Name of the attached scan of the paper that was signed. */
  scan?: string;
  /** Of a board: everybody who signed for it. */
  members?: readonly PrintedSignature[];
};
