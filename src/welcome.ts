import type { Config } from './platform/config/config.js';
import { sampleMails } from './sample-data/people.js';

/** What a start prints: where to go, and how to sign in as each kind of user. */
export function welcome(config: Config, sample: boolean): string {
  const lines = [
    '',
    `Entente is running at ${config.baseUrl}`,
    ...(config.catchMail ? [`Mail is caught, not sent. Read it at ${config.baseUrl}/mailbox`] : []),
    '',
    ...(sample ? sampleLines(config.baseUrl) : firstAdminLines(config)),
    `The public register: ${config.baseUrl}/register`,
    `The API and a page to try it: ${config.baseUrl}/api/docs`,
    'Stop with Ctrl-C. What was written is kept, also when the machine dies.',
    '',
  ];
  return lines.join('\n');
}

const sampleLines = (baseUrl: string): string[] => [
  `Sign in at ${baseUrl}/sign-in with one of these addresses, then take the link or the code from the mailbox:`,
  `  a city clerk (proposes)       ${sampleMails.clerk('saint-paul')}`,
  `  the other city's clerk        ${sampleMails.clerk('nagasaki')}`,
  `  the highest officials (sign)  ${sampleMails.official('saint-paul')}  ${sampleMails.official('nagasaki')}`,
  `  staff (review)                ${sampleMails.staff}`,
  `  a second staff member         ${sampleMails.secondStaff}`,
  `  an administrator              ${sampleMails.admin}`,
  'Communities are real; people and cases are made up. SAMPLE_DATA=off starts without them.',
];

const firstAdminLines = ({ baseUrl }: Config): string[] => [
  'Make yourself the first administrator:  npm run admin -- add you@example.org',
  `then sign in at ${baseUrl}/sign-in`,
];
