import { Module } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { made } from '../platform/made.js';
import { PublicRegister } from './application/public-register.js';
import { RegisterNewsQuery } from './application/register-news.query.js';
import { PostgresPublicRegister } from './infrastructure/postgres-public-register.js';
import { PostgresRegisterNews } from './infrastructure/postgres-register-news.js';

/** What the public may read of recognised partnerships. */
@Module({
  providers: [
    {
      provide: PublicRegister,
      inject: [Database],
      useFactory: (database: Database) => new PostgresPublicRegister(database),
    },
    made(PostgresRegisterNews, [Database], RegisterNewsQuery),
  ],
  exports: [PublicRegister, RegisterNewsQuery],
})
export class RegisterModule {}
