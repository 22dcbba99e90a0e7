import { createHash } from 'node:crypto';
import type { BounceReport } from '../../domain/bounce.js';
import type { MailTokens } from '../../domain/mail-tokens.js';
import type { BounceReader } from './bounce-reader.js';
import type { RecordBounce, ReportedBounce } from './record-bounce.js';

/** A raw mail that came to where mail comes back to. */
export class TakeBounceMail {
  constructor(
    private readonly reader: BounceReader,
    private readonly tokens: MailTokens,
    private readonly record: RecordBounce,
  ) {}

  /** True where it was a report about a mail of ours; all that it says is stored then. */
  async execute(raw: Buffer, source: ReportedBounce['source']): Promise<boolean> {
    const report = await this.reader.read(raw);
    if (!report) return false;
    const hash = createHash('sha256').update(raw).digest('hex');
    let known = false;
    for (const [index, { kind, mail, status, detail }] of report.bounces.entries()) {
      const about = this.aboutOf(report, mail);
      if (!about) continue;
      const externalId = `dsn:${hash}:${index}`;
      known = (await this.record.execute({ externalId, source, about, kind, status, detail })) || known;
    }
    return known;
  }

  /**
   * The return path, which nobody else can write, or else the Message-ID: that goes on in every answer and every mail that
   * is passed on, so it counts only together with the address that the mail went to.
   */
  private aboutOf({ sentTo, about }: BounceReport, mail: string): ReportedBounce['about'] | null {
    for (const address of sentTo) {
      const id = this.tokens.messageOfReturnPath(address);
      if (id) return { id };
    }
    return about ? { messageId: about, mail } : null;
  }
}
