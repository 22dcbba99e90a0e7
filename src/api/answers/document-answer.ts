import { z } from 'zod';
import { sides } from '../../partnerships/domain/states.js';
import { documentKinds } from '../../platform/documents/document-store.js';
import { address, sha256 } from './text-schemas.js';

export const documentAnswer = z
  .object({ sha256, kind: z.enum(documentKinds), side: z.enum(sides), href: address })
  .meta({ id: 'Document' });

export const uploadAnswer = z
  .object({ sha256: sha256.meta({ description: 'Name it in `recordApproval`, `recordOriginal`, …' }), pages: z.int() })
  .meta({ id: 'Upload' });
