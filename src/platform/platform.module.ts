import { type DynamicModule, Inject, Module } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Clock, SystemClock } from './clock/clock.js';
import type { Config } from './config/config.js';
import { Database } from './database/database.js';

/** Token of the checked environment: `@Inject(CONFIG) config: Config`. */
export const CONFIG = Symbol('Config');
/** Token of the key that links and codes are derived from: `@Inject(SECRET_KEY) key: string`. */
export const SECRET_KEY = Symbol('SecretKey');

export interface PlatformOptions {
  config: Config;
  secretKey: string;
  dataSource: DataSource;
  /** Tests and the simulated year bring their own. */
  clock?: Clock;
}

/** What every feature may use without importing it: configuration, database, clock. */
@Module({})
export class PlatformModule {
  constructor(@Inject(Database) private readonly database: Database) {}

  static forRoot({ config, secretKey, dataSource, clock = new SystemClock() }: PlatformOptions): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: SECRET_KEY, useValue: secretKey },
      { provide: Clock, useValue: clock },
      { provide: Database, useValue: new Database(dataSource) },
    ];
    return { module: PlatformModule, global: true, providers, exports: [CONFIG, SECRET_KEY, Clock, Database] };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.database.dataSource.isInitialized) await this.database.dataSource.destroy();
  }
}
