import { Logger, Module } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { made } from '../platform/made.js';
import { PublicRegister } from '../register/application/public-register.js';
import { RegisterModule } from '../register/register.module.js';
import { AuthorityPapers } from '../sealing/application/authority-papers.js';
import { SealingModule } from '../sealing/sealing.module.js';
import { DocumentInspector } from './application/document-inspector.js';
import { OwnAuthorities } from './application/own-authorities.js';
import { SealedRegister } from './application/sealed-register.js';
import { VerifyDocument } from './application/verify-document.js';
import { DirectInspector } from './infrastructure/direct-inspector.js';
import { GuardedInspector } from './infrastructure/guarded-inspector.js';
import { PostgresSealedRegister } from './infrastructure/postgres-sealed-register.js';
import { SealKeyAuthorities } from './infrastructure/seal-key-authorities.js';

const log = new Logger('Verification');

/** Whether a file is ours, whole and unaltered. `DirectInspector` is for files that we made ourselves a moment ago. */
@Module({
  imports: [RegisterModule, SealingModule],
  providers: [
    {
      provide: DocumentInspector,
      useFactory: () => new GuardedInspector({ onFault: (fault) => log.error(fault) }),
    },
    DirectInspector,
    made(PostgresSealedRegister, [Database, PublicRegister], SealedRegister),
    made(SealKeyAuthorities, [AuthorityPapers], OwnAuthorities),
    made(VerifyDocument, [DocumentInspector, OwnAuthorities, SealedRegister]),
  ],
  exports: [DocumentInspector, DirectInspector, OwnAuthorities, VerifyDocument],
})
export class VerificationModule {}
