import type { NextFunction, Request, Response } from 'express';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import { AppError } from '../../platform/errors.js';

/** No schema of ours is deeper than five; what comes after this would only exhaust the stack of whoever walks it. */
const deepest = 32;

/** Bodies are JSON and nothing else, except where a route says so. Runs after the body was parsed. */
export function onlyJsonBodies(request: Request, _response: Response, next: NextFunction): void {
  next(problemOf(request));
}

function problemOf(request: Request): Error | undefined {
  if (isUpload(request) || !hasBody(request)) return undefined;
  if (!request.is(['application/json', 'application/*+json'])) return new UnsupportedMediaTypeException();
  return isTooDeep(request.body) ? tooDeep() : undefined;
}

/** Read by the route itself, and only once it is known who sends it. */
const isUpload = ({ method, originalUrl }: Request): boolean =>
  (method === 'POST' && /^\/api\/v1\/documents\/?(?:\?|$)/i.test(originalUrl)) ||
  (method === 'POST' && /^\/api\/v1\/verifications\/?(?:\?|$)/i.test(originalUrl)) ||
  (method === 'POST' && /^\/api\/v1\/mail\/bounces\/?(?:\?|$)/i.test(originalUrl)) ||
  (method === 'PUT' && /^\/api\/v1\/communities\/[^/?]+\/arms\/?(?:\?|$)/i.test(originalUrl));

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Level by level, so that it needs no stack itself. */
function isTooDeep(body: unknown): boolean {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
}

const tooDeep = (): AppError =>
  new AppError({
    kind: 'invalid',
    code: 'request.too-deep',
    message: 'The body is nested too deeply.',
    params: { deepest },
  });
