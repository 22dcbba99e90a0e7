import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { projectRoot } from '../../src/platform/config/project-root.js';
import { withClient } from '../../src/platform/database/embedded/connection.js';
import { FormVisitor } from '../support/form-visitor.js';
import { type Program, runProgram } from '../support/program.js';
import { testDatabase, testQueue, type TestDatabase } from '../support/services.js';

const main = path.join(projectRoot(), 'dist', 'main.js');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('Two webs and two workers on one PostgreSQL', () => {
  let db: TestDatabase;
  let smtp: SMTPServer;
  let folder: string;
  const mails: ParsedMail[] = [];
  const programs: Program[] = [];
  const ports: number[] = [];

  beforeAll(async () => {
    db = await testDatabase();
    folder = mkdtempSync(path.join(tmpdir(), 'entente-roles-'));
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        simpleParser(stream).then((mail) => {
          mails.push(mail);
          done();
        }, done);
      },
    });
    const smtpPort = await freePort();
    await new Promise<void>((resolve) => smtp.listen(smtpPort, '127.0.0.1', resolve));
    const { redisUrl } = await testQueue();
    const common = {
      DATABASE_URL: db.url,
      SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
      SECRET_KEY: randomBytes(32).toString('hex'),
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
      ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    };
    for (const role of ['web', 'worker', 'web', 'worker']) {
      const port = await freePort();
      ports.push(port);
      programs.push(
        runProgram(main, { ...common, ROLE: role, PORT: String(port), BASE_URL: `http://localhost:${ports[0]}` }),
      );
    }
    // all at once on an empty database: one migrates, the others wait
    await Promise.all(programs.map((program) => program.line('Entente')));
  }, 60_000);

  afterAll(async () => {
    const codes = await Promise.all(programs.map((program) => program.stop()));
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
    await db.drop();
    rmSync(folder, { recursive: true });
    expect(codes).toEqual([0, 0, 0, 0]);
  }, 60_000);

  it('are ready, each in its role', async () => {
    for (const port of ports) {
      const answer = await fetch(`http://127.0.0.1:${port}/health/ready`);
      expect([port, answer.status, await answer.text()]).toEqual([port, 200, expect.any(String)]);
    }
    const [web, worker] = await Promise.all(
      ports.slice(0, 2).map((port) => fetch(`http://127.0.0.1:${port}/register`)),
    );
    expect([web?.status, worker?.status]).toEqual([200, 404]);
  });

  it('sign people in across processes: asked at one web, mailed by a worker, entered at the other', async () => {
    await withClient(db.url, (client) =>
      client.query('insert into person (id, name, mail, staff) values ($1, $2, $3, true)', [
        '0197f3a0-0000-7000-8000-000000000001',
        'Ana Example',
        'ana@example.org',
      ]),
    );
    const visitor = new FormVisitor(`http://localhost:${ports[0]}`);
    const page = await visitor.get(`http://127.0.0.1:${ports[0]}/sign-in`);
    const asked = await visitor.post(`http://127.0.0.1:${ports[2]}/sign-in`, page, { mail: 'ana@example.org' });
    expect(asked.status).toBe(303);
    const code = await mailedCode();
    const next = `http://127.0.0.1:${ports[0]}${asked.headers.get('location')}`;
    const entered = await visitor.post(next, await visitor.get(next), { code });
    expect(entered.status).toBe(303);
    const account = await visitor.get(`http://127.0.0.1:${ports[2]}/account`);
    expect(account).toContain('Ana Example');
  }, 30_000);

  async function mailedCode(): Promise<string> {
    for (;;) {
      const code = mails.map((mail) => /\b\d{6}\b/.exec(mail.text ?? '')?.[0]).find((each) => each !== undefined);
      if (code) return code;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
});
