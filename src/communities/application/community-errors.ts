import { AppError } from '../../platform/errors.js';

export const communityUnknown = (): AppError =>
  new AppError({ kind: 'not-found', code: 'community.not-found', message: 'There is no such community.' });

export const termUnknown = (): AppError =>
  new AppError({ kind: 'not-found', code: 'term.not-found', message: 'There is no such office term.' });

export const memberUnknown = (): AppError =>
  new AppError({ kind: 'not-found', code: 'member.not-found', message: 'Nobody has this role in this community.' });

export const notYours = (): AppError =>
  new AppError({
    kind: 'forbidden',
    code: 'community.not-yours',
    message: 'Only the community’s own clerk or staff can do this.',
  });

export const communityChangedMeanwhile = (version: number): AppError =>
  new AppError({
    kind: 'conflict',
    code: 'community.changed-meanwhile',
    message: 'Somebody changed this community while you were looking at it. Look at it again.',
    params: { version },
  });

const refused = (code: string, message: string, field?: string): AppError =>
  new AppError({
    kind: field ? 'invalid' : 'refused',
    code: field ? 'input.invalid' : code,
    message: field ? 'The input is not valid.' : message,
    errors: field ? [{ code, field, message }] : [],
  });

export const mailIsAClerks = (): AppError =>
  refused(
    'term.mail-is-a-clerks',
    'An official’s address can’t be that of a clerk or organiser of the community.',
    'mail',
  );

export const isAnOfficial = (): AppError =>
  refused(
    'member.is-official',
    'This person holds a community’s highest office, and so can’t be a clerk or organiser.',
    'mail',
  );

export const isOfTheStaff = (): AppError =>
  refused('member.is-staff', 'This address belongs to the programme’s staff. Only staff can add it.', 'mail');

export const otherMail = (): AppError =>
  refused('term.mail-changed', 'This is not the address that is entered now. Look at it again.', 'mail');

export const confirmerIsTied = (): AppError =>
  refused('term.confirmer-tied', 'Somebody who acts for this community can’t confirm its official’s address.');

export const endsBeforeItBegins = (): AppError =>
  refused('term.until-before-from', 'The last day can’t be before the first.', 'until');
