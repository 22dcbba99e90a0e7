import { Module } from '@nestjs/common';
import { RegisterModule } from '../../register/register.module.js';
import { HomeController } from './home.controller.js';

/** The start page and what is said about the service. For web processes. */
@Module({ imports: [RegisterModule], controllers: [HomeController] })
export class HomeWebModule {}
