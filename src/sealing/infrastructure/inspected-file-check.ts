import canonicalize from 'canonicalize';
import type { DocumentInspector } from '../../verification/application/document-inspector.js';
import type { OwnAuthorities } from '../../verification/application/own-authorities.js';
import { type Verdict, verdictOf } from '../../verification/domain/verdict.js';
import { SealedFileCheck } from '../application/sealed-file-check.js';
import type { SealManifest } from '../domain/seal-manifest.js';

/** Asks the same inspector that answers the public, by the file's bytes alone. */
export class InspectedFileCheck extends SealedFileCheck {
  constructor(
    private readonly inspector: DocumentInspector,
    private readonly authorities: OwnAuthorities,
  ) {
    super();
  }

  async problemsOf(pdf: Buffer, expected: SealManifest): Promise<string[]> {
    const trusted = await this.authorities.trusted();
    const inspection = await this.inspector.inspect(pdf, trusted);
    const trust = trusted.ownAuthority ? 'own-authority' : 'named';
    const verdict = verdictOf(inspection, { trust, register: null });
    const found = inspection.manifest;
    const asListed = found !== null && canonicalize(found) === canonicalize(expected);
    return [...reasonsOf(verdict), ...(asListed ? [] : ['its list of seals is not the one that it was given'])];
  }
}

const reasonsOf = ({ reasons, outcome }: Verdict): string[] => {
  const said = reasons.map(({ code, params }) => `${code} ${JSON.stringify(params)}`);
  return outcome === 'accepted' || said.length > 0 ? said : [`its verdict is ${outcome}`];
};
