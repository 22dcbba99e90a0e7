import type { PartnershipStore } from '../../../partnerships/application/partnership-store.js';
import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import type { Clock } from '../../../platform/clock/clock.js';
import type { StoredDocument } from '../../../platform/documents/document-store.js';
import { AppError } from '../../../platform/errors.js';
import type { PublicRegister } from '../../../register/application/public-register.js';
import { documentNumber } from '../../../register/domain/verification.js';
import type { PapersOfCase } from './papers-of-case.js';

/** Certificates of what stands on the public register, for anybody. */
export class PublicCertificates {
  constructor(
    private readonly register: PublicRegister,
    private readonly store: PartnershipStore,
    private readonly papers: PapersOfCase,
    private readonly clock: Clock,
  ) {}

  /**
   * By the number on the register, however it is typed. @throws AppError `register.unknown-number`, or `paper.not-found` for
   * a language that isn't one of the agreement's
   */
  async read(typed: string, language?: AgreementLanguage): Promise<{ number: string; document: StoredDocument }> {
    const number = documentNumber(typed);
    const entry = number?.startsWith('E') ? await this.register.entry(number) : null;
    const loaded = entry ? await this.store.load(entry.reference, { kind: 'service' }, this.clock.now()) : null;
    if (!entry || !loaded) throw numberUnknown();
    return { number: entry.number, document: await this.papers.certificate(loaded, language) };
  }
}

const numberUnknown = (): AppError =>
  new AppError({
    kind: 'not-found',
    code: 'register.unknown-number',
    message: 'Nothing on the register has this number.',
  });
