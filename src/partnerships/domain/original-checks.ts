/** What whoever compares a scan with the text has looked at, beside what a machine can read. */
export const originalChecks = ['pages', 'signatures', 'names', 'dateAndPlace'] as const;

/** Asked for where the codes don't vouch for every page: those pages were compared by eye. */
export const differencesCheck = 'differences';

export const allOriginalChecks = [...originalChecks, differencesCheck] as const;
export type OriginalCheck = (typeof allOriginalChecks)[number];
