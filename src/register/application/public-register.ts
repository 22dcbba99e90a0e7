import type { ListMark, ListPage } from '../../platform/database/keyset.js';
import type { PartnershipKind } from '../../partnerships/domain/proposal.js';
import type { ListedEntry, RegisterEntry, RegisterFigures } from '../domain/register-entry.js';
import type { KnownPartnership } from '../domain/verification.js';

export interface RegisterRequest {
  /** Names of communities or countries, or a number; accents and case don't matter. */
  readonly text: string;
  /** Alpha-2 codes whose name holds the text. */
  readonly countriesNamed: readonly string[];
  readonly country: string | null;
  readonly kind: PartnershipKind | null;
  readonly mark: ListMark | null;
  /** How many at once; a page's worth where it isn't said. */
  readonly limit?: number;
}

/** What the public may read. Nothing that isn't public is even asked of the database. */
export abstract class PublicRegister {
  /** Newest affiliation first. */
  abstract list(request: RegisterRequest): Promise<ListPage<ListedEntry>>;
  /** How many `list` finds on all pages together. */
  abstract count(request: RegisterRequest): Promise<number>;
  /** By number on the register, `E-2026-00007`. */
  abstract entry(number: string): Promise<RegisterEntry | null>;
  abstract figures(): Promise<RegisterFigures>;
  /** Alpha-2 codes of the countries and territories that have an entry. */
  abstract countries(): Promise<string[]>;
  /** By reference or number on the register; for `verificationOf`, which decides what of it may be said. */
  abstract known(number: string): Promise<KnownPartnership | null>;
}
