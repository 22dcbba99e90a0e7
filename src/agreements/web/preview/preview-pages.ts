import { Injectable } from '@nestjs/common';
import { AgreementPreview, type PreviewOf, TextTooLong } from '../../application/drafting/agreement-preview.js';
import { PictureFailed } from '../../application/typesetting/page-pictures.js';
import { RenderFailed } from '../../application/typesetting/render-failed.js';
import { UnprintableCharacters } from '../../application/typesetting/unprintable-characters.js';
import { contentHash } from '../../domain/agreement-content.js';

/** The pages of a text as they would be printed, for `previewPages` of `agreements/parts/preview.njk`. */
export interface PreviewModel {
  readonly pages: readonly { readonly href: string; readonly number: number }[];
  /** Why there are none: the words are `agreements:preview.<problem>`. */
  readonly problem: 'unprintable' | 'too-long' | 'failed' | null;
}

@Injectable()
export class PreviewPages {
  constructor(private readonly preview: AgreementPreview) {}

  /** `base` is the address below which the pictures lie. */
  async of(preview: PreviewOf, base: string): Promise<PreviewModel> {
    try {
      const count = await this.preview.pages(preview);
      const version = contentHash(preview.content).slice(0, 12);
      const pages = Array.from({ length: count }, (_, index) => ({
        href: `${base}/${index + 1}.png?v=${version}`,
        number: index + 1,
      }));
      return { pages, problem: null };
    } catch (error) {
      if (error instanceof UnprintableCharacters) return { pages: [], problem: 'unprintable' };
      if (error instanceof TextTooLong) return { pages: [], problem: 'too-long' };
      // whoever drafts can go on without pictures
      if (error instanceof RenderFailed || error instanceof PictureFailed) return { pages: [], problem: 'failed' };
      throw error;
    }
  }
}
