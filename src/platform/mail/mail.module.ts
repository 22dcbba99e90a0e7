import { Global, Inject, Module } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import type { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { CONFIG } from '../platform.module.js';
import { CaughtMailTransport } from './caught-mail-transport.js';
import { MailTransport } from './mail-transport.js';
import { SmtpMailTransport } from './smtp-mail-transport.js';

export function transportFor(
  config: Pick<Config, 'catchMail' | 'smtpUrl'> & Partial<Pick<Config, 'mailConnections' | 'mailRate' | 'dkim'>>,
  database: Database,
  clock: Clock,
): MailTransport {
  const { smtpUrl: url, mailConnections: connections = 10, mailRate: rate, dkim } = config;
  if (url !== undefined) return new SmtpMailTransport({ url, connections, rate, dkim });
  if (config.catchMail) return new CaughtMailTransport(database, clock);
  throw new Error('Without SMTP_URL mail is caught only on the embedded PostgreSQL and on this machine. Set SMTP_URL.');
}

/** For workers: whoever sends mail. */
@Global()
@Module({
  providers: [{ provide: MailTransport, inject: [CONFIG, Database, Clock], useFactory: transportFor }],
  exports: [MailTransport],
})
export class MailModule {
  constructor(@Inject(MailTransport) private readonly transport: MailTransport) {}

  async onApplicationShutdown(): Promise<void> {
    await this.transport.close();
  }
}
