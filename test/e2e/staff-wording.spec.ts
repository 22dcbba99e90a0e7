import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agreementLanguages } from '../../src/partnerships/domain/text-input.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { ApiCaller, listOf } from '../support/api-caller.js';
import { PagesWorld } from '../support/pages-world.js';
import { textOf, Visitor } from '../support/visitor.js';

const draft = '/staff/wording/draft';

describe('the wording of agreements, for staff', () => {
  let world: PagesWorld;
  let staff: Visitor;
  let second: Visitor;

  beforeAll(async () => {
    world = await PagesWorld.open();
    staff = await Visitor.as(world, sampleMails.staff);
    second = await Visitor.as(world, sampleMails.secondStaff);
  }, 60_000);
  afterAll(() => world?.close());

  const textAt = async (path: string, who = staff) => textOf((await who.get(path)).text);

  it('begins with the version that ships, its translations marked as not checked', async () => {
    const text = await textAt('/staff/wording');
    expect(text).toMatch(/Version 2 Newest Came with Entente 11 languages/);
    expect(text).toMatch(/English Original wording/);
    expect(text).toContain('Version 1 was the wording of the first release');
    expect(text).toMatch(/Thai Not checked by a native reader Record a check/);
  });

  it('is read clause by clause beside English, each in its own direction', async () => {
    const { text } = await staff.get('/staff/wording/2?language=ar');
    expect(text).toContain('<p class="entente-wording__text" lang="ar" dir="rtl">');
    expect(text).toContain('<p class="entente-wording__text" lang="en" dir="ltr">');
    expect(text).toContain('<bdi class="entente-field" dir="ltr" translate="no">{first.name}</bdi>');
    expect(textOf(text)).toMatch(/Arabic: Not checked by a native reader Record a check/);
    for (const language of agreementLanguages)
      expect((await staff.get(`/staff/wording/2?language=${language}`)).status).toBe(200);
  });

  it('remembers a native reader, and forgets one that was recorded by mistake', async () => {
    const check = '/staff/wording/2/languages/ko/check';
    const toRead = await staff.get(check);
    expect(textOf(toRead.text)).toMatch(
      /every clause of version 2 in Korean[\s\S]*all other words that documents and papers/,
    );
    expect(toRead.text).toContain('<bdi lang="ko" dir="ltr">의향서</bdi>');
    const changed = await staff.post(check, { checkedBy: 'Minjun Example', shownPack: '0'.repeat(64) });
    expect([changed.status, textOf(changed.text)]).toEqual([409, expect.stringContaining('A new release changed')]);
    const blank = await staff.post(check, { checkedBy: ' ' });
    expect([blank.status, textOf(blank.text)]).toEqual([
      422,
      expect.stringContaining('Enter an answer for “Name of the'),
    ]);
    expect((await staff.post(check, { checkedBy: 'Minjun <Example>' })).headers.location).toBe(
      '/staff/wording/2?language=ko',
    );
    expect((await staff.get('/staff/wording')).text).toContain('<bdi>Minjun &lt;Example&gt;</bdi>');
    const read = '/staff/wording/2?language=ko';
    expect((await staff.post('/staff/wording/2/languages/ko/take-back', {}, read)).status).toBe(303);
    expect(await textAt(read)).toContain('Korean: Not checked by a native reader');
    expect((await staff.post('/staff/wording/2/languages/ko/take-back', {}, read)).status).toBe(404);
    expect((await staff.post('/staff/wording/2/languages/en/check', { checkedBy: 'X' })).status).toBe(409);
  });

  it('keeps what is typed in a draft, also when it isn’t right yet', async () => {
    const clause = `${draft}/clauses/law`;
    const page = `${clause}?language=ja`;
    const saved = await staff.post(
      clause,
      {
        language: 'ja',
        'clauses.ja.heading': '準拠法',
        'clauses.ja.text': 'それぞれの法による。{mayor}',
      },
      page,
    );
    expect([saved.status, saved.headers.location]).toEqual([303, page]);
    const { text } = await staff.get(page);
    expect(text).toContain('lang="ja" dir="ltr">それぞれの法による。{mayor}</textarea>');
    expect(textOf(text)).toContain('Japanese: There is no field {mayor}');
    expect(await textAt(draft)).toMatch(/One thing has to be mended[\s\S]*1 to mend Changed: Japanese/);
    expect(await textAt('/staff/wording')).toContain('You are drafting version 3');
    expect(await textAt('/staff/wording', second)).toMatch(/is drafting version 3, too/);
  });

  it('refuses what is too long and shows it again', async () => {
    const clause = `${draft}/clauses/law`;
    const heading = 'x'.repeat(201);
    const refused = await staff.post(
      clause,
      { language: 'ja', 'clauses.ja.heading': heading, 'clauses.ja.text': 'Kept' },
      `${clause}?language=ja`,
    );
    expect([refused.status, textOf(refused.text)]).toEqual([
      422,
      expect.stringContaining('must be 200 characters or fewer'),
    ]);
    expect(refused.text).toContain(`value="${heading}"`);
    expect(refused.text).toContain('>Kept</textarea>');
  });

  it('tells somebody who saved in another window, and shows what they typed', async () => {
    const clause = `${draft}/clauses/law`;
    const fields = {
      language: 'ja',
      version: '0',
      'clauses.ja.heading': '法',
      'clauses.ja.text': 'Typed in the other window',
    };
    const refused = await staff.post(clause, fields, `${clause}?language=ja`);
    expect([refused.status, refused.text]).toEqual([
      409,
      expect.stringContaining('>Typed in the other window</textarea>'),
    ]);
    expect(textOf(refused.text)).toContain('in another window meanwhile');
    expect((await staff.get(`${clause}?language=ja`)).text).toContain('{mayor}</textarea>');
  });

  it('publishes only what is complete, with a reason, and shows every change before', async () => {
    const publish = `${draft}/publish`;
    expect((await staff.post(publish, { note: 'Early' })).status).toBe(422);
    expect(await textAt(publish)).toMatch(/Law , Japanese : There is no field \{mayor\}/);
    const clause = `${draft}/clauses/law`;
    const right = { language: 'ja', 'clauses.ja.heading': '準拠法', 'clauses.ja.text': 'それぞれの法による。' };
    await staff.post(clause, right, `${clause}?language=ja`);
    const { text } = await staff.get(publish);
    expect(text).toContain('<ins>');
    const blank = await staff.post(publish, { note: '' });
    expect([blank.status, textOf(blank.text)]).toEqual([422, expect.stringContaining('Enter an answer for “Why”')]);
    const done = await staff.post(publish, { note: 'Clearer in Japanese' });
    expect([done.status, done.headers.location]).toEqual([303, '/staff/wording/3']);
    expect(await textAt('/staff/wording')).toMatch(
      /Version 3 Newest [\s\S]* Clearer in Japanese One wording: Law in Japanese Compare/,
    );
    expect(await textAt('/staff/wording/3/changes')).toContain('Version 3 compared with version 2');
    expect((await staff.get('/staff/wording/2?language=ja')).text).not.toContain('それぞれの法による。');
  });

  it('adds a clause, says when it is used, moves it and takes it away again', async () => {
    const add = `${draft}/new-clause`;
    const youth = { id: 'youth', place: 'article', dependsOn: 'areas', included: 'true' };
    const taken = await second.post(add, { ...youth, id: 'law' });
    expect([taken.status, textOf(taken.text)]).toEqual([
      422,
      expect.stringContaining('There is a clause of this name already'),
    ]);
    expect(taken.text).toContain('value="law"');
    expect((await second.post(add, youth)).headers.location).toBe(`${draft}/clauses/youth`);
    expect((await second.get(`${draft}/clauses/youth?language=all`)).text).toContain('name="clauses.uk.text.many"');
    const base = `${draft}/clauses/youth`;
    const settled = await second.post(`${base}/settings`, { included: 'true', kinds: ['friendship'] });
    expect([settled.status, await textAt(draft, second)]).toEqual([
      303,
      expect.stringMatching(/youth Article · a new text begins with it · only in friendship/),
    ]);
    expect((await second.post(`${base}/change/up`, {}, draft)).status).toBe(303);
    expect(await textAt(draft, second)).toMatch(/youth[\s\S]*Entry into force/);
    expect((await second.post(`${base}/change/retire`, {}, draft)).status).toBe(303);
    expect(await textAt(draft, second)).not.toContain('youth');
    expect((await second.post(`${draft}/clauses/finance/change/retire`, {}, draft)).status).toBe(303);
    expect(await textAt(draft, second)).toMatch(/Costs Retired Bring back/);
  });

  it('keeps the draft and the reason of whoever was slower', async () => {
    const clause = `${draft}/clauses/purposes`;
    const fields = { language: 'en', 'clauses.en.heading': 'Purposes', 'clauses.en.text': 'To know each other.' };
    await staff.post(clause, fields, `${clause}?language=en`);
    const publish = `${draft}/publish`;
    expect((await staff.post(publish, { note: 'Plainer' })).headers.location).toBe('/staff/wording/4');
    const refused = await second.post(publish, { note: 'Nobody needs it' }, draft);
    expect([refused.status, textOf(refused.text)]).toEqual([
      409,
      expect.stringContaining('Version 4 was published meanwhile'),
    ]);
    expect(refused.text).toContain('>Nobody needs it</textarea>');
    const carried = await second.post(publish, { note: 'Nobody needs it', carryOver: 'yes' });
    expect(carried.text).toContain('>Nobody needs it</textarea>');
    expect((await second.post(publish, { note: 'Nobody needs it' })).headers.location).toBe('/staff/wording/5');
    const read = await textAt('/staff/wording/5');
    expect([read.includes('To know each other.'), read.includes('Costs finance')]).toEqual([true, false]);
    expect(await textAt('/staff/wording')).toMatch(/English Original wording/);
  });

  it('asks what becomes of words that the newest version has no place for, and keeps them with the reason', async () => {
    const publish = `${draft}/publish`;
    const clause = (id: string) => `${draft}/clauses/${id}`;
    const youth = { id: 'youth', place: 'article', dependsOn: 'nothing', included: 'true' };
    for (const who of [staff, second]) await who.post(`${draft}/new-clause`, youth);
    const worded = (text: string) =>
      Object.fromEntries(
        agreementLanguages.flatMap((each) => [
          [`clauses.${each}.heading`, 'Youth'],
          [`clauses.${each}.text`, text],
        ]),
      );
    await staff.post(clause('youth'), { language: 'all', ...worded('Theirs.') }, `${clause('youth')}?language=all`);
    await staff.post(`${clause('guidelines')}/change/retire`, {}, draft);
    const mine = { language: 'all', ...worded('The young <b>meet</b>.') };
    await second.post(clause('youth'), mine, `${clause('youth')}?language=all`);
    const thai = { language: 'th', 'clauses.th.heading': 'แนวทาง', 'clauses.th.text': 'ตามแนวทาง' };
    await second.post(clause('guidelines'), thai, `${clause('guidelines')}?language=th`);
    expect((await staff.post(publish, { note: 'Theirs' })).headers.location).toBe('/staff/wording/6');

    const asked = await second.post(`${draft}/carry-over`, {}, draft);
    expect([asked.status, asked.text]).toEqual([409, expect.stringContaining('The young &lt;b&gt;meet&lt;/b&gt;.')]);
    expect(asked.text).toContain('lang="th" dir="ltr">ตามแนวทาง</p>');
    expect([asked.text.includes('value="youth-2"'), asked.text.includes('value="guidelines"')]).toEqual([true, true]);
    expect(await textAt(draft, second)).toContain('Version 6 was published after you began');

    const half = { note: 'Both', carryOver: 'yes', 'decision.youth': 'keep', 'as.youth': 'law' };
    const undecided = await second.post(publish, half);
    expect([undecided.status, textOf(undecided.text)]).toEqual([
      409,
      expect.stringContaining('Say what becomes of each clause'),
    ]);
    const taken = await second.post(publish, { ...half, 'decision.guidelines': 'keep', 'as.guidelines': 'guidelines' });
    expect([taken.status, textOf(taken.text)]).toEqual([409, expect.stringContaining('a clause of this name already')]);
    expect(taken.text).toContain('<input type="hidden" name="note" value="Both">');
    const whole = { ...half, 'as.youth': 'young', 'decision.guidelines': 'keep', 'as.guidelines': 'guidelines' };
    const carried = await second.post(publish, whole);
    expect([carried.status, carried.text]).toEqual([200, expect.stringContaining('>Both</textarea>')]);
    expect((await second.post(publish, { note: 'Both' })).headers.location).toBe('/staff/wording/7');
    const read = (await second.get('/staff/wording/7?language=th')).text;
    for (const text of ['Theirs.', 'The young &lt;b&gt;meet&lt;/b&gt;.', 'ตามแนวทาง'])
      expect([text, read.includes(text)]).toEqual([text, true]);
  });

  it('discards a draft only after asking', async () => {
    await staff.post(`${draft}/clauses/witnesses/change/retire`, {}, draft);
    expect(await textAt(`${draft}/discard`)).toContain('Everything that you changed');
    expect((await staff.post(`${draft}/discard`, {})).headers.location).toBe('/staff/wording');
    expect(await textAt(draft)).toContain('Nothing is changed yet: this is version 7');
  });

  it('is for staff alone, and has no page for what there isn’t', async () => {
    const clerk = await Visitor.as(world, sampleMails.clerk('seattle'));
    const pages = ['', '/2', '/2/changes', '/2/languages/ko/check', '/draft', '/draft/publish', '/draft/new-clause'];
    const more = ['/draft/discard', '/draft/names', '/draft/clauses/law', '/draft/clauses/law/settings'];
    for (const path of [...pages, ...more].map((each) => `/staff/wording${each}`)) {
      expect([path, (await clerk.get(path)).status]).toEqual([path, 403]);
      expect([path, (await staff.get(path)).status]).toEqual([path, 200]);
    }
    const posts = ['/2/languages/ko/check', '/2/languages/ko/take-back', '/draft/publish', '/draft/carry-over'];
    const edits = [
      '/draft/discard',
      '/draft/new-clause',
      '/draft/names',
      '/draft/names/undo',
      '/draft/clauses/law',
      '/draft/clauses/law/settings',
      '/draft/clauses/law/change/up',
    ];
    for (const path of [...posts, ...edits].map((each) => `/staff/wording${each}`))
      expect([path, (await clerk.post(path, {}, '/account')).status]).toEqual([path, 403]);
    for (const path of ['/1', '/99', '/x', '/2/changes?from=77', '/2/languages/xx/check', '/draft/clauses/nothing'])
      expect([path, (await staff.get(`/staff/wording${path}`)).status]).toEqual([path, 404]);
    expect((await staff.post(`${draft}/clauses/law/change/burn`, {}, draft)).status).toBe(404);
  });

  it('is told to programs: the versions with the state of each language, and each version whole', async () => {
    const clerk = await ApiCaller.as(world, sampleMails.clerk('seattle'));
    const { json } = await clerk.get('/agreement-libraries');
    expect(listOf(json.items).map(({ version, note }) => [version, note])).toEqual([
      [7, 'Both'],
      [6, 'Theirs'],
      [5, 'Nobody needs it'],
      [4, 'Plainer'],
      [3, 'Clearer in Japanese'],
      [2, null],
    ]);
    expect(listOf(listOf(json.items).at(-1)?.languages)[0]).toEqual({ language: 'en', state: 'original' });
    const one = await clerk.get('/agreement-libraries/3');
    expect(one.json).toMatchObject({
      version: 3,
      languages: { ja: { clauses: { law: { text: 'それぞれの法による。' } } } },
    });
    for (const wrong of ['9', 'x', '1']) {
      const answer = await clerk.get(`/agreement-libraries/${wrong}`);
      expect(answer).toMatchObject({ status: 404, json: { code: 'library.unknown-version' } });
    }
  });
});
