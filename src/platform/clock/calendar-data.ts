import { createRequire } from 'node:module';

const { version } = createRequire(import.meta.url)('date-holidays/package.json') as { version: string };
const { cldr = '', tz = '' } = process.versions;

/** By what `calendarOf` counts: holidays come with a package, weekends and time zones with the runtime. */
export const calendarData = `date-holidays ${version}, CLDR ${cldr}, tz ${tz}`;
