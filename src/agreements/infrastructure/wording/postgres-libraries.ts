import type { Database } from '../../../platform/database/database.js';
import { AgreementLibraries } from '../../application/wording/agreement-libraries.js';
import { canonicalHash } from '../../domain/canonical-hash.js';
import { type AgreementLibrary, librarySchema } from '../../domain/wording/library.js';

/** The wording that ships, and after it what staff published. */
export class PostgresLibraries extends AgreementLibraries {
  /** Versions never change, so what was read and checked once is kept. */
  private readonly read = new Map<number, AgreementLibrary>();

  constructor(
    private readonly database: Database,
    private readonly shipped: AgreementLibraries,
  ) {
    super();
  }

  async newest(): Promise<AgreementLibrary> {
    const [row] = await this.database.query<{ version: number | null }>(
      'select max(version) as version from agreement_library',
    );
    const published = row?.version ? await this.version(row.version) : null;
    return published ?? this.shipped.newest();
  }

  /** @throws Error when the database holds another wording than the one that was published */
  async version(version: number): Promise<AgreementLibrary | null> {
    const known = this.read.get(version) ?? (await this.shipped.version(version));
    if (known) return known;
    const [row] = await this.database.query<{ body: object; sha256: string }>(
      'select body, sha256 from agreement_library where version = $1',
      [version],
    );
    if (!row) return null;
    const library = intact(version, row);
    this.read.set(version, library);
    return library;
  }
}

function intact(version: number, { body, sha256 }: { body: object; sha256: string }): AgreementLibrary {
  const actual = canonicalHash(body);
  if (actual !== sha256)
    throw new Error(
      `Version ${version} of the wording was changed in the database: it was ${sha256} and is ${actual}.`,
    );
  return librarySchema.parse(body);
}
