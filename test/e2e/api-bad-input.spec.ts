import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actionInputs } from '../../src/partnerships/domain/actions.js';
import { proposalSections } from '../../src/partnerships/domain/proposal.js';
import { communityInput, memberInput } from '../../src/communities/domain/inputs.js';
import { termInput } from '../../src/communities/domain/term-inputs.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { type Answer, ApiCaller, listOf, type Sent } from '../support/api-caller.js';
import { jsonWrites, type WriteRoute } from '../support/api-writes.js';
import { expectDecent } from '../support/decent-answer.js';
import { PagesWorld } from '../support/pages-world.js';

const unknown = '01990000-0000-7000-8000-000000000000';
const nested = (depth: number, [open, close]: readonly [string, string]): string =>
  open.repeat(depth) + close.repeat(depth);

/** Every name of a field that any body has, so that the nonsense reaches each of them. */
const fieldNames = [
  ...Object.values(actionInputs),
  ...Object.values(proposalSections),
  communityInput,
  memberInput,
  termInput,
]
  .flatMap((schema) => Object.keys(schema.shape))
  .filter((name, index, all) => all.indexOf(name) === index);
const everyField = (value: unknown): string =>
  JSON.stringify(Object.fromEntries(fieldNames.map((name) => [name, value])));

const nonsense: Readonly<Record<string, string>> = {
  'an array': '[]',
  'an array of objects': '[{}]',
  null: 'null',
  'a text': '""',
  'a number': '1',
  'malformed JSON': '{"text":',
  'two values': '{}{}',
  'an unpaired surrogate outside of a text': '\ud800',
  'texts for everything': everyField('x'),
  'numbers for everything': everyField(1e308),
  'negative numbers': everyField(-1),
  'null for everything': everyField(null),
  'objects for everything': everyField({ a: { b: [] } }),
  'arrays for everything': everyField([['x'], null, {}]),
  'huge texts': everyField('x'.repeat(5_000)),
  'U+0000': everyField('a\u0000b'),
  'unpaired surrogates': everyField('\ud800 text \udfff'),
  'unpaired surrogates in lists': everyField(['\ud800']),
  'names of prototypes': '{"__proto__":{"staff":true},"constructor":{"prototype":{}},"toString":"x"}',
  'unknown fields': '{"admin":true,"staff":true,"version":-1}',
  'deep objects': `{"answers":${nested(5_000, ['{"a":[', ']}']).replace(/\[\]/, '[0]')}}`,
  'deep arrays': `{"answers":${nested(20_000, ['[', ']'])}}`,
  'deeper than any stack': nested(100_000, ['[', ']']),
  'years that no calendar of PostgreSQL has': everyField('0000-01-01'),
  'years to come': everyField('9999-12-31'),
};

/** Only such a body reaches our own code; what else there is, the parser refuses. */
function isObject(raw: string): boolean {
  try {
    return typeof JSON.parse(raw) === 'object' && /^[[{]/.test(raw);
  } catch {
    return false;
  }
}

describe('the API, given nonsense', () => {
  let world: PagesWorld;
  let routes: WriteRoute[];
  let signing: WriteRoute[];
  let callers: ApiCaller[];
  let references: string[];

  beforeAll(async () => {
    world = await PagesWorld.open();
    callers = await Promise.all(
      [sampleMails.staff, sampleMails.clerk('oakland'), sampleMails.official('chicago')].map((mail) =>
        ApiCaller.as(world, mail),
      ),
    );
    references = [
      await world.bring('oakland', 'nagasaki', 'under-review'),
      await world.bring('chicago', 'accra', 'signing'),
    ];
    const [term] = await world.test.database.query<{ id: string; community_id: string }>(
      'select id, community_id from office_term limit 1',
    );
    const ids = { community: term?.community_id ?? '', term: term?.id ?? '', person: unknown };
    routes = jsonWrites({ reference: references[0] ?? '', ...ids });
    signing = ['sign', 'declineToSign'].map((action) => ({
      method: 'POST',
      path: `/partnerships/${references[1]}/actions/${action}`,
    }));
  }, 60_000);

  afterAll(() => world?.close());

  const everywhere = async (sent: Sent, check: (what: object, answer: Answer) => void = expectDecent) => {
    for (const [index, caller] of callers.entries()) {
      const theirs = index === 2 ? signing : routes;
      for (const { method, path } of theirs) check({ method, path }, await caller.send(method, path, sent));
    }
  };

  it.each(Object.keys(nonsense))(
    'never fails at %s',
    async (name) => {
      const raw = nonsense[name] ?? '';
      await everywhere({ raw }, (what, answer) => expectDecent(what, answer, isObject(raw)));
    },
    60_000,
  );

  it('calls nothing unreadable that is JSON: that would be PostgreSQL refusing it', async () => {
    const [staff, clerk] = callers as [ApiCaller, ApiCaller];
    const odd = 'a\u0000b \ud800 \udfff \u202e 𝄞 e\u0301 \u200b';
    const answers = { purpose: odd, earlierTies: odd };
    const { id } = (await staff.get('/communities/oakland')).json;
    const place = { level: 'city', country: 'JP', zone: 'Asia/Tokyo' };
    const term = {
      name: odd,
      office: odd,
      mail: 'odd@city.example',
      capacity: 'holder',
      basis: 'elected',
      from: '2020-01-01',
    };
    const draft = await world.bring('oakland', 'milan', 'draft');
    const kept = [
      await staff.post(`/partnerships/${draft}/actions/note`, { text: odd }),
      await clerk.post(`/partnerships/${draft}/actions/answerSection`, { section: 'purpose', answers }),
      await staff.post('/communities', { ...place, name: odd, officeTitle: odd }),
      await staff.post(`/communities/${id}/terms`, term),
      await staff.post(`/communities/${id}/organisers`, { name: odd, mail: 'organiser@city.example' }),
      await staff.post('/me/api-keys', { label: odd }),
      await staff.send('PATCH', '/me', { body: { name: odd, language: 'en' } }),
    ];
    expect(kept.map(({ status }) => status)).toEqual([200, 200, 201, 201, 201, 201, 200]);
    expect(String(kept[2]?.json.name)).toBe('ab \ufffd \ufffd \u202e 𝄞 é \u200b');
  });

  it('says which fields are wrong, by their names', async () => {
    const [staff] = callers as [ApiCaller];
    const answer = await staff.post(`/partnerships/${references[0]}/actions/recordApproval`, {
      side: 'north',
      seats: 'many',
      yes: -1,
    });
    expect(answer.status).toBe(422);
    expect(listOf(answer.json.errors).map(({ field }) => String(field))).toEqual(
      expect.arrayContaining(['side', 'seats', 'yes', 'meetingDate', 'resolutionNumber']),
    );
  });

  it('takes JSON only', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/pdf',
      'nonsense',
    ]) {
      await everywhere({ raw: '{}', headers: { 'Content-Type': type } }, (what, { status, json }) =>
        expect({ ...what, type, status, code: json.code }).toEqual({
          ...what,
          type,
          status: 415,
          code: 'request.unsupported-type',
        }),
      );
    }
  }, 60_000);

  it('takes no body larger than any could be', async () => {
    const raw = JSON.stringify({ text: 'x'.repeat(600_000) });
    expect(await callers[0]?.send('POST', '/communities', { raw })).toMatchObject({
      status: 413,
      type: 'application/problem+json',
    });
  });
});
