import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleMails } from '../../src/sample-data/people.js';
import { PagesWorld } from '../support/pages-world.js';
import { textOf, Visitor } from '../support/visitor.js';

describe('the pages of cases in every state', () => {
  let world: PagesWorld;
  let cases: { reference: string; initiator: string; counterpart: string; state: string; invited: boolean }[];

  beforeAll(async () => {
    world = await PagesWorld.open({ cases: true });
    cases = await world.test.database.query(
      `select p.reference, a.slug as initiator, b.slug as counterpart, r.state, jsonb_typeof(r.data -> 'invitation') = 'object' as invited
       from partnership p join community a on a.id = p.initiator_id join community b on b.id = p.counterpart_id
       join procedure r on r.partnership_id = p.id`,
    );
  }, 120_000);

  afterAll(() => world?.close());

  it('are readable for the clerk and the official of each side, and for staff', async () => {
    expect(cases.length).toBeGreaterThan(20);
    for (const { reference, initiator, counterpart, invited } of cases) {
      const mails = [
        sampleMails.staff,
        ...[initiator, ...(invited ? [counterpart] : [])].flatMap((slug) => [
          sampleMails.clerk(slug),
          sampleMails.official(slug),
        ]),
      ];
      for (const mail of mails) {
        const response = await (await Visitor.as(world, mail)).get(`/partnerships/${reference}`);
        expect({
          reference,
          mail,
          status: response.status,
          text: response.status === 200 ? '' : textOf(response.text),
        }).toEqual({
          reference,
          mail,
          status: 200,
          text: '',
        });
      }
    }
  }, 60_000);

  it('are not there for anybody else', async () => {
    const stranger = await Visitor.as(world, sampleMails.clerk('honolulu'));
    const foreign = cases.filter(
      ({ initiator, counterpart }) => initiator !== 'honolulu' && counterpart !== 'honolulu',
    );
    for (const { reference } of foreign.slice(0, 8)) {
      for (const page of [
        '',
        '/proposal',
        '/proposal/purpose',
        '/text',
        '/sign',
        '/signed',
        '/actions/withdraw',
        '/submitted',
      ])
        expect((await stranger.get(`/partnerships/${reference}${page}`)).status).toBe(404);
    }
  });

  it('answer every action on every case with a page and never with a fault', async () => {
    const { personActions } = await import('../../src/partnerships/domain/actions.js');
    const staff = await Visitor.as(world, sampleMails.staff);
    for (const { reference, initiator } of cases) {
      const clerk = await Visitor.as(world, sampleMails.clerk(initiator));
      for (const visitor of [staff, clerk]) {
        for (const action of personActions) {
          const { status, text } = await visitor.get(`/partnerships/${reference}/actions/${action}`);
          expect({
            reference,
            action,
            status: [200, 303, 403, 409].includes(status) ? 'fine' : `${status} ${textOf(text)}`,
          }).toEqual({ reference, action, status: 'fine' });
        }
      }
    }
  }, 120_000);

  it('lists what waits on somebody first', async () => {
    const page = await (await Visitor.as(world, sampleMails.clerk('saint-paul'))).get('/partnerships');
    expect(page.status).toBe(200);
    expect(textOf(page.text)).toMatch(/Waiting for you.*Complete and submit the proposal/);
  });

  it('gives documents only to people of their case', async () => {
    const signed = cases.find(({ state }) => state === 'signed');
    const clerk = await Visitor.as(world, sampleMails.clerk(signed?.initiator ?? ''));
    const page = await clerk.get(`/partnerships/${signed?.reference}`);
    const [href = ''] = /\/partnerships\/[\w-]+\/documents\/[0-9a-f]{64}/.exec(page.text) ?? [];
    const document = await clerk.get(href);
    expect(document.status).toBe(200);
    expect(document.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^inline; filename="P-/),
    });
    const other = cases.find(({ initiator, state }) => initiator !== signed?.initiator && state === 'recognised');
    const foreign = await Visitor.as(world, sampleMails.clerk(other?.initiator ?? ''));
    expect((await foreign.get(href)).status).toBe(404);
    expect((await foreign.get(href.replace(signed?.reference ?? '', other?.reference ?? ''))).status).toBe(404);
  });
});
