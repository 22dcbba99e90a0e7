import type { Response } from 'express';
import { replayedHeader } from './idempotency.js';
import type { Written } from './idempotent-writes.js';

/** Passes on the answer and says where it is an old one. */
export function sayReplayed<T>({ answer, replayed }: Written<T>, response: Response): T {
  if (replayed) response.setHeader(replayedHeader, 'true');
  return answer;
}
