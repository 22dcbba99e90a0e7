export interface EarlierRequest {
  /** SHA-256, hex. */
  requestHash: string;
  partnershipId: string;
  /** Version that the earlier request led to. */
  version: number;
}

/** Requests with an Idempotency-Key that were carried out; kept for at least a day. */
export abstract class EarlierRequests {
  abstract find(personId: string, key: string): Promise<EarlierRequest | null>;
}
