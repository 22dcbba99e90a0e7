import { Inject, Logger, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { CommunityStore } from '../communities/application/community-store.js';
import { CommunitiesModule } from '../communities/communities.module.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { AppError } from '../platform/errors.js';
import { made } from '../platform/made.js';
import { CONFIG, SECRET_KEY } from '../platform/platform.module.js';
import { AuthorityPapers } from './application/authority-papers.js';
import { BringKeyHandler } from './application/bring-key.handler.js';
import { CertificateIssuer } from './application/certificate-issuer.js';
import { DocumentSealer } from './application/document-sealer.js';
import { HeldKeysQuery } from './application/held-keys.query.js';
import { IssuingOffice } from './application/issuing-office.js';
import { KeptSealKeys } from './application/kept-seal-keys.js';
import { RemoveKeyHandler } from './application/remove-key.handler.js';
import { RevocationLists } from './application/revocation-lists.js';
import { RevokeKeyHandler } from './application/revoke-key.handler.js';
import { SealKeyRing } from './application/seal-key-ring.js';
import { SealKeyStore } from './application/seal-key-store.js';
import { SealKeys } from './application/seal-keys.js';
import type { SealSettings } from './application/seal-settings.js';
import { TimeStampAuthority } from './application/time-stamp-authority.js';
import { KeyVault } from './infrastructure/keys/key-vault.js';
import { PostgresSealKeyStore } from './infrastructure/keys/postgres-seal-key-store.js';
import { PdfDocumentSealer } from './infrastructure/pdf/pdf-document-sealer.js';
import { HttpTimeStampAuthority } from './infrastructure/time-stamps/http-time-stamp-authority.js';
import { NoTimeStamps } from './infrastructure/time-stamps/no-time-stamps.js';
import { X509Issuer } from './infrastructure/x509/x509-issuer.js';

const log = new Logger('Sealing');
const SETTINGS = Symbol('SealSettings');

/** The keys that seal and whoever certifies them, the seals themselves, and time stamps. Needs the communities. */
@Module({
  imports: [CommunitiesModule],
  providers: [
    {
      provide: SETTINGS,
      inject: [CONFIG],
      useFactory: ({ baseUrl, registryKey, authorityKey }: Config): SealSettings => ({
        baseUrl,
        registry: registryKey,
        authority: authorityKey,
      }),
    },
    {
      provide: TimeStampAuthority,
      inject: [CONFIG],
      useFactory: ({ tsaUrl }: Config) => (tsaUrl ? new HttpTimeStampAuthority({ url: tsaUrl }) : new NoTimeStamps()),
    },
    made(KeyVault, [SECRET_KEY]),
    made(PostgresSealKeyStore, [Database, KeyVault, SETTINGS], SealKeyStore),
    made(X509Issuer, [], CertificateIssuer),
    made(IssuingOffice, [SealKeyStore, CertificateIssuer, SETTINGS, Clock]),
    made(RevocationLists, [SealKeyStore, CertificateIssuer, Clock]),
    made(SealKeyRing, [SealKeyStore, IssuingOffice, CommunityStore, SETTINGS, Clock]),
    made(KeptSealKeys, [SealKeyRing, SealKeyStore, IssuingOffice, RevocationLists, Clock], SealKeys),
    made(PdfDocumentSealer, [], DocumentSealer),
    made(BringKeyHandler, [SealKeyStore, CommunityStore, Clock]),
    made(RemoveKeyHandler, [SealKeyStore, Clock]),
    made(RevokeKeyHandler, [SealKeyStore, Clock]),
    made(HeldKeysQuery, [SealKeyStore, SealKeyRing]),
    made(AuthorityPapers, [SealKeyStore, IssuingOffice, RevocationLists]),
  ],
  exports: [
    ...[SealKeys, DocumentSealer, TimeStampAuthority],
    ...[BringKeyHandler, RemoveKeyHandler, RevokeKeyHandler, HeldKeysQuery, AuthorityPapers],
  ],
})
export class SealingModule implements OnApplicationBootstrap {
  constructor(@Inject(SealKeyRing) private readonly ring: SealKeyRing) {}

  /**
   * The authority and the registry's certificate are there from the first start, not from the first seal. Where there are
   * no keys to seal with, everything else still works: agreements wait, and staff see why.
   */
  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.ring.registry();
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== 'unavailable') throw error;
      log.warn(error.message);
    }
  }
}
