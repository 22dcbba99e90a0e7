import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ActionLinks } from '../../src/accounts/application/action-links.js';
import { Sessions } from '../../src/accounts/application/sessions.js';
import { StepUp } from '../../src/accounts/application/step-up.js';
import { LinkTokens } from '../../src/accounts/domain/link-tokens.js';
import { FreezeTextHandler } from '../../src/agreements/application/freeze-text.handler.js';
import { SealAgreementHandler } from '../../src/sealing/application/seal-agreement.handler.js';
import { CaseQuery } from '../../src/partnerships/application/case.query.js';
import type { PerformAction } from '../../src/partnerships/application/perform-action.js';
import { PerformActionHandler } from '../../src/partnerships/application/perform-action.handler.js';
import { StartProposalHandler } from '../../src/partnerships/application/start-proposal.handler.js';
import type { State } from '../../src/partnerships/domain/states.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { createProduct, fillWithSampleData } from '../../src/product.js';
import { type SampleCommunity, sampleCommunities } from '../../src/sample-data/communities.data.js';
import { insertPeople, sampleMails } from '../../src/sample-data/people.js';
import { stepsOf } from '../../src/sample-data/sample-life.js';
import { ensureAssets } from './built-assets.js';
import { ensureEmails } from './built-emails.js';
import { difficultCommunities } from './difficult-names.js';
import { openTestDatabase, type TestDatabase } from './test-database.js';
import { testSecret } from './accounts-fixture.js';

/** The composed product with the people of the sample data, serving on a port of its own. Nothing runs by itself. */
export class PagesWorld {
  private constructor(
    readonly app: NestExpressApplication,
    readonly test: TestDatabase,
    readonly origin: string,
  ) {}

  static async open({
    cases = false,
    communities = sampleCommunities,
    env = {},
    ownLanguages = false,
    store,
  }: WorldOptions = {}): Promise<PagesWorld> {
    await Promise.all([ensureAssets(), ensureEmails()]);
    const test = store ?? (await openTestDatabase());
    const config = { ...loadConfig({ LOG_LEVEL: 'silent', ...env }), role: 'web' as const, sampleData: true };
    const parts = { config, secretKey: testSecret, dataSource: test.database.dataSource };
    const app = await createProduct(parts);
    if (cases) await fillWithSampleData(app, parts);
    else if (!store)
      await test.database.transaction((sql) => insertPeople(sql, communities, new Date('2024-01-01T00:00:00Z')));
    if (!ownLanguages) await test.database.query(`update person set language = 'en' where language is null`);
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    return new PagesWorld(app, test, `http://127.0.0.1:${port}`);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.test.close();
  }

  async personId(mail: string): Promise<string> {
    const [row] = await this.test.database.query<{ id: string }>('select id from person where mail = $1', [mail]);
    if (!row) throw new Error(`Nobody has the address ${mail}.`);
    return row.id;
  }

  /** The cookie of a new session. */
  async signIn(mail: string): Promise<string> {
    const client = { address: '192.0.2.1', userAgent: 'a browser' };
    const personId = await this.personId(mail);
    const { token } = await this.app.get(Sessions).start({ personId, method: 'mail-code', linkId: null, client });
    return token;
  }

  async act(mail: string, partnership: string, action: PerformAction['action'], input: unknown): Promise<void> {
    const actor = { kind: 'person', personId: await this.personId(mail) } as const;
    await this.app.get(PerformActionHandler).execute({ partnership, action, input, actor });
  }

