import { type CeremonyChange, ceremonyEvents } from '../../../ceremony/domain/ceremony-history.js';
import { mail } from '../mail-declaration.js';
import type { MailEvent } from '../mail-case.js';

const to = ['officials', 'clerks', 'staff'] as const;
const changed =
  (kind: CeremonyChange['kind']) =>
  ({ ceremony }: MailEvent) =>
    ceremony?.kind === kind;

/**
 * For whoever no other mail tells that the ceremony was agreed, moved or called off. The last ones of all: every mail about
 * such an event brings the change into the calendar, and what asks for something more comes first.
 */
export const ceremonyMails = [
  mail({ name: 'ceremony-agreed', on: ceremonyEvents, to, link: 'case', receipt: true, when: changed('invited') }),
  mail({ name: 'ceremony-moved', on: ceremonyEvents, to, link: 'case', receipt: true, when: changed('moved') }),
  mail({ name: 'ceremony-cancelled', on: ceremonyEvents, to, link: 'case', receipt: true, when: changed('cancelled') }),
];
