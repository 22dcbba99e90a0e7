/** `png` is one page of a PDF as it looks, `width` pixels wide; `pages` is how many the PDF has. */
export type PagePicture = { png: Buffer; pages: number };

/** Draws pages of PDFs that we typeset ourselves, in a child process. */
export abstract class PagePictures {
  /**
   * `page` counts from 1; a number beyond the last page gives the last one, since a preview may have become shorter.
   * @throws PictureFailed
   */
  abstract draw(pdf: Buffer, page: number, width: number): Promise<PagePicture>;
}

/** Drawing did not finish: a fault of the program or the machine, not of the input. */
export class PictureFailed extends Error {
  readonly code = 'agreement.picture-failed';

  constructor(detail: string, cause?: unknown) {
    super(`The page could not be drawn: ${detail}`, { cause });
    this.name = 'PictureFailed';
  }
}
