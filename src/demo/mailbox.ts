import type { HttpSession } from './http-session.js';
import { until } from './until.js';

export interface DemoMail {
  readonly id: string;
  readonly messageId: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly at: string;
  readonly text: string;
  readonly links: readonly string[];
  readonly code: string | null;
}

/** Mail that the service caught, as its own page shows it. Only mail that came after the demo began counts. */
export class Mailbox {
  private readonly earlier = new Set<string>();

  constructor(private readonly session: HttpSession) {}

  /** Whatever is there for these addresses now is somebody else's. */
  async forgetWhatIsThere(addresses: readonly string[]): Promise<void> {
    for (const address of addresses) for (const { id } of await this.all(address)) this.earlier.add(id);
  }

  /** Newest first. */
  async list(address: string): Promise<DemoMail[]> {
    return (await this.all(address)).filter(({ id }) => !this.earlier.has(id));
  }

  /** The newest mail to this address that is such a one. */
  waitFor(what: string, address: string, isIt: (mail: DemoMail) => boolean): Promise<DemoMail> {
    const look = async () => (await this.list(address)).find(isIt) ?? null;
    return until(`The mail with ${what} to ${address}`, look);
  }

  /** Does something that brings a mail with a code, and takes that one, not an earlier one. */
  async bringing(what: string, address: string, act: () => Promise<unknown>): Promise<DemoMail> {
    const before = new Set((await this.list(address)).map(({ id }) => id));
    await act();
    return this.waitFor(what, address, (mail) => !before.has(mail.id) && mail.code !== null);
  }

  async raw(id: string): Promise<Buffer> {
    return (await this.session.fetch(`/mailbox/${id}/raw`)).bytes;
  }

  private async all(address: string): Promise<DemoMail[]> {
    const { text } = await this.session.fetch(`/mailbox.json?to=${encodeURIComponent(address)}`);
    return JSON.parse(text) as DemoMail[];
  }
}
