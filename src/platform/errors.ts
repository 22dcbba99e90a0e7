/** What sort of no it is. The web maps kinds to statuses; nothing here knows HTTP. */
export type ErrorKind =
  | 'invalid'
  | 'refused'
  | 'conflict'
  /** The caller named the version that it was made for (HTTP: `If-Match`), and it is another one now. */
  | 'precondition-failed'
  | 'not-found'
  | 'forbidden'
  | 'unauthenticated'
  | 'rate-limited'
  | 'gone'
  | 'unavailable';

export type ErrorParams = Readonly<Record<string, string | number | boolean | null>>;

/** One reason. `field` is the dotted path of the input it is about; without it, it is about the whole. */
export interface ErrorReason {
  readonly code: string;
  readonly field?: string;
  /** A plain English sentence, shown when the catalogue has no text for the code. */
  readonly message?: string;
  readonly params?: ErrorParams;
}

export interface AppErrorDetails {
  readonly kind: ErrorKind;
  /** Stable and public, such as `partnership.action-refused`. Its text is the catalogue key `errors:<code>`. */
  readonly code: string;
  /** A plain English sentence that may be shown to anybody. Never put a secret or a query in it. */
  readonly message?: string;
  readonly params?: ErrorParams;
  readonly errors?: readonly ErrorReason[];
  readonly cause?: unknown;
}

/** A known refusal. Whatever else is thrown is a fault and is never shown to anybody. */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly params: ErrorParams;
  readonly errors: readonly ErrorReason[];

  constructor(details: AppErrorDetails) {
    super(details.message ?? details.code, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'AppError';
    this.kind = details.kind;
    this.code = details.code;
    this.params = details.params ?? {};
    this.errors = details.errors ?? [];
  }
}
