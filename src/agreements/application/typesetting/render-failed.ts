/** Typesetting did not finish: a fault of the program or the machine, not of the input. */
export class RenderFailed extends Error {
  readonly code = 'agreement.render-failed';

  constructor(detail: string, cause?: unknown) {
    super(`The document could not be typeset: ${detail}`, { cause });
    this.name = 'RenderFailed';
  }
}
