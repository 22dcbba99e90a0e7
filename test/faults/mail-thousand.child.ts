import { openDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import { SmtpMailTransport } from '../../src/platform/mail/smtp-mail-transport.js';
import { postOffice } from '../support/mail-post.js';
import { mailWorld } from '../support/mail-world.js';

/** A worker that sends what is due until it is killed. */
const [, , url = '', smtpUrl = '', now = ''] = process.argv;
const database = new Database(await openDataSource({ url, applicationName: 'entente child' }));
const world = await mailWorld(database);
world.clock.set(new Date(now));
const post = postOffice(world, new SmtpMailTransport({ url: smtpUrl }));
console.log('sending');
await post.sendDue(5);
console.log('done');
process.exit(0);
