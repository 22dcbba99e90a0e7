import type { ActionLinks } from '../../accounts/application/action-links.js';
import type { People } from '../../accounts/application/people.js';
import type { ActionPurpose } from '../../accounts/domain/link.js';
import { signatureLinkDays } from '../../partnerships/domain/clocks.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';
import { lapseOf } from '../domain/case-clock.js';
import type { MailCase } from '../domain/mail-case.js';
import type { LinkKind } from '../domain/mail-declaration.js';
import type { MailLink } from '../domain/message-data.js';
import type { Recipient } from '../domain/recipients.js';

const day = 86_400_000;
/** Beyond the last day of the case, for time spent on hold; then a reminder makes a new link. */
const spare = 14;
const withoutEnd = 120;

const liveSql = `
select id from sign_in_link
where partnership_id = $1 and purpose = $2 and person_id = $3 and generation = $4 and spent_at is null and revoked_at is null
  and expires_at > $5::timestamptz + interval '1 day'
order by created_at desc limit 1`;

/** Makes the address of a mail's button: a page for people who sign in, a link of their own for those who don't. */
export class RecipientLinks {
  constructor(
    private readonly links: ActionLinks,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  async linkFor(kind: LinkKind, recipient: Recipient, about: MailCase, sql: Sql): Promise<MailLink> {
    if (kind === 'proof' && about.registerNumber) return { path: `/verify/${about.registerNumber}` };
    if (kind === 'case' || kind === 'proof') return { path: `/partnerships/${about.reference}` };
    const stopped = kind === 'signature' && recipient.side && about.procedure.linksStopped?.[recipient.side];
    if (stopped) return { path: `/partnerships/${about.reference}/sign` };
    return this.ownLink(kind, recipient, about, sql);
  }

  /** Links of the purposes are dead from now on. */
  async kill(purposes: readonly ActionPurpose[], partnershipId: string, sql: Sql): Promise<void> {
    for (const purpose of purposes) await this.links.revokeAll(purpose, partnershipId, sql);
  }

  /** The link that this person has already, or a new one: a second mail doesn't kill the button of the first. */
  private async ownLink(purpose: ActionPurpose, recipient: Recipient, about: MailCase, sql: Sql): Promise<MailLink> {
    const { partnershipId, procedure } = about;
    const personId = recipient.personId ?? (await this.people.findOrCreate(recipient, sql)).id;
    await this.people.speakTo(personId, recipient.language, sql);
    const invited = procedure.invitation?.generation ?? 1;
    const generation = purpose === 'invitation' ? invited : (procedure.frozen?.revision ?? 1);
    const now = this.clock.now();
    const [live] = await sql.query<{ id: string }>(liveSql, [partnershipId, purpose, personId, generation, now]);
    if (live) return { linkId: live.id, purpose };
    const link = { purpose, personId, partnershipId, generation, days: daysFor(purpose, about, now) };
    return { linkId: (await this.links.create(link, sql)).id, purpose };
  }
}

/** A link to sign is made when it is its owner's turn, and counts from then. */
function daysFor(purpose: ActionPurpose, about: MailCase, now: Date): number {
  return purpose === 'signature' ? signatureLinkDays : daysLeft(about, now);
}

function daysLeft(about: MailCase, now: Date): number {
  const lapse = lapseOf(about);
  return lapse ? Math.max(1, Math.ceil((Date.parse(lapse) - now.getTime()) / day)) + spare : withoutEnd;
}
