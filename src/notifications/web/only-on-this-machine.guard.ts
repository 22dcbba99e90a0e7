import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Config } from '../../platform/config/config.js';
import { AppError } from '../../platform/errors.js';
import { CONFIG } from '../../platform/platform.module.js';

const loopbackAddress = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const loopbackHost = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;
const proxied = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * Caught mail holds everybody's sign-in links. So it is there only where mail is caught, only for a browser on this very
 * machine, by the address of its socket, and never through a proxy or under a name that points here from outside.
 */
@Injectable()
export class OnlyOnThisMachineGuard implements CanActivate {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  canActivate(execution: ExecutionContext): boolean {
    const request = execution.switchToHttp().getRequest<Request>();
    if (this.config.catchMail && isFromHere(request)) return true;
    throw new AppError({ kind: 'not-found', code: 'mailbox.not-found', message: 'There is no such page.' });
  }
}

const isFromHere = ({ socket, headers }: Request): boolean =>
  loopbackAddress.test(socket.remoteAddress ?? '') &&
  loopbackHost.test(headers.host ?? '') &&
  proxied.every((name) => headers[name] === undefined);
