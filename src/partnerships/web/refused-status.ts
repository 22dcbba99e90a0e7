import { AppError } from '../../platform/errors.js';

/** Of a page that shows a form again with what a use case said no to. */
export const statusOf = (error: unknown): number => (error instanceof AppError && error.kind === 'invalid' ? 422 : 409);
