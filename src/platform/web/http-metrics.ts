import type { NextFunction, Request, Response } from 'express';
import { Histogram } from 'prom-client';

const seconds = new Histogram({
  name: 'entente_http_request_seconds',
  help: 'Requests answered, by route pattern',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
});

/** Goes before everything else, so that also what is refused early is counted. */
export function measureRequests(request: Request, response: Response, next: NextFunction): void {
  const stop = seconds.startTimer();
  response.once('close', () => {
    stop({
      method: request.method,
      route: routeOf(request),
      status: response.writableFinished ? response.statusCode : 0,
    });
  });
  next();
}

/** Never the address itself: addresses hold tokens, and there is no end of them. Status 0 is a client that went away. */
function routeOf(request: Request): string {
  const path: unknown = request.route?.path;
  if (typeof path === 'string') return path;
  return request.originalUrl.startsWith('/assets/') ? '/assets' : 'unmatched';
}
