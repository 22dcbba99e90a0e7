import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { accountOf } from '../../accounts/web/current-account.js';
import type { IdempotencyUse } from '../../partnerships/application/partnership-store.js';
import { AppError } from '../../platform/errors.js';

export const idempotencyHeader = 'Idempotency-Key';
/** Set on the answer to a request that had been carried out before. */
export const replayedHeader = 'Idempotency-Replayed';

const printable = /^[\x21-\x7e]{1,200}$/;

/** `@Idempotency() use?: IdempotencyUse`: the key of a write and the hash of the request; undefined without the header. */
export const Idempotency = createParamDecorator((_: unknown, execution: ExecutionContext) =>
  idempotencyOf(execution.switchToHttp().getRequest<Request>()),
);

/** @throws AppError `idempotency.key-invalid` */
export function idempotencyOf(request: Request): IdempotencyUse | undefined {
  const key = request.get(idempotencyHeader);
  if (key === undefined) return undefined;
  if (!printable.test(key)) throw keyInvalid();
  return { personId: accountOf(request).id, key, requestHash: requestHash(request) };
}

/** Of method, address and body: another request under the same key is a mistake of the caller. */
function requestHash({ method, originalUrl, body }: Request): string {
  const content = Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null);
  return createHash('sha256').update(`${method} ${originalUrl}\n`).update(content).digest('hex');
}

const keyInvalid = (): AppError =>
  new AppError({
    kind: 'invalid',
    code: 'idempotency.key-invalid',
    message: 'An Idempotency-Key is 1 to 200 printable ASCII characters without spaces.',
    errors: [{ field: idempotencyHeader, code: 'idempotency.key-invalid' }],
  });
