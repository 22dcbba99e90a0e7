import type { MessagePreview, Preview } from '../../notifications/application/message-preview.js';
import { clockMails } from '../../notifications/domain/clock-mail.js';
import type { MailCase, MailCommunity, Person } from '../../notifications/domain/mail-case.js';
import type { ClockPolicy } from '../../partnerships/domain/clock-policy.js';
import { otherSide } from '../../partnerships/domain/states.js';
import type { ExplainedStep } from '../domain/explained-plan.js';
import type { PreviewedPlan, PreviewRole } from '../domain/clock-preview.js';
import { previewedSide } from '../domain/previewed-wait.js';

/** Whom a preview writes to, and about whom. */
export interface PreviewedPeople {
  /** Who of them is asked about. */
  readonly role: PreviewRole;
  readonly community: MailCommunity;
  /** What the other community is called. */
  readonly partner: string;
  readonly clerk: string;
  readonly official: string;
  readonly contact: string;
  readonly colleague: string;
}

/** What a mail of a made-up case would say. Nothing is kept or sent. */
export class PreviewedMails {
  constructor(private readonly preview: MessagePreview) {}

  /** Null for a step about which nobody is written to. */
  of(step: ExplainedStep, plan: PreviewedPlan, people: PreviewedPeople, policy: ClockPolicy): Preview | null {
    const all = clockMails(step, madeUpCase(plan, people, policy));
    const mail = all.find(({ recipient }) => recipient.as === recipientOf[people.role]) ?? all[0];
    if (!mail) return null;
    const { template, recipient, data } = mail;
    const { language, name: recipientName } = recipient;
    return this.preview.of({ template, language, recipientName, data });
  }
}

const recipientOf = { clerk: 'clerk', official: 'official', invitee: 'contact', staff: 'staff' } as const;

function madeUpCase({ wait, procedure }: PreviewedPlan, people: PreviewedPeople, policy: ClockPolicy): MailCase {
  const own = previewedSide(wait);
  const { community, partner } = people;
  const nobody = { initiator: [], counterpart: [] };
  const contact = { name: people.contact, office: '', mail: 'contact@example.org' };
  return {
    ...{ partnershipId: '', reference: 'P-2026-00000', kind: 'sister', registerNumber: null },
    procedure: procedure.invitation ? { ...procedure, invitation: { generation: 1, contact } } : procedure,
    communities: { ...both(community), [otherSide(own)]: { ...community, name: partner } },
    clerks: { ...nobody, [own]: [person(people.clerk)] },
    officials: { ...nobody, [own]: [person(people.official)] },
    deputies: { ...nobody, [own]: [person(people.official)] },
    staff: [person(people.colleague)],
    policies: [policy],
  };
}

const both = (community: MailCommunity) => ({ initiator: community, counterpart: community });
const person = (name: string): Person => ({ id: '', name, mail: 'somebody@example.org', language: null });
