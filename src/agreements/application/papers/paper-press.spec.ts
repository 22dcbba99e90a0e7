import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { aPaper } from '../../../../test/support/a-paper-case.js';
import type { DocumentStore, NewDocument, StoredDocument } from '../../../platform/documents/document-store.js';
import { Gate } from '../../../platform/documents/gate.js';
import type { RenderedDocument } from '../typesetting/document-renderer.js';
import { PaperPress } from './paper-press.js';
import { PaperRenderer } from './paper-renderer.js';
import { RenderedPapers } from './rendered-papers.js';

class CountedRenderer extends PaperRenderer {
  made = 0;
  atOnce = 0;
  most = 0;
  template = 'first';

  edition(): string {
    return this.template;
  }

  async render(): Promise<RenderedDocument> {
    this.most = Math.max(this.most, ++this.atOnce);
    await new Promise((resolve) => setImmediate(resolve));
    this.atOnce -= 1;
    const bytes = Buffer.from(`paper ${++this.made}`);
    return { bytes, pages: 1, sha256: '' };
  }
}

class KeptPapers extends RenderedPapers {
  readonly known = new Map<string, string>();

  async find(input: string): Promise<string | null> {
    return this.known.get(input) ?? null;
  }

  async keep(input: string, document: string): Promise<void> {
    if (!this.known.has(input)) this.known.set(input, document);
  }
}

function aPress(rendered = new KeptPapers(), stored = new Map<string, StoredDocument>()) {
  const renderer = new CountedRenderer();
  const documents = {
    async save(document: NewDocument) {
      const sha256 = createHash('sha256').update(document.bytes).digest('hex');
      stored.set(sha256, { ...document, sha256 });
      return sha256;
    },
    read: async (sha256: string) => stored.get(sha256) ?? null,
  } as unknown as DocumentStore;
  return { press: new PaperPress(renderer, documents, rendered, new Gate(1)), renderer, rendered, stored };
}

const letter = aPaper('letter-of-intent');

describe('a paper', () => {
  it('is set once for all who ask at the same moment, and for all who come later', async () => {
    const { press, renderer, stored } = aPress();
    const papers = await Promise.all([
      press.print(letter),
      press.print(letter),
      press.print(aPaper('letter-of-intent')),
    ]);
    papers.push(await press.print(letter));
    expect(renderer.made).toBe(1);
    expect(new Set(papers.map(({ sha256 }) => sha256)).size).toBe(1);
    expect([...stored.values()].map(({ kind }) => kind)).toEqual(['paper']);
  });

  it('is another one when its data or its template are others', async () => {
    const { press, renderer } = aPress();
    await press.print(letter);
    await press.print(aPaper('letter-of-intent', { side: 'counterpart' }));
    renderer.template = 'second';
    await press.print(letter);
    expect(renderer.made).toBe(3);
  });

  it('is the one that another process kept first', async () => {
    const one = aPress();
    const other = aPress(one.rendered, one.stored);
    other.renderer.made = 41;
    const [first, second] = await Promise.all([one.press.print(letter), other.press.print(letter)]);
    expect([one.renderer.made, other.renderer.made]).toEqual([1, 42]);
    expect(second).toEqual(first);
  });

  it('never stands in the way of more than one other', async () => {
    const { press, renderer } = aPress();
    const sides = ['initiator', 'counterpart'] as const;
    await Promise.all(
      sides.flatMap((side) => [
        press.print(aPaper('programme', { side })),
        press.print(aPaper('proclamation', { side })),
      ]),
    );
    expect([renderer.made, renderer.most]).toEqual([4, 1]);
  });

  it('can be asked for again after it failed', async () => {
    const { press, renderer } = aPress();
    const render = renderer.render.bind(renderer);
    renderer.render = () => Promise.reject(new Error('the typesetter was killed'));
    await expect(press.print(letter)).rejects.toThrow('killed');
    renderer.render = render;
    expect((await press.print(letter)).pages).toBe(1);
  });
});
