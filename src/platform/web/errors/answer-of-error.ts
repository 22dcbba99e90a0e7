import { HttpException } from '@nestjs/common';
import { AppError, type ErrorKind, type ErrorParams, type ErrorReason } from '../../errors.js';
import { isLostConnection, isPassingConflict, isUnreadableValue } from './lost-connection.js';

/** How an error is answered, whether by a page or by problem+json. */
export interface ErrorAnswer {
  readonly status: number;
  readonly code: string;
  /** A sentence that may be shown, where the catalogue has none for the code. */
  readonly message: string | null;
  readonly params: ErrorParams;
  readonly reasons: readonly ErrorReason[];
  readonly retryAfterSeconds: number | null;
  /** `fault` is ours and is logged with its stack, `outage` is somebody's, `answer` is an ordinary no. */
  readonly severity: 'answer' | 'outage' | 'fault';
}

const statusOfKind: Readonly<Record<ErrorKind, number>> = {
  invalid: 422,
  refused: 409,
  conflict: 409,
  'precondition-failed': 412,
  'not-found': 404,
  forbidden: 403,
  unauthenticated: 401,
  'rate-limited': 429,
  gone: 410,
  unavailable: 503,
};

/** Codes for what Express and Nest refuse before any of our code runs. */
const codeOfStatus: Readonly<Record<number, string>> = {
  400: 'request.unreadable',
  401: 'request.unauthenticated',
  403: 'request.forbidden',
  404: 'request.not-found',
  405: 'request.method-not-allowed',
  406: 'request.not-acceptable',
  409: 'request.conflict',
  410: 'request.gone',
  412: 'request.precondition-failed',
  413: 'request.too-large',
  415: 'request.unsupported-type',
  422: 'request.invalid',
  429: 'request.rate-limited',
  503: 'request.unavailable',
};

export function answerOf(error: unknown): ErrorAnswer {
  if (error instanceof AppError) return answerOfAppError(error);
  const status = clientStatusOf(error);
  if (status !== null) return plainAnswer(status, 'answer');
  if (isLostConnection(error)) return { ...plainAnswer(503, 'outage'), retryAfterSeconds: 5 };
  if (isPassingConflict(error)) return { ...plainAnswer(503, 'outage'), retryAfterSeconds: 1 };
  if (isUnreadableValue(error)) return plainAnswer(400, 'fault');
  return plainAnswer(500, 'fault');
}

function answerOfAppError(error: AppError): ErrorAnswer {
  const { retryAfterSeconds } = error.params;
  const outage = error.kind === 'unavailable';
  return {
    status: statusOfKind[error.kind],
    code: error.code,
    message: error.message === error.code ? null : error.message,
    params: error.params,
    reasons: error.errors,
    retryAfterSeconds: typeof retryAfterSeconds === 'number' ? Math.ceil(retryAfterSeconds) : outage ? 5 : null,
    severity: outage ? 'outage' : 'answer',
  };
}

/**
 * Nest's exceptions, and http-errors as body-parser throws them. Their messages quote what was sent, so they are
 * not shown.
 */
function clientStatusOf(error: unknown): number | null {
  if (error instanceof URIError) return 400;
  const status: unknown = error instanceof HttpException ? error.getStatus() : httpErrorStatus(error);
  return typeof status === 'number' && ((status >= 400 && status < 500) || status === 503) ? status : null;
}

function httpErrorStatus(error: unknown): unknown {
  const isHttpError = error instanceof Error && Reflect.get(error, 'expose') === true;
  return isHttpError ? Reflect.get(error, 'status') : null;
}

function plainAnswer(status: number, severity: ErrorAnswer['severity']): ErrorAnswer {
  const code = codeOfStatus[status] ?? (status >= 500 ? 'request.failed' : 'request.refused');
  return { status, code, message: null, params: {}, reasons: [], retryAfterSeconds: null, severity };
}
