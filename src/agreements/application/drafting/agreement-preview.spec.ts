import { describe, expect, it } from '@jest/globals';
import { aContent } from '../../../../test/support/a-drafted-text.js';
import type { AgreementContents } from '../agreement-contents.js';
import { AgreementPreview } from './agreement-preview.js';
import { DocumentRenderer, type RenderedDocument } from '../typesetting/document-renderer.js';
import { PagePictures } from '../typesetting/page-pictures.js';
import type { RenderJob } from '../typesetting/render-job.js';

class CountedRenderer extends DocumentRenderer {
  readonly jobs: RenderJob[] = [];
  failing = false;

  async render(job: RenderJob): Promise<RenderedDocument> {
    this.jobs.push(job);
    if (this.failing) throw new Error('away');
    return { bytes: Buffer.from(job.contentHash), pages: 3, sha256: `${job.keeper}${job.contentHash}` };
  }
}

class CountedPictures extends PagePictures {
  drawn: number[] = [];

  async draw(_pdf: Buffer, page: number) {
    this.drawn.push(page);
    return { png: Buffer.from([page]), pages: 3 };
  }
}

function aPreview() {
  const renderer = new CountedRenderer();
  const pictures = new CountedPictures();
  const contents = { armsOf: async () => ({}) } as unknown as AgreementContents;
  const preview = new AgreementPreview(renderer, pictures, contents, { baseUrl: 'https://e.example' });
  return { renderer, pictures, preview };
}

const of = { content: aContent(), keeper: 'initiator', reference: 'P-2026-00001', sample: true } as const;

describe('the preview of a text', () => {
  it('typesets a text once for all its pages, also when they are asked for at the same moment', async () => {
    const { renderer, pictures, preview } = aPreview();
    const pages = await Promise.all([preview.pages(of), ...[1, 2, 3].map((page) => preview.page(of, page))]);
    await preview.page(of, 2);
    expect([renderer.jobs.length, pictures.drawn.sort()]).toEqual([1, [1, 2, 3]]);
    expect(new Set(pages.slice(1).map((page) => (typeof page === 'number' ? '' : page.tag))).size).toBe(3);
  });

  it('gives the last page where there are fewer than were asked for', async () => {
    const { preview } = aPreview();
    expect((await preview.page(of, 9)).png).toEqual(Buffer.from([3]));
  });

  it('draws anew what changed, and what the other side would keep', async () => {
    const { renderer, preview } = aPreview();
    await preview.page(of, 1);
    await preview.page({ ...of, keeper: 'counterpart' }, 1);
    await preview.page({ ...of, content: aContent((text) => Object.assign(text, { termYears: 9 })) }, 1);
    expect(renderer.jobs.map(({ document }) => document)).toEqual(['draft', 'draft', 'draft']);
  });

  it('tries again what failed', async () => {
    const { renderer, preview } = aPreview();
    renderer.failing = true;
    await expect(preview.pages(of)).rejects.toThrow('away');
    renderer.failing = false;
    expect(await preview.pages(of)).toBe(3);
  });
});
