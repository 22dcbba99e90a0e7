import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import express, { type Request, type Response } from 'express';
import type { Observable } from 'rxjs';
import { AttemptLimits } from '../../accounts/application/attempt-limits.js';
import { accountOf } from '../../accounts/web/current-account.js';
import { pictureLimits } from '../../platform/documents/picture-limits.js';

export const pictureTypes = ['image/png', 'image/svg+xml'];
const read = express.raw({ type: pictureTypes, limit: pictureLimits.maxBytes, inflate: false });

/** Reads a picture as the whole body, after the guards, as `PdfBody` does. What it really is, its bytes say. */
@Injectable()
export class PictureBody implements NestInterceptor {
  constructor(private readonly limits: AttemptLimits) {}

  async intercept(execution: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = execution.switchToHttp();
    const request = http.getRequest<Request>();
    if (!request.is(pictureTypes)) throw new UnsupportedMediaTypeException();
    await this.limits.count('uploadsOfPerson', accountOf(request).id);
    await new Promise<void>((resolve, reject) => {
      read(request, http.getResponse<Response>(), (error?: unknown) => (error ? reject(error) : resolve()));
    });
    return next.handle();
  }
}
