import { mail } from '../mail-declaration.js';
import { given } from './details.js';

/** What comes after both signatures, and how else a case can end or rest. */
export const endingMails = [
  mail({
    name: 'signed',
    on: ['agreement.sealed'],
    to: ['clerks', 'officials'],
    link: 'case',
    attaches: ({ data: { copies } }, { reference }, side) => [
      { sha256: copies[side], fileName: `${reference}-sealed-${side}.pdf` },
    ],
  }),
  mail({ name: 'recognition-needed', on: ['agreement.sealed'], to: ['staff'], link: 'case' }),
  mail({
    name: 'recognised',
    on: ['partnership.recognised'],
    to: ['clerks', 'officials', 'staff'],
    link: 'proof',
    details: ({ data }) => [
      { name: 'number', text: data.number },
      { name: 'affiliation', date: data.affiliationDate },
    ],
  }),
  mail({
    name: 'recognition-refused',
    on: ['partnership.recognition-refused'],
    to: ['clerks', 'officials'],
    link: 'case',
    quotes: given('reason'),
  }),
  mail({
    name: 'withdrawn',
    on: ['partnership.withdrawn'],
    to: ['other.clerks', 'own.clerks', 'contact', 'staff'],
    link: 'case',
    quotes: given('reason'),
  }),
  mail({
    name: 'barred',
    on: ['partnership.barred'],
    to: ['clerks', 'contact'],
    link: 'case',
    details: ({ data }) => [{ name: 'citation', text: data.citation }],
    quotes: given('reason'),
  }),
  mail({
    name: 'held',
    on: ['partnership.held'],
    to: ['clerks'],
    link: 'case',
    informative: true,
    details: ({ data }) => (data.until ? [{ name: 'until', date: data.until }] : []),
  }),
  mail({ name: 'released', on: ['partnership.released'], to: ['clerks'], link: 'case' }),
  mail({ name: 'lapsed', on: ['partnership.lapsed'], to: ['clerks', 'contact', 'staff'], link: 'case' }),
  mail({ name: 'revived', on: ['partnership.revived'], to: ['clerks'], link: 'case', quotes: given('reason') }),
  mail({ name: 'message', on: ['case.message-sent'], to: ['addressed'], link: 'case', quotes: given('text') }),
];
