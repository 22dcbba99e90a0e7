import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Observable } from 'rxjs';

/** What a signed-in person sees is kept by no cache, not even by the browser's back button. */
@Injectable()
export class PrivateCacheInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = execution.switchToHttp();
    if (http.getRequest<Request>().context.person !== null) {
      http.getResponse<Response>().setHeader('Cache-Control', 'no-store');
    }
    return next.handle();
  }
}
