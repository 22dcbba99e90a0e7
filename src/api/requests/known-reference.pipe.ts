import { Injectable, type PipeTransform } from '@nestjs/common';
import { AppError } from '../../platform/errors.js';

const reference = /^(?:P-\d{4}-\d{5,9}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** A partnership's reference or id; anything else is not found, just as a case of somebody else. */
@Injectable()
export class KnownReference implements PipeTransform<string, string> {
  transform(value: string): string {
    if (reference.test(value)) return value;
    throw new AppError({
      kind: 'not-found',
      code: 'partnership.not-found',
      message: 'There is no such partnership, or you may not see it.',
    });
  }
}
