import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { requireInput } from '../input.js';

/** Checks every `@Body({ schema })`, `@Query({ schema })` and `@Param('id', { schema })`; wrong input is a 422 that names fields. */
@Injectable()
export class InputPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    const { schema } = metadata;
    return schema instanceof z.ZodType ? requireInput(schema, value) : value;
  }
}
