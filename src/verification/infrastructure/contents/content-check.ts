import { eventHash } from '../../../partnerships/infrastructure/event-chain.js';
import { sides, type Side } from '../../../partnerships/domain/states.js';
import { manifestName, type SealManifest } from '../../../sealing/domain/seal-manifest.js';
import { chainProblems, lifeProblems, scanProblems } from '../../domain/audit-check.js';
import { type AuditedEvent, type AuditFile, auditFileSchema } from '../../domain/audit-file.js';
import { audited, type AuditedLife } from '../../domain/audited-life.js';
import type { Problems } from '../problems.js';
import type { Attachment } from './attachment-reader.js';
import { readCanonicalJson } from './canonical-json.js';
import { contentNames, scanNames } from './content-names.js';

type Attachments = ReadonlyMap<string, Attachment>;

/** Compares the attachments with the certified list and with each other. Null where the events can't be read. */
export function checkContents(
  attachments: Attachments,
  manifest: SealManifest,
  problems: Problems,
): AuditedLife | null {
  checkListed(attachments, manifest, problems);
  checkTexts(attachments, manifest, problems);
  const audit = attachments.get(contentNames.audit);
  if (!audit) return null;
  const file = auditFileSchema.safeParse(readCanonicalJson(audit.bytes)).data;
  const life = file ? lifeOf(file) : null;
  if (!file || !life) {
    problems.add('audit.unreadable', { name: contentNames.audit });
    return null;
  }
  const scans = Object.fromEntries(sides.map((side) => [side, attachments.get(scanNames[side])?.sha256 ?? null]));
  const found = [
    ...chainProblems(file, manifest, hashOf),
    ...lifeProblems(life, file, manifest),
    ...scanProblems(life, scans as Record<Side, string | null>),
  ];
  for (const { code, params } of found) problems.add(code, params);
  return life;
}

function checkListed(attachments: Attachments, { attachments: listed }: SealManifest, problems: Problems): void {
  const needed = new Set([...Object.values(contentNames), ...listed.map(({ name }) => name)]);
  for (const name of needed) if (!attachments.has(name)) problems.add('attachments.missing', { name });
  for (const [name, { sha256 }] of attachments) {
    if (name === manifestName) continue;
    const entry = listed.find((each) => each.name === name);
    if (!entry) problems.add('attachments.unlisted', { name });
    else if (entry.sha256 !== sha256) problems.add('attachments.changed', { name });
  }
}

function checkTexts(
  attachments: Attachments,
  { contentHash, originals, keeper }: SealManifest,
  problems: Problems,
): void {
  const agreement = attachments.get(contentNames.agreement);
  const reviewed = attachments.get(contentNames.reviewed);
  if (agreement && agreement.sha256 !== contentHash) problems.add('agreement.other', { name: contentNames.agreement });
  if (agreement && readCanonicalJson(agreement.bytes) === undefined) {
    problems.add('agreement.not-canonical', { name: contentNames.agreement });
  }
  if (reviewed && reviewed.sha256 !== originals[keeper])
    problems.add('reviewed.other', { name: contentNames.reviewed });
}

function lifeOf(file: AuditFile): AuditedLife | null {
  try {
    return audited(file.events);
  } catch {
    return null;
  }
}

function hashOf({ hash: _, ...event }: AuditedEvent, partnershipId: string): string {
  return eventHash({ ...event, partnershipId } as Parameters<typeof eventHash>[0]);
}
