import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { AppError } from '../errors.js';
import { CsrfTokens } from './csrf.js';

const exemption = 'web:csrf-exempt';

/** For addresses that other programs post to and that no cookie gives power to. Say why. */
export const CsrfExempt = (reason: string) => SetMetadata(exemption, reason);

/** Refuses every unsafe request that doesn't come from one of our own pages, whatever the route. */
@Injectable()
export class CsrfGuard implements CanActivate {
  constructor(
    private readonly tokens: CsrfTokens,
    private readonly reflector: Reflector,
  ) {}

  canActivate(execution: ExecutionContext): boolean {
    if (this.reflector.getAllAndOverride<string>(exemption, [execution.getHandler(), execution.getClass()]))
      return true;
    const verdict = this.tokens.judge(execution.switchToHttp().getRequest<Request>());
    if (verdict === 'allowed') return true;
    throw new AppError({ kind: 'forbidden', code: `form.${verdict}`, message: 'The form could not be accepted.' });
  }
}
