import { AppError } from '../../platform/errors.js';

export const keyUnreadable = (cause: unknown): AppError =>
  new AppError({
    kind: 'unavailable',
    code: 'sealing.key-unreadable',
    message:
      'A private key can’t be read: it was kept under another SECRET_KEY, or this process lacks the configured key.',
    cause,
  });

export const isKeyUnreadable = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'sealing.key-unreadable';

/** Nothing can be sealed until the configuration names another one; what waits is sealed then. */
export const configuredKeyEnded = (whose: 'registry' | 'authority', on: Date): AppError =>
  new AppError({
    kind: 'unavailable',
    code: `sealing.${whose}-certificate-ended`,
    message: `The ${whose}’s configured certificate ended on ${on.toISOString().slice(0, 10)}. Nothing is sealed until ${
      whose === 'registry' ? 'SEAL_REGISTRY_P12' : 'SEAL_AUTHORITY_P12'
    } names another one.`,
    params: { on: on.toISOString().slice(0, 10) },
  });

export const sealKeyUnknown = (): AppError =>
  new AppError({ kind: 'not-found', code: 'sealing.key-unknown', message: 'There is no such key.' });

export const sealKeyChanged = (): AppError =>
  new AppError({
    kind: 'conflict',
    code: 'sealing.key-changed',
    message: 'Somebody changed this key while you were looking at it. Look at it again.',
  });

export const notThisKey = (): AppError =>
  new AppError({
    kind: 'refused',
    code: 'sealing.key-not-issued-here',
    message:
      'Only a certificate that this service’s authority issued to a community or to the registry can be revoked here.',
  });
