import { registryField } from '../../sealing/domain/seal-field.js';
import type { SealManifest } from '../../sealing/domain/seal-manifest.js';
import type { Inspection, SealFinding, SignatureFinding } from './inspection.js';
import { inOrder, type Reason } from './reasons.js';
import type { RegisterKnowledge } from './register-knowledge.js';

export type Outcome = 'accepted' | 'refused' | 'consistent-issuer-unknown';

/** What somebody should know of a file that isn't refused. Each has its sentence under `verification:notes`. */
export type NoteCode =
  | 'own-authority'
  | 'claimed-time'
  | 'stamp-issuer-unknown'
  | 'former-issuer'
  | 'revoked-later'
  | 'superseded';

export interface ShownSeal extends SealFinding {
  readonly by: SealManifest['seals'][number]['by'];
  readonly heldBy: SealManifest['seals'][number]['heldBy'];
}

/** What a file is. Of one that is refused nothing is repeated that it says of itself. */
export interface Verdict {
  readonly outcome: Outcome;
  /** Why not `accepted`, gravest first. */
  readonly reasons: readonly Reason[];
  readonly notes: readonly NoteCode[];
  readonly file: { readonly sha256: string; readonly bytes: number };
  readonly document: ShownDocument | null;
  readonly signatures: readonly SignatureFinding[];
  readonly seals: readonly ShownSeal[];
  /** Null where no register was asked. */
  readonly register: RegisterKnowledge | null;
}

export interface ShownDocument
  extends Pick<SealManifest, 'reference' | 'keeper' | 'contentHash' | 'originals' | 'chainHead' | 'level'> {
  readonly affiliationDate: string | null;
}

/** Whom the seals were compared with, and what is known beyond the file. */
export interface Context {
  /** None was named: whoever sealed the file is unknown. */
  readonly trust: 'none' | 'named' | 'own-authority';
  /** SHA-256 of the one certificate that may have made the registry's seal, where whoever asks knows it. */
  readonly registry?: string | null;
  readonly register: RegisterKnowledge | null;
}

export function verdictOf(inspection: Inspection, context: Context): Verdict {
  const { register } = context;
  const reasons = inOrder([
    ...inspection.problems,
    ...pinReasons(inspection, context),
    ...issuerReasons(inspection, context),
    ...revocationReasons(inspection, register),
    ...registerReasons(register),
  ]);
  const outcome = outcomeOf(reasons);
  const { sha256, bytes } = inspection;
  const verdict = { outcome, reasons, file: { sha256, bytes }, register };
  if (outcome === 'refused') return { ...verdict, notes: [], document: null, signatures: [], seals: [] };
  const { signatures, manifest } = inspection;
  return {
    ...verdict,
    notes: notesOn(inspection, context),
    document: documentOf(inspection),
    signatures,
    seals: shown(inspection, manifest),
  };
}

function outcomeOf(reasons: readonly Reason[]): Outcome {
  if (reasons.length === 0) return 'accepted';
  return reasons.every(({ code }) => code === 'issuer.unknown') ? 'consistent-issuer-unknown' : 'refused';
}

const isRegistered = (register: RegisterKnowledge | null): boolean => register?.is === 'sealed-original';

/**
 * The registry's seal must come from somebody trusted, and so must every seal whose key the registry holds. A community that
 * brought its own certificate is vouched for by the list that the registry certified. What the register knows by its hash
 * needs no certificate: authorities change, and the file is still the one that was stored.
 */
function issuerReasons({ seals, manifest }: Inspection, { trust, register }: Context): Reason[] {
  if (isRegistered(register) || !manifest) return [];
  if (trust === 'none') return [{ code: 'issuer.unknown', params: {} }];
  return seals
    .filter(({ field, anchored }, at) => !anchored && (at === 0 || !isOwnKey(manifest, field)))
    .map(({ field }) => ({ code: 'issuer.not-trusted', params: { field } }));
}

/** An authority certifies others than the registry, too: only its certificate tells whether the registry sealed. */
const pinReasons = ({ seals }: Inspection, { registry = null }: Context): Reason[] =>
  seals
    .filter(({ field, certificate }) => field === registryField && registry !== null && certificate !== registry)
    .map(({ field }) => ({ code: 'issuer.other-registry', params: { field } }));

/** The certified list counts for the seals behind it, never for the first one, which certifies it. */
const isOwnKey = ({ seals }: SealManifest, name: string): boolean =>
  seals.find(({ field }) => field === name)?.heldBy === 'community' && name !== registryField;

/** The time that a seal claims proves nothing once somebody else may hold its key; a stamp or the register do. */
function revocationReasons({ seals }: Inspection, register: RegisterKnowledge | null): Reason[] {
  return seals
    .filter((seal) => seal.revokedAt !== null && !wasBefore(seal, seal.revokedAt, register))
    .map(({ field, revokedAt }) => ({ code: 'certificate.revoked', params: { field, on: revokedAt ?? '' } }));
}

function wasBefore(
  { sealedAt, timeStamp }: SealFinding,
  revokedAt: string,
  register: RegisterKnowledge | null,
): boolean {
  if (sealedAt >= revokedAt) return false;
  return isRegistered(register) || (timeStamp?.trusted === true && timeStamp.at < revokedAt);
}

function registerReasons(register: RegisterKnowledge | null): Reason[] {
  if (register === null || register.is === 'sealed-original') return [];
  return [{ code: `register.${register.is}`, params: {} }];
}

function notesOn({ seals }: Inspection, { trust, register }: Context): NoteCode[] {
  const notes: [boolean, NoteCode][] = [
    [register?.is === 'sealed-original' && register.superseded, 'superseded'],
    [trust === 'own-authority', 'own-authority'],
    [
      isRegistered(register) && seals.some(({ field, anchored }) => field === 'RegistrySeal' && !anchored),
      'former-issuer',
    ],
    [seals.some(({ timeStamp }) => timeStamp === null), 'claimed-time'],
    [seals.some(({ timeStamp }) => timeStamp?.trusted === false), 'stamp-issuer-unknown'],
    [seals.some(({ revokedAt }) => revokedAt !== null), 'revoked-later'],
  ];
  return notes.flatMap(([holds, note]) => (holds ? [note] : []));
}

function documentOf({ manifest, affiliationDate }: Inspection): ShownDocument | null {
  if (!manifest) return null;
  const { reference, keeper, contentHash, originals, chainHead, level } = manifest;
  return { reference, keeper, contentHash, originals, chainHead, level, affiliationDate };
}

function shown({ seals }: Inspection, manifest: SealManifest | null): ShownSeal[] {
  return seals.flatMap((seal): ShownSeal[] => {
    const entry = manifest?.seals.find(({ field }) => field === seal.field);
    return entry ? [{ ...seal, by: entry.by, heldBy: entry.heldBy }] : [];
  });
}
