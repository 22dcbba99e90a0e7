/** One field that somebody had typed, shown again when the form couldn't be accepted. */
export interface TypedField {
  readonly name: string;
  /** Null for what a machine put there. */
  readonly label: string | null;
  readonly value: string;
}

export interface ErrorPage {
  readonly status: number;
  readonly title: string;
  /** One clear sentence, then what to do. */
  readonly detail: string;
  readonly advice: string;
  readonly reasons: readonly string[];
  readonly reference: string;
  readonly showSignIn: boolean;
  /** Where the form went and what was in it, to send it again; only when our own page sent it. */
  readonly again: { readonly action: string; readonly fields: readonly TypedField[] } | null;
}
