import { AppError, type ErrorReason } from '../../platform/errors.js';
import type { Refusal } from '../domain/refusals.js';
import type { ListedEvent } from './partnership-store.js';

export const notFound = (): AppError =>
  new AppError({
    kind: 'not-found',
    code: 'partnership.not-found',
    message: 'There is no such partnership, or you may not see it.',
  });

/** Wrong input goes with its field; everything else is a rule that says no here and now. */
export function refusedError(refusals: readonly Refusal[]): AppError {
  const errors = refusals.map(reasonFrom);
  const kind = refusals.every((each) => each.field) ? 'invalid' : onlyForeign(refusals) ? 'forbidden' : 'refused';
  return new AppError({
    kind,
    code: 'partnership.action-refused',
    message: 'This is not possible now.',
    errors,
  });
}

const onlyForeign = (refusals: readonly Refusal[]): boolean =>
  refusals.every(({ code }) => code === 'action.not-yours');

function reasonFrom({ code, params, field }: Refusal): ErrorReason {
  const flat = Object.entries(params ?? {}).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  return { code, params: Object.fromEntries(flat), ...(field ? { field } : {}) };
}

/** Says who changed what since the version that the actor looked at. */
export const changedMeanwhile = (version: number, since: readonly ListedEvent[]): AppError =>
  new AppError({
    kind: 'conflict',
    code: 'partnership.changed-meanwhile',
    message: 'Somebody changed this partnership while you were looking at it. Look at the changes and try again.',
    params: { version },
    errors: since.map((event) => ({
      code: 'partnership.change',
      message: `${event.actorName ?? event.actor.kind}: ${event.type} at ${event.at}`,
      params: { who: event.actorName ?? event.actor.kind, what: event.type, at: event.at, version: event.version },
    })),
  });

export const pairTaken = (reference: string): AppError =>
  refusedError([{ code: 'pair.live-partnership', params: { reference } }]);

export const codeSpent = (): AppError =>
  new AppError({
    kind: 'gone',
    code: 'step-up.spent',
    message: 'This code was used already. Ask for a fresh one.',
  });

export const keyReused = (): AppError =>
  new AppError({
    kind: 'invalid',
    code: 'idempotency.key-reused',
    message: 'This Idempotency-Key was used for another request. Use a new one.',
  });

/** @throws AppError naming every field that is wrong, where one is */
export function refuseIf(errors: readonly ErrorReason[]): void {
  if (errors.length === 0) return;
  throw new AppError({ kind: 'invalid', code: 'input.invalid', message: 'The input is not valid.', errors });
}
