import { Module } from '@nestjs/common';
import { VerificationModule } from '../verification.module.js';
import { VerifyFileController } from './verify-file.controller.js';

/** The public page that takes a file. For web processes. */
@Module({ imports: [VerificationModule], controllers: [VerifyFileController] })
export class VerificationWebModule {}
