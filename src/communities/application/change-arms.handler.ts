import type { Database, Sql } from '../../platform/database/database.js';
import { cleanPicture } from '../../platform/documents/clean-picture.js';
import type { DocumentStore } from '../../platform/documents/document-store.js';
import { type ActingPerson, mayKeepArms } from '../domain/acting-person.js';
import type { Community } from '../domain/community.js';
import { communityChangedMeanwhile, communityUnknown, notYours } from './community-errors.js';
import type { CommunityStore } from './community-store.js';

export interface ChangeArms {
  readonly communityId: string;
  /** What `keep` gave; null removes the arms. */
  readonly armsSha256: string | null;
  /** The version that the person looked at; without it the newest one is changed. */
  readonly expectedVersion?: number;
  readonly by: ActingPerson;
}

/** A community's seal or coat of arms, which its own clerk or staff change. */
export class ChangeArmsHandler {
  constructor(
    private readonly communities: CommunityStore,
    private readonly documents: DocumentStore,
    private readonly database: Database,
  ) {}

  /**
   * Draws a picture anew and keeps it, before and outside of any transaction. Gives its SHA-256. It isn't noted as an upload
   * of the person: those may be put forward as papers of a case, which are PDFs.
   * @throws PictureRefused, AppError `community.not-yours`
   */
  async keep({ communityId, picture, by }: NewArms): Promise<string> {
    if (!mayKeepArms(by, communityId)) throw notYours();
    if (!(await this.communities.find(communityId))) throw communityUnknown();
    const bytes = await cleanPicture(picture);
    const document = { kind: 'arms' as const, mediaType: 'image/png', bytes, pages: null };
    return this.documents.save(document);
  }

  /** The same arms again change nothing, and so leave the version. */
  async execute({ communityId, armsSha256, expectedVersion, by }: ChangeArms, sql: Sql = this.database) {
    if (!mayKeepArms(by, communityId)) throw notYours();
    const before = await this.communities.find(communityId, sql);
    if (!before) throw communityUnknown();
    if (expectedVersion !== undefined && expectedVersion !== before.version) {
      throw communityChangedMeanwhile(before.version);
    }
    if (before.armsSha256 === armsSha256) return before;
    const after: Community = { ...before, armsSha256 };
    if (!(await this.communities.updateArms(after, sql))) throw communityChangedMeanwhile(before.version + 1);
    return { ...after, version: before.version + 1 };
  }
}

interface NewArms {
  readonly communityId: string;
  readonly picture: Buffer;
  readonly by: ActingPerson;
}
