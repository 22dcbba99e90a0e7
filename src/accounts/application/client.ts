/** Who is at the other end of a request, as far as it can be told. */
export interface Client {
  /** IP address; null where it is unknown. */
  readonly address: string | null;
  readonly userAgent: string | null;
}
