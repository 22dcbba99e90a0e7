import { pino } from 'pino';

/** Where the web platform writes; a feature or a test may provide another. */
export abstract class WebLog {
  abstract warn(facts: object, message: string): void;
  abstract error(facts: object, message: string): void;
}

export class PinoWebLog extends WebLog {
  private readonly log = pino({ name: 'web', level: process.env.LOG_LEVEL ?? 'info' });

  warn(facts: object, message: string): void {
    this.log.warn(facts, message);
  }

  error(facts: object, message: string): void {
    this.log.error(facts, message);
  }
}
