import type { DocumentStore, StoredDocument } from '../../platform/documents/document-store.js';
import { AppError } from '../../platform/errors.js';
import { communityUnknown } from './community-errors.js';
import type { CommunityStore } from './community-store.js';

/** Seals and coats of arms, which anybody may see. */
export class ArmsQuery {
  constructor(
    private readonly communities: CommunityStore,
    private readonly documents: DocumentStore,
  ) {}

  /** SHA-256 of the arms, by id or slug. @throws AppError `community.not-found`, `community.no-arms` */
  async sha256(idOrSlug: string): Promise<string> {
    const community = await this.communities.find(idOrSlug);
    if (!community) throw communityUnknown();
    if (!community.armsSha256) throw noArms();
    return community.armsSha256;
  }

  async read(sha256: string): Promise<StoredDocument> {
    const found = await this.documents.read(sha256);
    if (!found) throw noArms();
    return found;
  }
}

const noArms = (): AppError =>
  new AppError({
    kind: 'not-found',
    code: 'community.no-arms',
    message: 'This community has no seal or coat of arms here.',
  });
