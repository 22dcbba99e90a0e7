import { describe, expect, it } from '@jest/globals';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { readCaughtMail } from './caught-mail-text.js';
import { mimeOf } from './mime.js';

const mail = {
  ...{ from: 'entente@example.org', to: 'mayor@example.org', subject: 'The agreement', messageId: '<1@example.org>' },
  ...{ text: 'See the file.', html: '<p>See the file.</p>', references: [], headers: {} },
};
const read = async (more: object) =>
  readCaughtMail(await new MailComposer(mimeOf({ ...mail, ...more } as never)).compile().build());

describe('a caught mail', () => {
  it('lists what came with it by name and size, whatever script the name is in', async () => {
    const names = ['agreement 1.pdf', `協定書${'長'.repeat(40)}.pdf`];
    const content = Buffer.from('%PDF-1.7 \r\n\u00e9');
    const attachments = names.map((fileName) => ({ fileName, mediaType: 'application/pdf', content }));
    const caught = await read({ attachments });
    expect(caught.attachments).toEqual(names.map((fileName) => ({ fileName, bytes: content.length })));
    expect(caught.text.trim()).toBe('See the file.');
  });

  it('lists its calendar entry once, and nothing where nothing came', async () => {
    const calendar = { method: 'REQUEST', fileName: 'ceremony.ics', content: 'BEGIN:VCALENDAR' };
    expect((await read({ calendar })).attachments).toEqual([{ fileName: 'ceremony.ics', bytes: 15 }]);
    expect((await read({})).attachments).toEqual([]);
  });
});
