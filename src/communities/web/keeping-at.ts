import type { Request } from 'express';
import { accountOf } from '../../accounts/web/current-account.js';
import { notYours, termUnknown } from '../application/community-errors.js';
import { type Desk, deskAt, isId } from './desk.js';

/** What stands in the address of a page about office terms. */
export type Place = { id: string; termId?: string };

/** @throws AppError unless this desk keeps the community's terms */
export function keepingAt(request: Request, { id, termId }: Place): Desk {
  const desk = deskAt(request.path, id, accountOf(request));
  if (termId !== undefined && !isId(termId)) throw termUnknown();
  if (!desk.keepsTerms) throw notYours();
  return desk;
}
