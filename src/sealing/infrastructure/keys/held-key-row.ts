import type { HeldKey, KeyEnd, KeyOrigin, KeyRole } from '../../domain/held-key.js';

export const heldKeyColumns = `k.id, k.role, k.community_id, k.origin, k.certificate, k.chain, k.fingerprint, k.not_before,
k.not_after, k.created_at, k.created_by, k.ended_at, k.end_reason, (k.private_key is null and k.origin <> 'configured') as erased`;

export interface HeldKeyRow extends Record<string, unknown> {
  id: string;
  role: KeyRole;
  community_id: string | null;
  origin: KeyOrigin;
  certificate: Buffer;
  chain: Buffer[];
  fingerprint: string;
  not_before: Date;
  not_after: Date;
  created_at: Date;
  created_by: string | null;
  ended_at: Date | null;
  end_reason: KeyEnd | null;
  erased: boolean;
}

export const heldKeyFrom = (row: HeldKeyRow): HeldKey => ({
  id: row.id,
  role: row.role,
  communityId: row.community_id,
  origin: row.origin,
  certificate: row.certificate,
  chain: row.chain,
  fingerprint: row.fingerprint,
  notBefore: row.not_before,
  notAfter: row.not_after,
  createdAt: row.created_at,
  createdBy: row.created_by,
  erased: row.erased,
  ended: row.ended_at && row.end_reason ? { at: row.ended_at, reason: row.end_reason } : null,
});
