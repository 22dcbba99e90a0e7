import type { Readable } from 'node:stream';
import { type Verdict, verdictOf } from '../domain/verdict.js';
import type { DocumentInspector } from './document-inspector.js';
import type { OwnAuthorities } from './own-authorities.js';
import type { SealedRegister } from './sealed-register.js';

/** Answers anybody who has a file: is it ours, whole, unaltered, and what does it stand for. Nothing of it is kept. */
export class VerifyDocument {
  constructor(
    private readonly inspector: DocumentInspector,
    private readonly authorities: OwnAuthorities,
    private readonly register: SealedRegister,
  ) {}

  async execute(file: Readable): Promise<Verdict> {
    const trusted = await this.authorities.trusted();
    const inspection = await this.inspector.inspect(file, trusted);
    const register = await this.register.know(inspection.sha256, inspection.manifest?.reference ?? null);
    return verdictOf(inspection, { trust: trusted.ownAuthority ? 'own-authority' : 'named', register });
  }
}
