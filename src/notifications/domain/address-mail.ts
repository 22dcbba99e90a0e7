import { isLanguage, sourceLanguage, spokenLanguage } from '../../platform/languages.js';
import type { MailDetail, MessageData } from './message-data.js';
import type { PauseReason } from './pause-reason.js';
import type { Recipient } from './recipients.js';

/** An address that isn't written to any more, with what the mail that showed it was about. */
export interface FailedAddress {
  readonly mail: string;
  readonly holder: string;
  readonly because: PauseReason;
  /** What the mail server said. */
  readonly detail: string | null;
  /** Null where no case is concerned. */
  readonly partnershipId: string | null;
  readonly reference: string | null;
  readonly initiator: string | null;
  readonly counterpart: string | null;
}

/** Somebody who can put it right. */
export interface AddressWitness {
  readonly id: string;
  readonly name: string;
  readonly mail: string;
  readonly language: string | null;
  readonly role: 'clerk' | 'staff';
  /** Of a clerk. */
  readonly community: string | null;
  readonly communityId: string | null;
  readonly zone: string;
  readonly languages: readonly string[];
}

export interface AddressMail {
  readonly template: 'address-failed';
  readonly recipient: Recipient;
  readonly data: MessageData;
}

export const addressFailedMails = (failed: FailedAddress, witnesses: readonly AddressWitness[]): AddressMail[] =>
  witnesses.map((witness) => {
    const { id, name, mail, role, community, communityId, zone } = witness;
    const path =
      role === 'clerk' ? `/communities/${communityId}` : `/staff/addresses?find=${encodeURIComponent(failed.mail)}`;
    return {
      template: 'address-failed',
      recipient: { personId: id, name, mail, language: languageOf(witness), as: role, side: null },
      data: {
        link: { path },
        why: role,
        ...(role === 'clerk' && communityId ? { communityId } : {}),
        zone,
        params: {
          ...casePart(failed),
          recipient: name,
          holder: failed.holder,
          ...(community ? { own: community } : {}),
        },
        terms: {},
        details: detailsOf(failed),
        quotes: [],
      },
    };
  });

const languageOf = ({ language, languages }: AddressWitness) =>
  isLanguage(language) ? language : (spokenLanguage(languages) ?? sourceLanguage);

const casePart = ({ reference, initiator, counterpart }: FailedAddress): Record<string, string> =>
  reference && initiator && counterpart ? { reference, initiator, counterpart } : {};

/** What the mail server says is for those who know of mail; it is cut to a line. */
function detailsOf({ holder, mail, because, detail }: FailedAddress): MailDetail[] {
  const answer = because === 'bounced' && detail ? [{ name: 'server-answer', text: detail.slice(0, 200) }] : [];
  return [
    { name: 'holder', text: holder },
    { name: 'address', text: mail },
    { name: 'address-problem', term: `address-problems.${because}` },
    ...answer,
  ];
}
