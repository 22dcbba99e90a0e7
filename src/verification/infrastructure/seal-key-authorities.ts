import type { AuthorityPapers } from '../../sealing/application/authority-papers.js';
import { OwnAuthorities } from '../application/own-authorities.js';

/** The authority that issues for this service, and above whatever key the registry has brought itself. */
export class SealKeyAuthorities extends OwnAuthorities {
  constructor(private readonly papers: Pick<AuthorityPapers, 'trusted'>) {
    super();
  }

  trusted() {
    return this.papers.trusted();
  }
}
