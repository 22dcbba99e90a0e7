import type { Answer } from './answer.js';
import { type CastMember, cast } from './cast.js';
import { DemoFailed } from './demo-failed.js';
import { HttpSession } from './http-session.js';
import type { DemoMail, Mailbox } from './mailbox.js';
import { PartnershipApi } from './partnership-api.js';

const keysPage = '/account/api-keys';
const keyLabel = 'npm run demo';

/** One of the cast, with a browser and, once made, a key for the API. */
export class DemoUser {
  readonly mail: string;
  readonly session: HttpSession;
  private made: PartnershipApi | undefined;

  constructor(
    who: CastMember,
    baseUrl: string,
    private readonly mailbox: Mailbox,
  ) {
    this.mail = cast[who].mail;
    this.session = new HttpSession(baseUrl);
  }

  get api(): PartnershipApi {
    if (!this.made) throw new DemoFailed(`${this.mail} has no key for the API yet.`);
    return this.made;
  }

  /** Asks for a mail and opens the link in it. */
  async signInByLink(): Promise<void> {
    const mail = await this.mailbox.bringing('a link to sign in', this.mail, () => this.askForMail());
    await this.openLink('/sign-in/link/', mail);
  }

  /** Asks for a mail and types the code from it. */
  async signInByCode(): Promise<void> {
    const { code } = await this.mailbox.bringing('a code to sign in', this.mail, () => this.askForMail());
    await this.session.send('/sign-in/check-your-mail', { code: code ?? '' });
  }

  /** Opens the link of a mail and presses the button on it, which signs its owner in; the page it leads to. */
  async openLink(path: LinkPath, { links }: DemoMail): Promise<Answer> {
    const link = links.find((each) => leadsTo(path, each));
    if (!link) throw new DemoFailed(`The mail has no link to ${path}…; it has ${links.length} others.`);
    await this.session.open(link);
    return this.session.send(new URL(link).pathname);
  }

  /** Opens the link of the newest mail that has such a one. */
  async openMailedLink(path: LinkPath): Promise<DemoMail> {
    const has = ({ links }: DemoMail) => links.some((link) => leadsTo(path, link));
    const mail = await this.mailbox.waitFor(`a link to ${path}…`, this.mail, has);
    await this.openLink(path, mail);
    return mail;
  }

  async makeKey(): Promise<void> {
    await this.session.open(keysPage);
    const { text } = await this.session.send(keysPage, { label: keyLabel });
    const key = /<code[^>]*>(ent_[\w-]+)<\/code>/.exec(text)?.[1];
    if (!key) throw new DemoFailed(`The page ${keysPage} showed ${this.mail} no new key.`);
    this.made = new PartnershipApi(this.session, key);
  }

  /** Where the service goes on living, the demo leaves no key behind. */
  async giveKeyBack(): Promise<void> {
    await this.made?.revokeKeys(keyLabel);
    this.made = undefined;
  }

  private async askForMail(): Promise<void> {
    await this.session.open('/sign-in');
    await this.session.send('/sign-in', { mail: this.mail });
  }
}

type LinkPath = '/sign-in/link/' | '/invitations/' | '/sign/';

const leadsTo = (path: LinkPath, link: string): boolean => new URL(link).pathname.startsWith(path);
