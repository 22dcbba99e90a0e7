import type { Database } from '../../platform/database/database.js';
import type { DocumentStore, StoredDocument } from '../../platform/documents/document-store.js';
import { AppError } from '../../platform/errors.js';
import { type ActingPerson, maySeeAddresses } from '../domain/acting-person.js';
import { notYours, termUnknown } from './community-errors.js';
import type { OfficeTermStore } from './office-term-store.js';

/** The document that authorises a delegate, for staff, who confirm it, and for people of the community. */
export class InstrumentQuery {
  constructor(
    private readonly terms: OfficeTermStore,
    private readonly documents: DocumentStore,
    private readonly database: Database,
  ) {}

  /** @throws AppError `community.not-yours`, `term.not-found`, `document.not-found` */
  async read(communityId: string, termId: string, viewer: ActingPerson): Promise<StoredDocument> {
    if (!maySeeAddresses(viewer, communityId)) throw notYours();
    const term = await this.terms.find(communityId, termId, this.database);
    if (!term) throw termUnknown();
    const found = term.instrumentSha256 ? await this.documents.read(term.instrumentSha256) : null;
    if (!found) throw instrumentMissing();
    return found;
  }
}

const instrumentMissing = (): AppError =>
  new AppError({ kind: 'not-found', code: 'document.not-found', message: 'This term has no such document.' });
