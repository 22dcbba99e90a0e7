import type { DocumentRenderer } from '../../src/agreements/application/typesetting/document-renderer.js';
import type { Database } from '../../src/platform/database/database.js';
import type { SealAgreementHandler } from '../../src/sealing/application/seal-agreement.handler.js';
import { sealingLine } from '../../src/sealing/infrastructure/sealing-line.js';
import { sealingParts } from './sealing-parts.js';

/**
 * The sealing line of the product on a store of a test, which ends its process with SIGKILL where it comes to `point`:
 * `before steps.keep counterpart own-seal` or `after documents.save`.
 */
export function doomed(
  database: Database,
  renderer: Pick<DocumentRenderer, 'render'>,
  point: string,
): SealAgreementHandler {
  const parts = sealingParts(database, renderer);
  return sealingLine({
    ...parts,
    perform: dyingAt(point, parts.perform, 'perform'),
    documents: dyingAt(point, parts.documents, 'documents'),
    steps: dyingAt(point, parts.steps, 'steps'),
    check: dyingAt(point, parts.check, 'check'),
  });
}

function dyingAt<T extends object>(point: string, part: T, name: string): T {
  const pass = (when: string, method: string, given: unknown[]) => {
    const here = [when, `${name}.${method}`, ...wordsIn(given)].join(' ');
    if (point !== '' && here.startsWith(point)) process.kill(process.pid, 'SIGKILL');
  };
  return new Proxy(part, {
    get(target, property) {
      const method = Reflect.get(target, property) as unknown;
      if (typeof method !== 'function') return method;
      return async (...given: unknown[]) => {
        pass('before', String(property), given);
        const result: unknown = await method.apply(target, given);
        pass('after', String(property), given);
        return result;
      };
    },
  });
}

const wordsIn = ([, keeper, done]: unknown[]): string[] =>
  typeof keeper === 'string' ? [keeper, (done as { step?: string } | undefined)?.step ?? ''] : [];
