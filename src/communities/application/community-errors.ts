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

export const instrumentUnknown = (): AppError =>
  new AppError({
    kind: 'invalid',
    code: 'input.invalid',
    message: 'The input is not valid.',
    errors: [{ code: 'document.unknown', field: 'instrumentSha256', message: 'Upload this document first.' }],
  });

export const otherInstrument = (): AppError =>
  refused(
    'term.instrument-changed',
    'This is not the instrument that is entered now. Read it again before you confirm it.',
    'instrumentSha256',
  );

export const noInstrument = (): AppError =>
  refused('term.no-instrument', 'No instrument was entered for this delegate. Enter the delegate anew with one.');

export const otherQuorum = (): AppError =>
  refused('term.quorum-changed', 'This is not the quorum that is entered now. Look at it again.', 'quorum');

export const notOfABoard = (): AppError => refused('term.not-of-a-board', 'Only a board has a quorum.', 'quorum');

export const boardIsSigning = (): AppError =>
  refused(
    'term.board-is-signing',
    'Members of this board have signed a text that waits for the others. Its quorum can change once the board has signed or the text is opened again.',
    'quorum',
  );

export const beyondInstrument = (until: string): AppError =>
  refused(
    'term.beyond-instrument',
    `The instrument ends on ${until}. Enter the delegate anew with another one.`,
    'until',
  );
