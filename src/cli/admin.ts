import 'reflect-metadata';
import { ChangeStaffRoles } from '../accounts/application/staff-roles.js';
import { People } from '../accounts/application/people.js';
import { Sessions } from '../accounts/application/sessions.js';
import { SystemClock } from '../platform/clock/clock.js';
import { runCommandLine } from '../platform/command-line.js';
import { Database } from '../platform/database/database.js';
import { useDatabase } from '../platform/database/use-database.js';
import { type AdminCommand, readAdminCommand, usage } from './admin-command.js';

/** `npm run admin -- add <mail> | list | remove <mail>`: the first admin, and whoever else has the keys to the house. */
await runCommandLine(async (config) => {
  const command = readAdminCommand(process.argv.slice(2));
  if (command) return useDatabase(config, ({ dataSource }) => run(command, new Database(dataSource)));
  console.error(usage);
  return 2;
});

async function run(command: AdminCommand, database: Database): Promise<number> {
  const clock = new SystemClock();
  const people = new People(database, clock);
  const roles = new ChangeStaffRoles(database, new Sessions(database, clock), clock);
  if (command.do === 'add') return add(command, people, roles);
  return command.do === 'remove' ? remove(command.mail, people, roles) : list(people);
}

type Add = Extract<AdminCommand, { do: 'add' }>;

async function add({ mail, name, staff }: Add, people: People, roles: ChangeStaffRoles): Promise<number> {
  const person = await people.findOrCreate({ mail, name: name ?? nameFrom(mail) });
  if (name !== null && person.name !== name) await people.rename(person.id, name);
  await roles.execute(person.id, { staff: person.staff || staff, admin: person.admin || !staff }, 'command-line');
  console.log(`${mail} is ${staff ? 'staff' : 'an admin'} now, and signs in with a link that is mailed there.`);
  return 0;
}

async function remove(mail: string, people: People, roles: ChangeStaffRoles): Promise<number> {
  const person = await people.findByMail(mail);
  if (!person || !(person.staff || person.admin)) {
    console.error(`${mail} is neither admin nor staff.`);
    return 1;
  }
  await roles.execute(person.id, { staff: false, admin: false }, 'command-line');
  console.log(`${mail} is neither admin nor staff any more; sessions and keys have ended.`);
  return 0;
}

async function list(people: People): Promise<number> {
  const all = await people.staffAndAdmins();
  for (const { mail, name, admin } of all) console.log(`${admin ? 'admin' : 'staff'}  ${mail}  ${name}`);
  if (all.length === 0) console.log('Nobody is admin or staff. Add the first: npm run admin -- add <mail>');
  return 0;
}

/** `ana.ruiz@example.org` to `Ana Ruiz`, until the person says otherwise. */
function nameFrom(mail: string): string {
  const words = (mail.split('@')[0] ?? mail).split(/[._+-]+/).filter((word) => word !== '');
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join(' ') || mail;
}
