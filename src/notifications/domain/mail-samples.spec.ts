import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { mailSamples } from './mail-samples.js';

const file = new URL('../../../templates/locales/en/notifications.json', import.meta.url);
type Texts = { [key: string]: string | Texts };
const { mails } = JSON.parse(readFileSync(file, 'utf8')) as { mails: Texts };

/** Names of all that has a subject, `reminder.signing` for one below another. */
const templatesIn = (texts: Texts, above = ''): string[] =>
  Object.entries(texts).flatMap(([name, below]) => {
    if (typeof below === 'string') return [];
    return typeof below.subject === 'string' ? [`${above}${name}`] : templatesIn(below, `${above}${name}.`);
  });

it('every mail that has words has a sample, and none is left over', () => {
  expect(mailSamples.map(({ template }) => template).sort()).toEqual(templatesIn(mails).sort());
});
