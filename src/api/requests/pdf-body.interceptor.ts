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
import { uploadLimits } from '../../platform/documents/pdf-limits.js';

const read = express.raw({ type: 'application/pdf', limit: uploadLimits.maxBytes, inflate: false });

/** Reads a PDF as the whole body, after the guards: nobody unknown makes us hold 20 MB, and nobody does so all day. */
@Injectable()
export class PdfBody implements NestInterceptor {
  constructor(private readonly limits: AttemptLimits) {}

  async intercept(execution: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = execution.switchToHttp();
    const request = http.getRequest<Request>();
    if (!request.is('application/pdf')) throw new UnsupportedMediaTypeException();
    await this.limits.count('uploadsOfPerson', accountOf(request).id);
    await new Promise<void>((resolve, reject) => {
      read(request, http.getResponse<Response>(), (error?: unknown) => (error ? reject(error) : resolve()));
    });
    return next.handle();
  }
}
