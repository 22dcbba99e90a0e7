/** A community as somebody chooses it: never by its name alone, since there are 21 Springfields. */
export interface FoundCommunity {
  readonly id: string;
  readonly name: string;
  readonly styledName: string;
  readonly country: string;
  readonly level: string;
}

export abstract class CounterpartSearch {
  /** Folds accents and capitals; names that begin with what was typed come first. At most 20, never `exceptId`. */
  abstract find(typed: string, exceptId: string): Promise<FoundCommunity[]>;
}
