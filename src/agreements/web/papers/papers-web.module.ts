import { Module } from '@nestjs/common';
import { PapersModule } from '../../papers.module.js';
import { WordingModule } from '../../wording.module.js';
import { CertificateController } from './certificate.controller.js';
import { PapersController } from './papers.controller.js';

/** The pages of the papers beside the agreement. For web processes. */
@Module({ imports: [PapersModule, WordingModule], controllers: [PapersController, CertificateController] })
export class PapersWebModule {}
