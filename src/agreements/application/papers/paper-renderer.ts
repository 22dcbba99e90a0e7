import type { Side } from '../../../partnerships/domain/states.js';
import type { Paper } from '../../domain/papers/paper.js';
import type { PaperKind } from '../../domain/papers/paper-kinds.js';
import type { RenderedDocument } from '../typesetting/document-renderer.js';

/** Typesets papers as PDF/A-3a. The same paper gives the same bytes in any process. */
export abstract class PaperRenderer {
  /** Names everything besides the paper itself that decides how it looks: its template and what templates share. */
  abstract edition(kind: PaperKind): string;
  /** `arms`: PNGs of the communities whose arms the paper names. @throws RenderFailed */
  abstract render(paper: Paper, arms: Partial<Record<Side, Buffer>>): Promise<RenderedDocument>;
}
