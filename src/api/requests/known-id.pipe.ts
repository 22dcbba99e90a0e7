import { Injectable, type PipeTransform } from '@nestjs/common';
import { AppError } from '../../platform/errors.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What can't be an id is the id of nothing: not found, without asking the database. */
@Injectable()
export class KnownId implements PipeTransform<string, string> {
  transform(value: string): string {
    const id = value.toLowerCase();
    if (uuid.test(id)) return id;
    throw new AppError({ kind: 'not-found', code: 'request.not-found', message: 'There is nothing with this id.' });
  }
}
