import { AppError } from '../errors.js';

const page = 2_000;
const credentials = /\/\/[^\s/@]*@/g;

/** For staff and logs: what went wrong, without a stack or a password in an address, and never longer than a page. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return readable(String(error));
  const reasons = error instanceof AppError ? error.errors.map(({ code, message }) => message ?? code) : [];
  return readable([error.message || error.name, ...reasons].join(' '));
}

const readable = (text: string): string => text.replace(credentials, '//…@').slice(0, page);
