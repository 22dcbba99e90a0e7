import type { RenderedDocument } from './document-renderer.js';

/** One document, ready to be set: finished strings and how they are to look. */
export interface Sheet {
  /** File below `templates/typesetting`, for example `agreement.typ`. */
  template: string;
  /** What the template reads as `/data.json`: never markup. */
  data: object;
  /** Pictures by name, read by the template as `/pictures/NAME`. PNG. */
  pictures?: Readonly<Record<string, Buffer>>;
  /** Files to attach, by bare names, read by the template as `/attachments/NAME`. */
  attachments?: Readonly<Record<string, Buffer>>;
  /**
   * PDF/A-3a is what we publish; 1b exists so that an independent checker can be asked, 1.7 for paper alone: only there may
   * pages of another PDF be set.
   */
  standard?: 'a-3a' | 'a-1b' | '1.7';
}

/** Sets PDFs in child processes. The same sheet gives the same bytes in any process. @throws RenderFailed */
export abstract class Typesetter {
  abstract typeset(sheet: Sheet): Promise<RenderedDocument>;
}
