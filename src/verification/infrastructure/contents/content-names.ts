import { auditName } from '../../../sealing/domain/audit-file.js';
import { contentName, reviewedName, scanName } from '../../../sealing/domain/attachment-names.js';
import type { Side } from '../../../partnerships/domain/states.js';

/** What a sealed original carries, by the names of its attachments. */
export const contentNames = { reviewed: reviewedName, agreement: contentName, audit: auditName } as const;

export const scanNames: Readonly<Record<Side, string>> = {
  initiator: scanName('initiator'),
  counterpart: scanName('counterpart'),
};
