import { Module } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { PublicRegister } from './application/public-register.js';
import { PostgresPublicRegister } from './infrastructure/postgres-public-register.js';

/** What the public may read of recognised partnerships. */
@Module({
  providers: [
    {
      provide: PublicRegister,
      inject: [Database],
      useFactory: (database: Database) => new PostgresPublicRegister(database),
    },
  ],
  exports: [PublicRegister],
})
export class RegisterModule {}
