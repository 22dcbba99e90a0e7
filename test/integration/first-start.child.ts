import 'reflect-metadata';
import { openDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import { aKeyRing } from '../support/a-key-ring.js';
import { fingerprintOf } from '../support/a-seal-authority.js';

/** Asks for the registry's key and a community's, as a process does that starts beside others. */
const [url = '', community = ''] = process.argv.slice(2);
const dataSource = await openDataSource({ url, poolSize: 4 });
const database = new Database(dataSource);
const { keys } = aKeyRing(database);
console.log('ready');
await database.query('select pg_advisory_lock_shared(1)');
const [registry, own, authority] = await Promise.all([keys.registry(), keys.ofCommunity(community), keys.authority()]);
const certificates = [registry.signer.certificate, own.signer.certificate, ...authority.certificates];
console.log(`keys ${certificates.map(fingerprintOf).join(' ')}`);
await dataSource.destroy();
