import { fileURLToPath } from 'node:url';
import type { RenderJob } from '../../../src/agreements/application/typesetting/render-job.js';
import { isFirst } from '../../../src/agreements/domain/agreement-content.js';
import { printedText } from '../../../src/agreements/domain/printed-text.js';
import { fontFamilies, fontStack } from '../../../src/agreements/infrastructure/document-fonts.js';
import { ChildPool } from '../../../src/platform/documents/child-pool.js';
import { allAtOnce } from '../all-at-once.js';
import type { Pair } from './document-jobs.js';

/** Documents a second by pdfkit in as many children, of the same words. */
export async function pdfkitRate(pair: Pair, jobs: readonly RenderJob[], children: number): Promise<number> {
  const module = fileURLToPath(new URL('./pdfkit-child.mjs', import.meta.url));
  const settings = { fonts: Object.fromEntries(pair.map((language) => [language, facesOf(language)])) };
  const limits = { size: children, timeoutMs: 60_000, recycleAfter: 10_000, retries: 0, memoryMb: 2000 };
  const pool = new ChildPool({ module, settings, ...limits });
  const draw = async ({ content, keeper }: RenderJob) => {
    if (!isFirst(content)) await pool.run({ rows: printedText(content, keeper).rows });
  };
  await allAtOnce(jobs.slice(0, children * 2), children, draw);
  const begun = performance.now();
  await allAtOnce(jobs, children, draw);
  const rate = (jobs.length * 1000) / (performance.now() - begun);
  await pool.close();
  return rate;
}

/** pdfkit knows no stack of fonts: the one that has the language's own letters. */
function facesOf(language: Pair[0]): string[] {
  const stack = fontStack(language).slice(0, 2);
  const own = ['en', 'es', 'fr', 'de', 'uk'].includes(language) ? stack[0] : stack[1];
  const faces = fontFamilies.get(own ?? '') ?? [];
  return [faces[0] ?? '', faces.at(-1) ?? ''];
}
