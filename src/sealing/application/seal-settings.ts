import type { KeyPair } from '../../platform/keys/key-pair.js';

/** What the configuration says about seals. Its private keys never reach the database. */
export interface SealSettings {
  /** Where people find this service: certificates name the place of the authority's papers there. */
  readonly baseUrl: string;
  readonly registry?: KeyPair | undefined;
  readonly authority?: KeyPair | undefined;
}
