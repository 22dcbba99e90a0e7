import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleMails } from '../../src/sample-data/people.js';
import { draftingCase, hiddenFields, said, typed, write } from '../support/drafting-visitors.js';
import { PagesWorld } from '../support/pages-world.js';
import { hiddenIn, type Visitor } from '../support/visitor.js';

describe('names and facts, and what comes too late', () => {
  let world: PagesWorld;

  beforeAll(async () => {
    world = await PagesWorld.open();
  }, 60_000);

  afterAll(() => world?.close());

  const drafting = (initiator: string, counterpart: string) => draftingCase(world, initiator, counterpart);
  const rest = { areas: ['culture', 'education'], renewable: 'true', layout: 'columns' };
  const factsOf = async (visitor: Visitor, path: string, languages: readonly [string, string]) => ({
    ...((await typed(visitor, path, {})) as Record<string, string>),
    ...{ 'languages.initiator': languages[0], 'languages.counterpart': languages[1] },
    ...rest,
  });
  const flashOf = ({ headers }: Awaited<ReturnType<Visitor['post']>>) => {
    const cookies = headers['set-cookie'] as unknown as string[] | undefined;
    const [, value = 'null'] = /entente-flash=([^;]+)/.exec(cookies?.join('\n') ?? '') ?? [];
    return JSON.parse(decodeURIComponent(value)) as unknown;
  };
  const valueIn = (html: string, name: string) =>
    new RegExp(`name="${name.replaceAll('.', '\\.')}" type="text" value="([^"]*)"`).exec(html)?.[1];

  it('takes each field by itself, so that nobody’s field is lost to a page that didn’t touch it', async () => {
    const { text, one } = await drafting('denver', 'nantes');
    const path = `${text}/draft/facts`;
    const seen = await factsOf(one, path, ['en', 'fr']);
    await one.post(path, seen);
    const windows = await factsOf(one, path, ['en', 'fr']);
    const [office, signatory] = ['names.counterpart.fr.office', 'names.counterpart.fr.signatory'];
    expect((await one.post(path, { ...windows, [office]: 'Maire' })).status).toBe(303);
    expect((await one.post(path, { ...windows, [signatory]: 'Anne Martin' })).status).toBe(303);
    const both = (await one.get(path)).text;
    expect([valueIn(both, office), valueIn(both, signatory)]).toEqual(['Maire', 'Anne Martin']);

    const stale = await one.post(path, { ...windows, [signatory]: 'Jean Petit' });
    expect(stale.status).toBe(409);
    expect(said(stale.text)).toMatch(
      /A colleague saved this meanwhile.*Who will sign for Nantes, in French.*Anne Martin/,
    );
    expect([valueIn(stale.text, office), valueIn(stale.text, signatory)]).toEqual(['Maire', 'Jean Petit']);
    const again = { ...windows, ...hiddenFields(stale.text), [office]: 'Maire', [signatory]: 'Jean Petit' };
    expect((await one.post(path, again)).status).toBe(303);
    const last = (await one.get(path)).text;
    expect([valueIn(last, office), valueIn(last, signatory)]).toEqual(['Maire', 'Jean Petit']);
  });

  it('erases nothing after a save that was refused, and calls fields by their labels', async () => {
    const { text, one } = await drafting('chicago', 'aachen');
    const path = `${text}/draft/facts`;
    await one.post(path, await factsOf(one, path, ['en', 'de']));
    const windows = await factsOf(one, path, ['en', 'de']);
    const [office, styled] = ['names.counterpart.de.office', 'names.counterpart.de.styled'];
    await one.post(path, { ...windows, [office]: 'Oberbürgermeisterin' });
    const wrong = { ...windows, [styled]: 'die Stadt Aachen', termYears: 'many' };
    const refused = await one.post(path, wrong);
    expect(refused.status).toBe(422);
    expect(said(refused.text)).toContain('“Years for which the agreement is made” must be');
    expect(said(refused.text)).not.toContain('Full style of Aachen in German is missing');
    const mended = { ...wrong, ...hiddenFields(refused.text), termYears: '5' };
    expect((await one.post(path, mended)).status).toBe(303);
    const saved = (await one.get(path)).text;
    expect([valueIn(saved, office), valueIn(saved, styled)]).toEqual(['Oberbürgermeisterin', 'die Stadt Aachen']);
  });

  it('shows what was typed when the text was fixed for signature meanwhile, and who accepted it', async () => {
    const { reference, text, one, other } = await drafting('toronto', 'milan');
    const [clause, facts] = [`${text}/draft/clauses/purposes`, `${text}/draft/facts`];
    const words = await typed(one, clause, { 'en.text': 'What I typed for long.' });
    const names = { ...(await typed(one, facts, { 'names.initiator.en.signatory': 'Who I typed' })), ...rest };
    const accept = `/partnerships/${reference}/actions/acceptText`;
    const { revision = '', contentHash = '' } = hiddenIn((await other.get(accept)).text);
    expect((await other.post(accept, { revision, contentHash })).status).toBe(303);
    await world.serve(reference, 'freeze');
    const reason = 'Milan has accepted text 1, and it is fixed for signature';
    const late = await one.post(clause, words, text);
    expect([late.status, said(late.text)]).toEqual([409, expect.stringContaining(reason)]);
    expect(late.text).toMatch(/readonly[^>]*>\s*What I typed for long\.<\/textarea>/);
    const lateNames = await one.post(facts, names, text);
    expect([lateNames.status, said(lateNames.text)]).toEqual([409, expect.stringContaining(reason)]);
    expect(lateNames.text).toContain('value="Who I typed"');
    expect(lateNames.text).not.toMatch(/data-keep=|>\s*Save\s*<\/button>/);
  });

  it('says that a save began anew because a colleague proposed meanwhile', async () => {
    const { text, one } = await drafting('oakland', 'fukuoka');
    const path = `${text}/draft/clauses/purposes`;
    await write(one, path, { 'en.text': 'Proposed by a colleague.' });
    const late = await typed(one, `${text}/draft/clauses/status`, { 'en.text': 'Typed meanwhile.' });
    expect((await one.post(`${text}/draft/propose`, {}, `${text}/draft/check`)).status).toBe(303);
    expect(flashOf(await one.post(`${text}/draft/clauses/status`, late, text))).toEqual({
      kind: 'notice',
      key: 'agreements:draft.savedAnew',
      params: { number: 2 },
    });
    expect(flashOf(await write(one, path, { 'en.text': 'And so on.' }))).toMatchObject({
      key: 'agreements:clause.saved',
    });
  });

  it('says which coats of arms will be printed', async () => {
    const { text, one } = await drafting('miami', 'bogota');
    expect(said((await one.get(`${text}/draft`)).text)).toMatch(/Coats of arms or seals .*Clerks add one/);
  });

  it('says that there is no text with a number, where there are others', async () => {
    const { text, one } = await drafting('melbourne', 'thessaloniki');
    for (const address of ['?revision=abc', '/preview?revision=9', '/compare?from=x&to=9', '/compare']) {
      const page = await one.get(`${text}${address}`);
      expect([address, page.status, said(page.text)]).toEqual([
        address,
        404,
        expect.stringContaining('There is no text with that number'),
      ]);
    }
  });

  it('is held open for colleagues while staff hold the case', async () => {
    const { reference, text, one } = await drafting('honolulu', 'hiroshima');
    const facts = { ...(await typed(one, `${text}/draft/facts`, { termYears: '7' })), ...rest };
    await world.act(sampleMails.staff, reference, 'hold', { reason: 'A doubt of staff' });
    const late = await one.post(`${text}/draft/facts`, facts, text);
    expect([late.status, said(late.text)]).toEqual([409, expect.stringContaining('The case is on hold')]);
  });
});
