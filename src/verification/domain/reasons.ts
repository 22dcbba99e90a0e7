/**
 * Why a file isn't accepted, gravest first: where several hold, the first says best what was done to the file. Codes are
 * stable; each has its sentence under `verification:reasons`.
 */
export const reasonCodes = [
  'file.empty',
  'file.too-large',
  'file.not-a-pdf',
  'file.encrypted',
  'limits.time',
  'limits.memory',
  'limits.nesting',
  'limits.objects',
  'limits.revisions',
  'limits.unpacked',
  'file.unreadable',
  'register.unsealed-copy',
  'register.reviewed-text',
  'seals.none',
  'file.before-header',
  'file.incomplete',
  'file.appended',
  'structure.hidden-objects',
  'structure.rewritten',
  'structure.table',
  'structure.objects',
  'file.malformed',
  'content.active',
  'content.layers',
  'certification.again',
  'certification.missing',
  'certification.permissions',
  'changes.unsealed',
  'changes.appearance',
  'changes.content',
  'seal.byte-range',
  'seal.contents',
  'seal.not-whole',
  'seal.form',
  'seal.content-changed',
  'seal.signature',
  'seal.certificate-reference',
  'seal.weak',
  'seal.time',
  'certificate.usage',
  'certificate.expired',
  'certificate.revoked',
  'time-stamp.unreadable',
  'time-stamp.imprint',
  'time-stamp.signature',
  'time-stamp.usage',
  'time-stamp.certificate',
  'time-stamp.contradicts',
  'time-stamp.missing',
  'manifest.missing',
  'manifest.unreadable',
  'seals.missing',
  'seals.unexpected',
  'seals.certificate',
  'seals.same-certificate',
  'attachments.unreadable',
  'attachments.missing',
  'attachments.unlisted',
  'attachments.changed',
  'agreement.not-canonical',
  'agreement.other',
  'reviewed.other',
  'audit.unreadable',
  'audit.chain',
  'audit.head',
  'audit.other-partnership',
  'audit.text',
  'audit.signature-missing',
  'audit.signature-repeated',
  'audit.signature-other-text',
  'audit.not-concluded',
  'scans.missing',
  'scans.other',
  'issuer.other-registry',
  'issuer.not-trusted',
  'issuer.unknown',
  'register.other-file',
  'register.unknown',
] as const;

export type ReasonCode = (typeof reasonCodes)[number];

export interface Reason {
  readonly code: ReasonCode;
  /** What the sentence names: a field, an attachment, a number. */
  readonly params: Readonly<Record<string, string | number>>;
}

const rank = new Map<ReasonCode, number>(reasonCodes.map((code, at) => [code, at]));

/** Gravest first, each once. */
export function inOrder(reasons: readonly Reason[]): Reason[] {
  const once = new Map(reasons.map((reason) => [JSON.stringify([reason.code, reason.params]), reason]));
  return [...once.values()].sort((a, b) => (rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0));
}
