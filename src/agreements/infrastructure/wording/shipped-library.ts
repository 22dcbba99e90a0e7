import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agreementLanguages } from '../../../partnerships/domain/text-input.js';
import { projectRoot } from '../../../platform/config/project-root.js';
import { AgreementLibraries } from '../../application/wording/agreement-libraries.js';
import { type AgreementLibrary, librarySchema } from '../../domain/wording/library.js';
import { assertPublishedLibrary } from '../../domain/wording/published-library.js';

const shippedFolder = () => join(projectRoot(), 'templates', 'agreements', 'library-v2');

function readLibrary(folder: string): AgreementLibrary {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const languages = Object.fromEntries(agreementLanguages.map((language) => [language, read(language)]));
  const library = librarySchema.parse({ ...read('structure'), languages });
  assertPublishedLibrary(library);
  return library;
}

/**
 * The wording that comes with the product. Read at once, so that a damaged or rewritten file stops the boot and not a
 * ceremony.
 */
export class ShippedLibrary extends AgreementLibraries {
  readonly library: AgreementLibrary;

  /** @throws Error when the files in `folder` aren't word for word the published version */
  constructor(folder = shippedFolder()) {
    super();
    this.library = readLibrary(folder);
  }

  async newest(): Promise<AgreementLibrary> {
    return this.library;
  }

  async version(version: number): Promise<AgreementLibrary | null> {
    return version === this.library.version ? this.library : null;
  }
}
