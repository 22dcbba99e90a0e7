import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleMails } from '../../src/sample-data/people.js';
import { ApiCaller } from '../support/api-caller.js';
import { keyOf, ObjectStorage } from '../support/object-storage.js';
import { PagesWorld } from '../support/pages-world.js';
import { aPng } from '../support/picture-files.js';

describe('the product with S3_URL', () => {
  let storage: ObjectStorage;
  let world: PagesWorld;
  let staff: ApiCaller;

  beforeAll(async () => {
    storage = await ObjectStorage.open();
    world = await PagesWorld.open({ env: { S3_URL: storage.url() } });
    staff = await ApiCaller.as(world, sampleMails.staff);
  }, 60_000);
  afterAll(async () => {
    await world?.close();
    await storage?.close();
  });

  const setArms = async (width: number) => {
    const { id } = (await staff.get('/communities/oakland')).json;
    return staff.send('PUT', `/communities/${id}/arms`, {
      raw: aPng({ width }),
      headers: { 'Content-Type': 'image/png' },
    });
  };
  const arms = () => fetch(`${world.origin}/communities/oakland/arms`);
  const ready = async () => (await fetch(`${world.origin}/health/ready`)).json();

  it('keeps documents there, and is ready', async () => {
    const { json } = await setArms(8);
    expect(storage.keys()).toEqual([keyOf(String(json.armsSha256))]);
    expect(Buffer.from(await (await arms()).arrayBuffer())).toEqual(storage.bytesAt(keyOf(String(json.armsSha256))));
    expect(await ready()).toMatchObject({ status: 'ready', checks: { documents: 'ok' }, reasons: [] });
  });

  it('asks for a moment’s patience while the store is away, keeps nothing by halves, and goes on afterwards', async () => {
    const before = (await staff.get('/communities/oakland')).json;
    await storage.stop();
    expect(await ready()).toMatchObject({ status: 'degraded', checks: { database: 'ok', documents: 'away' } });
    const [shown, set] = [await arms(), await setArms(9)];
    const told = ['retry-after', 'cache-control'].map((name) => shown.headers.get(name));
    expect([shown.status, ...told]).toEqual([503, '5', 'no-store']);
    expect(set).toMatchObject({ status: 503, json: { code: 'document.store-away' } });
    expect((await staff.get('/communities/oakland')).json).toEqual(before);
    await storage.start();
    expect([(await arms()).status, (await setArms(9)).status]).toEqual([200, 200]);
  }, 60_000);

  it('says that something is wrong when an object was altered, and gives none of it away', async () => {
    const { json } = await setArms(10);
    storage.alter(keyOf(String(json.armsSha256)), Buffer.from('altered'));
    const answer = await arms();
    expect([answer.status, (await answer.text()).includes('altered')]).toEqual([500, false]);
  });
});

describe('the product with a bucket in S3_URL that there isn’t', () => {
  let storage: ObjectStorage;
  let world: PagesWorld;

  beforeAll(async () => {
    storage = await ObjectStorage.open();
    world = await PagesWorld.open({ env: { S3_URL: storage.url('entente', 'S3RVER:S3RVER', 'nowhere') } });
  }, 60_000);
  afterAll(async () => {
    await world?.close();
    await storage?.close();
  });

  it('says that documents can’t be kept, before anybody brings one', async () => {
    const answer = await fetch(`${world.origin}/health/ready`);
    expect(await answer.json()).toMatchObject({ status: 'degraded', checks: { documents: 'away' } });
  });
});
