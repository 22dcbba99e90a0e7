import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';
import { sampleMails } from '../../src/sample-data/people.js';
import { PagesWorld } from '../support/pages-world.js';
import { hiddenIn, textOf, Visitor } from '../support/visitor.js';

const { clerk, official, staff } = sampleMails;

describe('the page of an action', () => {
  let world: PagesWorld;
  let pdf: Buffer;

  beforeAll(async () => {
    world = await PagesWorld.open();
    const document = await PDFDocument.create();
    document.addPage();
    pdf = Buffer.from(await document.save());
  }, 60_000);

  afterAll(() => world?.close());

  it('does what it says and goes back to the case with a word about it', async () => {
    const reference = await world.bring('saint-paul', 'nagasaki', 'submitted');
    const visitor = await Visitor.as(world, clerk('saint-paul'));
    const answer = await visitor.post(`/partnerships/${reference}/actions/withdraw`, { reason: 'The budget was cut' });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe(`/partnerships/${reference}`);
    const page = textOf((await visitor.get(`/partnerships/${reference}`)).text);
    expect(page).toMatch(/Withdrawn by Saint Paul.*The budget was cut/);
  });

  it('says who changed what meanwhile, keeps what was typed, and takes it when it is sent again', async () => {
    const reference = await world.bring('chicago', 'accra', 'drafting');
    const path = `/partnerships/${reference}/actions/withdraw`;
    const visitor = await Visitor.as(world, clerk('chicago'));
    const seen = hiddenIn((await visitor.get(path)).text).version ?? '';
    await world.act(clerk('accra'), reference, 'sendMessage', { to: 'initiator', text: 'Please wait a moment' });
    const conflict = await visitor.post(path, { reason: 'The budget was cut', version: seen });
    expect(conflict.status).toBe(409);
    expect(textOf(conflict.text)).toMatch(
      /What changed meanwhile.*Message to Chicago.*Sample Clerk of Accra.*Please wait a moment/,
    );
    expect(conflict.text).toContain('The budget was cut</textarea>');
    const { version = '' } = hiddenIn(conflict.text);
    expect((await visitor.post(path, { reason: 'The budget was cut', version })).status).toBe(303);
  });

  it('shows each rule at its field, and every answer again', async () => {
    const reference = await world.bring('oakland', 'fukuoka', 'in-approval');
    const path = `/partnerships/${reference}/actions/recordApproval`;
    const visitor = await Visitor.as(world, clerk('oakland'));
    const answers = {
      side: 'initiator',
      outcome: 'voted',
      'meetingDate.day': '2',
      'meetingDate.month': '3',
      'meetingDate.year': '2099',
      resolutionNumber: 'R-1',
      seats: '7',
      yes: '9',
      no: '1',
      rule: 'simple',
      castingVote: 'none',
    };
    const wrong = await visitor.post(path, answers);
    expect(wrong.status).toBe(422);
    const text = textOf(wrong.text);
    expect(text).toContain('More votes were counted than the council has seats (7)');
    expect(text).toContain('The meeting can’t be in the future');
    expect(text).toContain('Upload the resolution, or give the web address');
    expect(wrong.text).toContain('value="R-1"');
    const other = await visitor.post(path, {
      ...answers,
      side: 'counterpart',
      yes: '4',
      'meetingDate.year': '2026',
      documentUrl: 'https://x.example',
    });
    expect(textOf(other.text)).toContain('You can only record the resolution of your own council');
  });

  it('keeps a PDF that was received while other answers are corrected, and computes the result before it counts', async () => {
    const reference = await world.bring('toronto', 'milan', 'in-approval');
    const path = `/partnerships/${reference}/actions/recordApproval`;
    const visitor = await Visitor.as(world, clerk('toronto'));
    const date = { 'meetingDate.day': '2', 'meetingDate.month': '3', 'meetingDate.year': '2026' };
    const answers = {
      side: 'initiator',
      outcome: 'voted',
      ...date,
      seats: '20',
      yes: '9',
      no: '8',
      rule: 'absolute-majority',
      castingVote: 'none',
    };
    const file = { field: 'documentSha256', bytes: pdf, name: 'Beschluß 長崎.pdf' };
    const incomplete = await visitor.upload(path, answers, file);
    expect(incomplete.status).toBe(422);
    expect(textOf(incomplete.text)).toContain('Your file Beschluß 長崎.pdf was received');
    const { documentSha256 = '', keptFileName = '' } = hiddenIn(incomplete.text);
    const complete = { ...answers, resolutionNumber: 'R-2', documentSha256, keptFileName };
    const check = await visitor.post(path, complete);
    expect(check.status).toBe(200);
    expect(textOf(check.text)).toMatch(
      /Not approved: 11 votes in favour were needed .* 9 were given.*Beschluß 長崎.pdf/,
    );
    expect((await visitor.post(path, { ...complete, mayVoteAgain: 'true', step: 'confirmed' })).status).toBe(303);
    const page = await visitor.get(`/partnerships/${reference}`);
    expect(textOf(page.text)).toContain('Not approved yet');
    const document = await visitor.get(`/partnerships/${reference}/documents/${documentSha256}`);
    expect(document.headers['content-disposition']).toMatch(/^attachment/);
  });

  it.each([
    ['no PDF', Buffer.from('hello'), 'The file must be a PDF'],
    ['too large', Buffer.alloc(20 * 1024 * 1024 + 1, '%'), 'The file must be smaller than 20 MB'],
  ])('refuses a file that is %s at its field and keeps the answers', async (_, bytes, sentence) => {
    const reference = await world.bring('honolulu', 'hiroshima', 'in-approval').catch(() => lastReference(world));
    const visitor = await Visitor.as(world, clerk('honolulu'));
    const file = { field: 'documentSha256', bytes, name: 'x.pdf' };
    const answer = await visitor.upload(
      `/partnerships/${reference}/actions/recordApproval`,
      { side: 'initiator', resolutionNumber: 'R-9' },
      file,
    );
    expect(answer.status).toBe(422);
    expect(textOf(answer.text)).toContain(sentence);
    expect(answer.text).toContain('value="R-9"');
  });

  it('is no use to anybody else, and says why it can’t be done now', async () => {
    const reference = await world.bring('seattle', 'bergen', 'under-review');
    const visitor = await Visitor.as(world, clerk('seattle'));
    expect((await visitor.get(`/partnerships/${reference}/actions/recommend`)).status).toBe(403);
    const early = await visitor.get(`/partnerships/${reference}/actions/acceptText`);
    expect(early.status).toBe(409);
    expect(textOf(early.text)).toContain('The case is now at “In review”');
    expect((await visitor.get(`/partnerships/${reference}/actions/constructor`)).status).toBe(404);
    expect(
      (
        await visitor.post(
          `/partnerships/${reference}/actions/recommend`,
          { noTie: 'true' },
          `/partnerships/${reference}/actions/withdraw`,
        )
      ).status,
    ).toBe(403);
  });

  it('lets the invited clerk accept, and staff only with a letter', async () => {
    const reference = await world.bring('winnipeg', 'reykjavik', 'awaiting-counterpart');
    const desk = await Visitor.as(world, staff);
    const path = `/partnerships/${reference}/actions/acceptInvitation`;
    const without = await desk.upload(path, {}, { field: 'letterSha256', bytes: Buffer.alloc(0), name: '' });
    expect(textOf(without.text)).toContain('Upload the letter with the community’s answer');
    const invited = await Visitor.as(world, clerk('reykjavik'));
    expect((await invited.get(`/partnerships/${reference}/invitation`)).headers.location).toBe(
      `/partnerships/${reference}`,
    );
    expect(textOf((await invited.get(`/partnerships/${reference}`)).text)).toContain(
      'Winnipeg invites Reykjavík to a sister partnership',
    );
    expect((await invited.post(path, {})).status).toBe(303);
    expect(textOf((await invited.get(`/partnerships/${reference}`)).text)).toContain(
      'Staff are reviewing the proposal',
    );
  });

  it('keeps messages between staff and one community from the other', async () => {
    const reference = await world.bring('cape-town', 'aachen', 'drafting');
    const one = await Visitor.as(world, clerk('cape-town'));
    await one.post(`/partnerships/${reference}/actions/sendMessage`, {
      to: 'staff',
      text: 'Between us: we have doubts',
    });
    expect(textOf((await one.get(`/partnerships/${reference}`)).text)).toContain('we have doubts');
    for (const mail of [clerk('aachen'), official('aachen')]) {
      expect(textOf((await (await Visitor.as(world, mail)).get(`/partnerships/${reference}`)).text)).not.toContain(
        'doubts',
      );
    }
  });

  it('starts from the last proposal of the community', async () => {
    await world.bring('miami', 'bogota', 'submitted');
    const reference = await world.bring('miami', 'agadir', 'draft').catch(() => '');
    expect(reference).not.toBe('');
    await world.test.database.query(
      `update procedure set data = jsonb_set(data, '{proposal}', '{}') where partnership_id = $1`,
      [await world.id(reference)],
    );
    const visitor = await Visitor.as(world, clerk('miami'));
    const tasks = await visitor.get(`/partnerships/${reference}/proposal`);
    expect(textOf(tasks.text)).toMatch(/You proposed a partnership with Bogotá before/);
    expect(
      (await visitor.post(`/partnerships/${reference}/proposal/copy`, {}, `/partnerships/${reference}/proposal`))
        .status,
    ).toBe(303);
    expect(textOf((await visitor.get(`/partnerships/${reference}/proposal`)).text)).toContain(
      'You have completed 4 of 6 sections',
    );
  });

  it('tells a colleague who answered the very same section first, and nobody who answered another', async () => {
    const reference = await world.bring('denver', 'lima', 'draft');
    const visitor = await Visitor.as(world, clerk('denver'));
    const path = `/partnerships/${reference}/proposal/plan`;
    const seen = hiddenIn((await visitor.get(path)).text).version ?? '';
    await world.act(clerk('denver'), reference, 'answerSection', {
      section: 'funding',
      answers: { funding: 'Other money' },
    });
    expect((await visitor.post(path, { firstYearPlan: 'A visit', version: seen })).status).toBe(303);
    const conflict = await visitor.post(path, { firstYearPlan: 'Two visits', version: seen });
    expect(conflict.status).toBe(409);
    expect(conflict.text).toContain('Two visits</textarea>');
    expect(textOf(conflict.text)).toMatch(/What changed meanwhile.*A visit/);
  });

  it('lets one of two answers to the same section win that are sent at once, and both to different sections', async () => {
    const reference = await world.bring('melbourne', 'thessaloniki', 'draft');
    const visitor = await Visitor.as(world, clerk('melbourne'));
    const path = (section: string) => `/partnerships/${reference}/proposal/${section}`;
    const { version = '' } = hiddenIn((await visitor.get(path('plan'))).text);
    const plans = ['One visit', 'Two visits', 'Three visits'];
    const [money, ...sent] = await Promise.all([
      visitor.post(path('funding'), { funding: 'Other money', version }),
      ...plans.map((firstYearPlan) => visitor.post(path('plan'), { firstYearPlan, version })),
    ]);
    expect(money?.status).toBe(303);
    expect(sent.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    const won = plans[sent.findIndex(({ status }) => status === 303)] ?? '';
    for (const [at, { status, text }] of sent.entries()) {
      if (status === 303) continue;
      expect(text).toContain(`${plans[at]}</textarea>`);
      expect(textOf(text)).toContain(won);
    }
  });

  it('keeps an explanation that came too late', async () => {
    const reference = await world.bring('auckland', 'nantes', 'changes-requested');
    const visitor = await Visitor.as(world, clerk('auckland'));
    const path = `/partnerships/${reference}/proposal/funding/words`;
    const page = `/partnerships/${reference}`;
    await world.act(clerk('auckland'), reference, 'withdraw', { reason: 'The budget was cut' });
    const late = await visitor.post(path, { words: 'We wait for the grant' }, page);
    expect(late.status).toBe(409);
    expect(late.text).toContain('We wait for the grant</textarea>');
  });
});

async function lastReference(world: PagesWorld): Promise<string> {
  const [row] = await world.test.database.query<{ reference: string }>(
    `select p.reference from partnership p join community c on c.id = p.initiator_id where c.slug = 'honolulu'`,
  );
  return row?.reference ?? '';
}
