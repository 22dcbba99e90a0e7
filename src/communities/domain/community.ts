export const levels = ['city', 'county', 'state'] as const;
export type Level = (typeof levels)[number];

export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** A city, county or state that can be party to a partnership. Never identify one by its name. */
export interface Community {
  readonly id: string;
  /** Unique; stands in addresses and never changes. */
  readonly slug: string;
  readonly name: string;
  /** As an agreement names it: "the City of Saint Paul, Minnesota, United States of America". */
  readonly styledName: string;
  readonly level: Level;
  /** ISO 3166-1 alpha-2 of the country or territory. */
  readonly country: string;
  /** Alpha-2 of the state it belongs to; derived from `country`. */
  readonly sovereign: string;
  /** ISO 3166-2. */
  readonly subdivision: string | null;
  /** IANA time zone. */
  readonly zone: string;
  /** BCP 47. */
  readonly languages: readonly string[];
  readonly coordinates: Coordinates | null;
  readonly population: number | null;
  /** What its highest office is called. */
  readonly officeTitle: string;
  /** SHA-256 of its seal or coat of arms, a PNG among the documents. */
  readonly armsSha256: string | null;
  readonly sample: boolean;
  /** Counts changes. */
  readonly version: number;
}
