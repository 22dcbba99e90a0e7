import type { MailEvent } from '../mail-case.js';
import { mail } from '../mail-declaration.js';
import type { MailDetail } from '../message-data.js';

/** What the deputy rests on is private to the case: staff and the community's clerks read it there. */
const deputyDetails = ({ private: deputy }: MailEvent<'signature.deputy-named'>): MailDetail[] =>
  deputy
    ? [
        { name: 'deputy', text: `${deputy.name}, ${deputy.office}` },
        { name: 'from', date: deputy.from },
        { name: 'until', date: deputy.until },
      ]
    : [];

/** Who may sign for a community, and who of its board has. */
export const officeMailsOfEvents = [
  mail({
    name: 'deputy-named',
    on: ['signature.deputy-named'],
    to: ['own.clerks', 'staff'],
    link: 'case',
    details: deputyDetails,
    quotes: ({ private: deputy }) => (deputy ? [{ name: 'reason', text: deputy.reason }] : []),
  }),
  mail({
    name: 'member-signed',
    on: ['signature.member-given'],
    to: ['signatory', 'own.clerks'],
    link: 'case',
    receipt: true,
    notWith: ['signature.given'],
    details: ({ data: { side, signature, quorum } }, { procedure }) => [
      { name: 'signatory', text: `${signature.name}, ${signature.office}` },
      { name: 'signed-at', instant: signature.instant, zone: signature.zone },
      { name: 'board', text: `${procedure.boardSignatures?.[side]?.length ?? 1} / ${quorum}` },
    ],
  }),
];
