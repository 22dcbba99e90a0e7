import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { signInFirst } from '../application/account-errors.js';
import type { Client } from '../application/client.js';
import type { Account } from '../domain/account.js';

/** `@CurrentAccount() account: Account`: who is signed in, with memberships and offices. 401 when nobody is. */
export const CurrentAccount = createParamDecorator((_: unknown, execution: ExecutionContext) =>
  accountOf(execution.switchToHttp().getRequest<Request>()),
);

/** `RequestIdentity` puts whole accounts where the web platform asks for a person. @throws AppError when nobody is */
export function accountOf(request: Request): Account {
  const { person } = request.context;
  if (person === null || !('memberships' in person)) throw signInFirst();
  return person as Account;
}

/** `@CurrentClient() client: Client`: address and user agent, for evidence and limits. */
export const CurrentClient = createParamDecorator((_: unknown, execution: ExecutionContext) =>
  clientOf(execution.switchToHttp().getRequest<Request>()),
);

/** The address is the proxy's word only as far as TRUST_PROXY says so. */
export function clientOf(request: Request): Client {
  return { address: request.ip ?? null, userAgent: request.get('user-agent') ?? null };
}
