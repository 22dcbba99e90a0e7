import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Side } from '../../../partnerships/domain/states.js';
import type { RenderedDocument } from '../../application/typesetting/document-renderer.js';
import { PaperRenderer } from '../../application/papers/paper-renderer.js';
import type { Sheet, Typesetter } from '../../application/typesetting/typesetter.js';
import type { Paper } from '../../domain/papers/paper.js';
import { type PaperKind, paperKinds } from '../../domain/papers/paper-kinds.js';
import { typesettingFolder } from '../typesetting-folder.js';
import { documentDate } from './document-dates.js';

const shared = ['papers.typ', 'shared.typ', 'languages.json'];
const templateOf = (kind: PaperKind): string => `${kind}.typ`;

/** Reads the templates at once, so that a missing one stops the boot and not a ceremony. */
export class TypstPaperRenderer extends PaperRenderer {
  private readonly editions = new Map(paperKinds.map((kind) => [kind, editionOf(kind)]));

  constructor(private readonly typesetter: Typesetter) {
    super();
  }

  edition(kind: PaperKind): string {
    return this.editions.get(kind) ?? '';
  }

  render(paper: Paper, arms: Partial<Record<Side, Buffer>>): Promise<RenderedDocument> {
    return this.typesetter.typeset(sheetOf(paper, arms));
  }
}

function editionOf(kind: PaperKind): string {
  const hash = createHash('sha256');
  for (const name of [templateOf(kind), ...shared]) hash.update(readFileSync(join(typesettingFolder(), name)));
  return hash.digest('hex');
}

function sheetOf(
  { kind, arms: named, reference, date, page, ...paper }: Paper,
  arms: Partial<Record<Side, Buffer>>,
): Sheet {
  const pictures = Object.entries(arms).map(([side, png]) => [`${side}.png`, png]);
  const data = {
    ...paper,
    reference,
    keywords: reference,
    date: documentDate(date),
    arms: named.map((each) => each && { picture: `${each.side}.png`, language: each.language, alt: each.alt }),
    footer: {
      document: [{ machine: reference }, ` · ${page.title}`],
      page: page.label,
      digits: page.digits,
      verify: '',
      url: '',
      content: '',
    },
  };
  return { template: templateOf(kind), data, pictures: Object.fromEntries(pictures) };
}
