/** The attachment that holds the chain of events. */
export const auditName = 'audit.json';
export const auditSchemaName = 'entente-audit-1';

/** Events as they are hashed, each with its hash; the last one's is the head that is printed and listed among the seals. */
export interface AuditFile<E> {
  schema: typeof auditSchemaName;
  reference: string;
  partnershipId: string;
  events: readonly E[];
}

export const auditFile = <E>(reference: string, partnershipId: string, events: readonly E[]): AuditFile<E> => ({
  schema: auditSchemaName,
  reference,
  partnershipId,
  events,
});
