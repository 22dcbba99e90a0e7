import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { SignedInPerson } from '../../platform/web/request-context.js';
import { notAllowed, signInFirst } from '../application/account-errors.js';
import { type Access, accessKey } from './access.js';

/** Lets nobody in whom the route doesn't name. A signed-out visitor of a page is led to sign in and back. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(execution: ExecutionContext): boolean {
    const places = [execution.getHandler(), execution.getClass()];
    const access = this.reflector.getAllAndOverride<Access | undefined>(accessKey, places);
    if (access === 'public') return true;
    const { person } = execution.switchToHttp().getRequest<Request>().context;
    if (person === null) throw signInFirst();
    if (access !== undefined && mayEnter(access, person)) return true;
    throw notAllowed();
  }
}

function mayEnter(access: Access, person: SignedInPerson): boolean {
  if (access === 'admin') return person.isAdmin;
  return access === 'staff' ? person.isStaff || person.isAdmin : true;
}
