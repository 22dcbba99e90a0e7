import type { AgreementLibrary } from '../../domain/wording/library.js';

/** The house's wording in all its versions. A version that was published never changes. */
export abstract class AgreementLibraries {
  /** The newest version: what a new text begins with. */
  abstract newest(): Promise<AgreementLibrary>;
  /** Null where there is no such version. */
  abstract version(version: number): Promise<AgreementLibrary | null>;

  /** Of a version that a text names. @throws Error where it is gone: published wording is never deleted */
  async required(version: number): Promise<AgreementLibrary> {
    const found = await this.version(version);
    if (!found) throw new Error(`Version ${version} of the wording is missing. Restore it from a backup.`);
    return found;
  }
}