  /** Begins a case of two communities and takes it along the main line; gives its reference. */
  async bring(initiator: string, counterpart: string, reaches: State): Promise<string> {
    const [a, b] = [initiator, counterpart].map(communityOf) as [SampleCommunity, SampleCommunity];
    const rows = await this.test.database.query<{ id: string; slug: string }>('select id, slug from community');
    const ids = new Map(rows.map(({ slug, id }) => [slug, id]));
    const input = { kind: 'sister', initiatorId: ids.get(initiator), counterpartId: ids.get(counterpart) };
    const actor = { kind: 'person', personId: await this.personId(sampleMails.clerk(initiator)) } as const;
    const { partnership } = await this.app.get(StartProposalHandler).execute({ input, actor });
    const life = { pair: [initiator, counterpart], kind: 'sister', reaches, ago: 0, areas: ['culture', 'education'] };
    for (const step of stepsOf(life as never, a, b)) {
      if (step.by === 'service') await this.serve(partnership.id, step.action);
      else if (step.action === 'sign') await this.signByCode(step.by === 'initiator.official' ? a : b, partnership.id);
      else await this.act(mailOf(step.by, a, b), partnership.id, step.action, dated(step));
    }
    return partnership.reference;
  }

  /** What the worker would do. */
  async serve(partnershipId: string, work: string): Promise<void> {
    const date = new Date().toISOString();
    if (work === 'freeze') await this.app.get(FreezeTextHandler, { strict: false }).execute({ partnershipId, date });
    else await this.app.get(SealAgreementHandler, { strict: false }).execute(partnershipId, date);
  }

  /** The code that was mailed to somebody for a case, as their mail shows it. */
  async code(mail: string): Promise<string> {
    const [row] = await this.test.database.query<{ id: string }>(
      `select l.id from sign_in_link l join person p on p.id = l.person_id
       where p.mail = $1 and l.purpose = 'step-up' order by l.created_at desc, l.id desc limit 1`,
      [mail],
    );
    return this.app.get(LinkTokens).codeOf({ id: row?.id ?? '', purpose: 'step-up' });
  }

  async link(purpose: 'invitation' | 'signature', mail: string, reference: string): Promise<string> {
    const partnershipId = await this.id(reference);
    const link = { purpose, personId: await this.personId(mail), partnershipId, generation: 1, days: 1 };
    return this.app.get(LinkTokens).pathOf(await this.app.get(ActionLinks).create(link));
  }

  async id(reference: string): Promise<string> {
    const view = await this.app.get(CaseQuery).view(reference, { kind: 'service' });
    return view.partnership.id;
  }

  async signByCode({ slug }: Pick<SampleCommunity, 'slug'>, partnershipId: string): Promise<void> {
    const mail = sampleMails.official(slug);
    await this.app.get(StepUp).requestStepUp(await this.personId(mail), partnershipId);
    const view = await this.app.get(CaseQuery).view(partnershipId, { kind: 'service' });
    const frozen = view.partnership.procedure.frozen;
    await this.act(mail, partnershipId, 'sign', {
      typedName: 'Sample signature',
      consent: true,
      code: await this.code(mail),
      contentHash: frozen?.contentHash,
      initiatorOriginal: frozen?.originals.initiator,
      counterpartOriginal: frozen?.originals.counterpart,
    });
  }
}

export interface WorldOptions {
  /** All the made-up cases, instead of none. */
  cases?: boolean;
  communities?: readonly SampleCommunity[];
  /** With everything that is in it, instead of an empty one; closed with the world. */
  store?: TestDatabase;
  /** People read the language of their community, as in the product; otherwise everybody reads English here. */
  ownLanguages?: boolean;
  /** More of the environment. */
  env?: NodeJS.ProcessEnv;
}

type Step = ReturnType<typeof stepsOf>[number];

function mailOf(by: Step['by'], initiator: SampleCommunity, counterpart: SampleCommunity): string {
  const [side, role] = by.split('.');
  if (side === 'staff') return sampleMails.staff;
  if (side === 'secondStaff') return sampleMails.secondStaff;
  const { slug } = side === 'initiator' ? initiator : counterpart;
  return role === 'official' ? sampleMails.official(slug) : sampleMails.clerk(slug);
}

const dated = (step: Step): unknown =>
  step.action === 'recordApproval' && typeof step.input === 'object'
    ? { ...step.input, meetingDate: new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10) }
    : 'input' in step
      ? step.input
      : {};

function communityOf(slug: string): SampleCommunity {
  const found = [...sampleCommunities, ...difficultCommunities].find((community) => community.slug === slug);
  if (!found) throw new Error(`The sample data has no community ${slug}.`);
  return found;
}
