/** Why those who signed hold their office, as staff confirmed it. */
export abstract class SignatoryTerms {
  /** By id of the term; terms without a reason stay out. */
  abstract reasonsOf(termIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
