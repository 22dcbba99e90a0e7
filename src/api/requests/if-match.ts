import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { AppError } from '../../platform/errors.js';

/** A strong entity tag: the version of what it stands for. */
export const etagOf = (version: number): string => `"${version}"`;

/** `@ExpectedVersion() version?: number`: what `If-Match` names. Undefined without the header, and for `*`. */
export const ExpectedVersion = createParamDecorator((_: unknown, execution: ExecutionContext) =>
  versionIn(execution.switchToHttp().getRequest<Request>().get('if-match')),
);

/** @throws AppError `if-match.unreadable`, also for several or weak tags: a write is made for one version. */
export function versionIn(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const version = /^"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version !== undefined) return Number(version);
  throw new AppError({
    kind: 'invalid',
    code: 'if-match.unreadable',
    message: 'If-Match takes one ETag as it was answered, such as "12", or *.',
    errors: [{ field: 'If-Match', code: 'if-match.unreadable' }],
  });
}

/**
 * The same conflict that pages are told of, but 412 where the caller asked for it with `If-Match`: RFC 9110, 13.1.1, allows
 * no other status then. Without the header nothing can be false, and a conflict stays 409.
 */
export async function underPrecondition<T>(expected: number | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (expected === undefined || !(error instanceof AppError) || error.kind !== 'conflict') throw error;
    const { code, message, params, errors } = error;
    throw new AppError({ kind: 'precondition-failed', code, message, params, errors });
  }
}
