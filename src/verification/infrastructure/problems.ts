import { DocumentFault } from '../domain/document-fault.js';
import { type Reason, type ReasonCode } from '../domain/reasons.js';

/** Collects what is wrong with a file while it is looked at. */
export class Problems {
  private readonly found: Reason[] = [];

  add(code: ReasonCode, params: Reason['params'] = {}): void {
    this.found.push({ code, params });
  }

  get all(): readonly Reason[] {
    return this.found;
  }

  /** What `look` finds; null when a fault of the file ends it, which is noted. */
  attempt<T>(look: () => T): T | null {
    try {
      return look();
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
      this.found.push(error.reason);
      return null;
    }
  }
}
