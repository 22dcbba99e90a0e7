import type { Request } from 'express';

/** Scripts send it with what pages ask for as long as they are open, whether or not anybody is there. */
const header = 'x-unattended';
const streamPath = '/inbox/stream';

export const isUnattended = (request: Request): boolean =>
  request.path === streamPath || request.get(header) !== undefined;
