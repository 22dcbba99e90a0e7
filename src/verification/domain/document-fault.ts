import type { Reason, ReasonCode } from './reasons.js';

/** A fault of the file after which nothing more can be read from it. */
export class DocumentFault extends Error {
  readonly reason: Reason;

  constructor(code: ReasonCode, params: Reason['params'] = {}) {
    super(code);
    this.name = 'DocumentFault';
    this.reason = { code, params };
  }
}
