import { chainStart } from '../../partnerships/domain/chain-start.js';
import { sides, type Side } from '../../partnerships/domain/states.js';
import type { SealManifest } from '../../sealing/domain/seal-manifest.js';
import type { AuditFile, AuditedEvent } from './audit-file.js';
import type { AuditedLife } from './audited-life.js';
import type { Reason } from './reasons.js';

/** @param hashOf computes the hash of an event from everything else that stands in it */
export function chainProblems(
  file: AuditFile,
  manifest: SealManifest,
  hashOf: (event: AuditedEvent, partnershipId: string) => string,
): Reason[] {
  let previous = chainStart;
  for (const [at, event] of file.events.entries()) {
    const { partnershipId = file.partnershipId } = event;
    const holds =
      event.version === at + 1 &&
      event.prevHash === previous &&
      partnershipId === file.partnershipId &&
      hashOf(event, partnershipId) === event.hash;
    if (!holds) return [{ code: 'audit.chain', params: { version: at + 1 } }];
    previous = event.hash;
  }
  return previous === manifest.chainHead ? [] : [{ code: 'audit.head', params: {} }];
}

/** Whether the events say what the file is: this agreement, signed by both sides, each once, and concluded. */
export function lifeProblems(life: AuditedLife, file: AuditFile, manifest: SealManifest): Reason[] {
  const problems: Reason[] = [];
  const add = (code: Reason['code'], params: Reason['params'] = {}) => problems.push({ code, params });
  if (file.reference !== manifest.reference || life.reference !== manifest.reference) add('audit.other-partnership');
  if (!life.frozen || !isOfText(life.frozen, manifest)) add('audit.text');
  for (const side of life.repeated) add('audit.signature-repeated', { side });
  for (const side of sides) {
    const given = life.signatures[side];
    if (!given) add('audit.signature-missing', { side });
    else if (!isOfText(given, manifest)) add('audit.signature-other-text', { side });
  }
  if (life.affiliationDate === null) add('audit.not-concluded');
  return problems;
}

/** @param attached SHA-256 of each scan that is attached */
export function scanProblems(life: AuditedLife, attached: Readonly<Record<Side, string | null>>): Reason[] {
  return sides.flatMap((side): Reason[] => {
    const needed = life.scans[side] !== null || life.signatures[side]?.signature.mode === 'ceremony';
    if (attached[side] === null) return needed ? [{ code: 'scans.missing', params: { side } }] : [];
    return attached[side] === life.scans[side] ? [] : [{ code: 'scans.other', params: { side } }];
  });
}

interface Hashes {
  readonly contentHash: string;
  readonly originals: Readonly<Record<Side, string>>;
}

const isOfText = ({ contentHash, originals }: Hashes, manifest: SealManifest): boolean =>
  contentHash === manifest.contentHash && sides.every((side) => originals[side] === manifest.originals[side]);
