import { AppError } from '../../platform/errors.js';

const refused = (code: string, message: string, params = {}): AppError =>
  new AppError({ kind: 'refused', code, message, params });

/** Also for whoever may not know of it. */
export const webhookUnknown = (): AppError =>
  new AppError({ kind: 'not-found', code: 'webhook.unknown', message: 'There is no such webhook.' });

export const deliveryUnknown = (): AppError =>
  new AppError({ kind: 'not-found', code: 'webhook.delivery-unknown', message: 'There is no such delivery.' });

export const notYourWebhook = (): AppError =>
  new AppError({
    kind: 'forbidden',
    code: 'webhook.not-yours',
    message: 'Only the clerks of the community that owns it can do this.',
  });

export const tooManyWebhooks = (most: number): AppError =>
  refused('webhook.too-many', 'There are too many webhooks. Remove one that is no longer used.', { most });

export const tooManySecrets = (): AppError =>
  refused('webhook.too-many-secrets', 'The secret was changed too often today. End the former ones at once, or wait.');

export const webhookPaused = (): AppError => refused('webhook.paused', 'The webhook is paused. Resume it first.');

export const tooManyEvents = (most: number): AppError =>
  refused('webhook.too-many-events', 'There are too many events in this time. Choose a shorter one.', { most });

export const deliveryRunning = (): AppError =>
  refused('webhook.delivery-running', 'This is being sent at the moment. Look again in a minute.');

/** @param problem as the outgoing calls name it */
export const addressRefused = (problem: string, message: string): AppError =>
  new AppError({
    kind: 'invalid',
    code: 'input.invalid',
    message: 'The input is not valid.',
    errors: [{ field: 'url', code: `webhook.${problem}`, message }],
  });
