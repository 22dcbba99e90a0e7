import { SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

export const documentedKey = 'api:documented';

/** What a route's method can't say by itself. Path, method, access, query and body are read from Nest. */
export interface Documentation {
  readonly tag: 'You' | 'Communities' | 'Partnerships' | 'Documents' | 'Register' | 'Webhooks' | 'Operations';
  readonly summary: string;
  readonly description?: string;
  readonly status?: 200 | 201 | 202 | 204;
  /** Schema of the answer; none for an empty one. */
  readonly answer?: z.ZodType;
  /** Answers or takes something other than JSON. */
  readonly answerType?: string;
  readonly bodyType?: string | readonly string[];
  /** Answers an `ETag`; as a write it takes `If-Match`. */
  readonly versioned?: true;
  /** Where one method serves several addresses: what each takes. */
  readonly perPath?: (path: string) => {
    readonly summary: string;
    readonly body: z.ZodType;
    readonly example?: unknown;
  };
  /** A write by its method only: it changes nothing, so nobody has to keep it from being carried out twice. */
  readonly changesNothing?: true;
  /** An example of the body. */
  readonly example?: unknown;
}

/** Every route below /api/v1 has one; a test compares the document with the routes. */
export const Documented = (documentation: Documentation) => SetMetadata(documentedKey, documentation);
