import type { ActorRef } from '../partnerships/application/partnership-store.js';
import type { Database } from '../platform/database/database.js';
import { type SampleCommunity, sampleCommunities } from './communities.data.js';
import { type SampleLife, sampleLives } from './lives.data.js';
import { insertPeople, sampleMails, type SamplePeople } from './people.js';
import { type SampleActor, type SampleStep, stepsOf } from './sample-life.js';
import { SampleStage, type StageParts } from './sample-stage.js';

const dayMs = 86_400_000;
/** Any number, the same in every process. */
const loadingLock = 7_265_146_002;

/**
 * Fills an empty store with real communities and made-up cases, through the product's own handlers. Returns false, and
 * does nothing, where somebody or something is there already; a load that was interrupted is finished by the next start.
 */
export async function loadSampleData(parts: StageParts, now: Date): Promise<boolean> {
  const lock = await parts.database.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [loadingLock]);
    const people = await samplePeople(parts.database, now);
    if (!people) return false;
    const missing = await livesToLoad(parts.database);
    const stage = new SampleStage(parts);
    for (const lives of byPair(missing)) await play(stage, lives, people, now);
    await parts.database.query('analyze');
    return missing.length > 0;
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [loadingLock]).catch(() => {});
    lock.release();
  }
}

/** Null where the store holds anything that isn't sample data. */
async function samplePeople(database: Database, now: Date): Promise<SamplePeople | null> {
  const [others] = await database.query<{ people: number; real: number }>(
    'select count(*)::integer as people, count(*) filter (where not sample)::integer as real from person',
  );
  if ((others?.real ?? 0) > 0) return null;
  if ((others?.people ?? 0) > 0) return readPeople(database);
  const since = new Date(now.getTime() - 1000 * dayMs);
  return database.transaction((sql) => insertPeople(sql, sampleCommunities, since));
}

async function readPeople(database: Database): Promise<SamplePeople> {
  const rows = await database.query<{ id: string; mail: string }>('select id, mail from person where sample');
  const byMail = new Map(rows.map(({ id, mail }) => [mail, id]));
  const communities = await database.query<{ id: string; slug: string }>('select id, slug from community where sample');
  const bySlug = <T>(value: (slug: string) => T) =>
    Object.fromEntries(communities.map(({ slug }) => [slug, value(slug)]));
  return {
    staff: byMail.get(sampleMails.staff) ?? '',
    secondStaff: byMail.get(sampleMails.secondStaff) ?? '',
    admin: byMail.get(sampleMails.admin) ?? '',
    clerk: bySlug((slug) => byMail.get(sampleMails.clerk(slug)) ?? ''),
    official: bySlug((slug) => byMail.get(sampleMails.official(slug)) ?? ''),
    community: Object.fromEntries(communities.map(({ slug, id }) => [slug, id])),
  };
}

/** A case that has begun is left as it is: whoever interrupted the load, or a visitor, may have gone on with it. */
async function livesToLoad(database: Database): Promise<SampleLife[]> {
  const rows = await database.query<{ initiator: string; counterpart: string }>(
    `select a.slug as initiator, b.slug as counterpart from partnership p
     join community a on a.id = p.initiator_id join community b on b.id = p.counterpart_id`,
  );
  const begun = new Set(rows.map(({ initiator, counterpart }) => `${initiator} ${counterpart}`));
  return sampleLives.filter(({ pair }) => !begun.has(pair.join(' ')));
}

/** Crossing proposals of one pair meet each other, so their steps are taken in order of time. */
async function play(stage: SampleStage, lives: readonly SampleLife[], people: SamplePeople, now: Date): Promise<void> {
  const ids = new Map<SampleLife, string>();
  const steps = lives.flatMap((life) => scheduled(life, now)).sort((a, b) => a.at - b.at);
  for (const { life, step, at } of steps) {
    stage.clock.set(new Date(at));
    if (step === 'begin') ids.set(life, await begin(stage, life, people));
    else await take(stage, ids.get(life) ?? '', step, actorFor(step.by, life, people));
  }
}

interface Scheduled {
  life: SampleLife;
  step: SampleStep | 'begin';
  /** Milliseconds since 1970. */
  at: number;
}

function scheduled(life: SampleLife, now: Date): Scheduled[] {
  const [initiator, counterpart] = life.pair.map(communityOf) as [SampleCommunity, SampleCommunity];
  const begun = now.getTime() - life.ago * dayMs;
  const steps = stepsOf(life, initiator, counterpart);
  return [
    { life, step: 'begin', at: begun },
    ...steps.map((step, index) => ({ life, step, at: begun + step.day * dayMs + index * 61_000 })),
  ];
}

function begin(stage: SampleStage, { pair, kind }: SampleLife, people: SamplePeople): Promise<string> {
  const [initiator, counterpart] = pair;
  return stage.begin(people.clerk[initiator] ?? '', {
    kind,
    initiatorId: people.community[initiator] ?? '',
    counterpartId: people.community[counterpart] ?? '',
  });
}

async function take(stage: SampleStage, id: string, step: SampleStep, actor: ActorRef): Promise<void> {
  if (step.by === 'service') return stage.serve(id, step.action);
  if (step.input === 'hashes') {
    const typedName = 'Sample signature';
    return stage.act(id, step.action, { typedName, consent: true, code: '000000', ...(await stage.hashes(id)) }, actor);
  }
  const yesterday = new Date(stage.clock.now().getTime() - dayMs).toISOString().slice(0, 10);
  const dated = step.action === 'recordApproval' ? { meetingDate: yesterday } : {};
  await stage.act(id, step.action, { ...step.input, ...dated }, actor);
}

function actorFor(by: SampleActor | 'service', { pair }: SampleLife, people: SamplePeople): ActorRef {
  const [initiator, counterpart] = pair;
  const ids: Record<SampleActor, string | undefined> = {
    'initiator.clerk': people.clerk[initiator],
    'counterpart.clerk': people.clerk[counterpart],
    'initiator.official': people.official[initiator],
    'counterpart.official': people.official[counterpart],
    staff: people.staff,
    secondStaff: people.secondStaff,
    clock: undefined,
  };
  const personId = by === 'service' ? undefined : ids[by];
  return personId ? { kind: 'person', personId } : { kind: 'clock' };
}

function byPair(lives: readonly SampleLife[]): SampleLife[][] {
  const groups = new Map<string, SampleLife[]>();
  for (const life of lives) {
    const key = [...life.pair].sort().join(' ');
    groups.set(key, [...(groups.get(key) ?? []), life]);
  }
  return [...groups.values()];
}

const communityOf = (slug: string): SampleCommunity => {
  const found = sampleCommunities.find((community) => community.slug === slug);
  if (!found) throw new Error(`The sample data names no community ${slug}.`);
  return found;
};
