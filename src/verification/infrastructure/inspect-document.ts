import { createHash } from 'node:crypto';
import { sides } from '../../partnerships/domain/states.js';
import type { SealManifest } from '../../sealing/domain/seal-manifest.js';
import type { TrustedAuthorities } from '../application/document-inspector.js';
import type { AuditedLife } from '../domain/audited-life.js';
import { expectedSealProblems } from '../domain/expected-seals.js';
import type { Inspection, SealFinding, SignatureFinding } from '../domain/inspection.js';
import { checkSeal } from './cms/seal-check.js';
import { readTrust, type Trust } from './cms/trust.js';
import { readAttachments } from './contents/attachment-reader.js';
import { checkContents } from './contents/content-check.js';
import { readManifest } from './contents/manifest-reader.js';
import { lookFirst } from './first-look.js';
import { DocumentState } from './pdf/document-state.js';
import type { Revision } from './pdf/revision.js';
import { readRevisions } from './pdf/revision-reader.js';
import { Problems } from './problems.js';
import { checkCertification } from './seals/certification-check.js';
import { checkChanges } from './seals/change-check.js';
import { checkActiveContent } from './seals/active-content-check.js';
import type { FoundSeal } from './seals/found-seal.js';
import { readSeal } from './seals/seal-reader.js';

/**
 * Finds out everything that a file says by itself. Of files whose author is anybody run it in a process of its own
 * (`GuardedInspector`). Never throws for what is in the file.
 */
export async function inspectDocument(bytes: Buffer, authorities: TrustedAuthorities): Promise<Inspection> {
  const problems = new Problems();
  const trust = readTrust(authorities.certificates, authorities.crls);
  const revisions = problems.attempt(() => {
    lookFirst(bytes);
    return readRevisions(bytes);
  });
  const found = revisions ? await inspectRevisions(bytes, revisions, trust, problems) : nothing;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { sha256, bytes: bytes.length, problems: problems.all, ...found };
}

type Found = Pick<Inspection, 'manifest' | 'seals' | 'signatures' | 'affiliationDate'>;
const nothing: Found = { manifest: null, seals: [], signatures: [], affiliationDate: null };

async function inspectRevisions(
  bytes: Buffer,
  revisions: readonly Revision[],
  trust: Trust,
  problems: Problems,
): Promise<Found> {
  const seals = problems.attempt(() => readSeals(bytes, revisions, problems)) ?? [];
  const findings: (SealFinding | null)[] = [];
  for (const seal of seals) findings.push(await checkSeal(seal, trust, problems));
  const { manifest, life } = problems.attempt(() => readContents(revisions, problems)) ?? {
    manifest: null,
    life: null,
  };
  if (manifest) {
    const fields = seals.map(({ field }) => field);
    for (const { code, params } of expectedSealProblems(manifest, fields, findings)) problems.add(code, params);
  }
  return {
    manifest,
    seals: findings.filter((seal) => seal !== null),
    signatures: life ? signaturesIn(life) : [],
    affiliationDate: life?.affiliationDate ?? null,
  };
}

function readSeals(bytes: Buffer, revisions: readonly Revision[], problems: Problems): FoundSeal[] {
  const [first] = revisions;
  if (!first) return [];
  checkActiveContent(first, problems);
  const seals = revisions.flatMap((revision, index) => {
    const state = new DocumentState(revisions.slice(0, index + 1));
    return readSeal({ bytes, revision, index, state }, problems) ?? [];
  });
  for (const seal of seals) if (seal.revision > 0) checkChanges(revisions, seal, problems);
  checkCertification(seals, new DocumentState([first]), problems);
  return seals;
}

/** Of the certified revision alone: later ones may not bring any, and what they bring isn't looked at. */
function readContents(
  revisions: readonly Revision[],
  problems: Problems,
): { manifest: SealManifest | null; life: AuditedLife | null } {
  const attachments = readAttachments(new DocumentState(revisions.slice(0, 1)));
  const manifest = readManifest(attachments, problems);
  return { manifest, life: manifest ? checkContents(attachments, manifest, problems) : null };
}

/** The instant of a signature with a pen is when its scan was verified, which says nothing about the signing. */
const signaturesIn = ({ signatures, frozen, places }: AuditedLife): SignatureFinding[] =>
  sides.flatMap((side): SignatureFinding[] => {
    const given = signatures[side];
    if (!given) return [];
    const { instant, members = [], ...signature } = given.signature;
    const penned = signature.mode === 'ceremony';
    const when = { signedAt: penned ? null : instant, place: penned ? places[side] : null };
    const party = frozen?.names[side] ?? '';
    return [{ side, party, ...when, ...signature, members: members.map(({ name }) => name) }];
  });
