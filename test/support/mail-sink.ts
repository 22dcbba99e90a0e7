import type { AddressInfo, Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Sunk {
  readonly to: string;
  /** Envelope sender. */
  readonly from: string;
  readonly messageId: string;
  readonly mail: ParsedMail;
}

/** A real mail server that keeps what it gets and fails on request. */
export class MailSink {
  readonly mails: Sunk[] = [];
  /** Answers to an address before any mail is taken: a code and a text, or null to take it. */
  refuse: (address: string) => { code: number; text: string } | null = () => null;
  /** Called after a whole mail was taken and before the client is told; `drop` breaks the connection. */
  afterData: (sunk: Sunk, drop: () => void) => void = () => {};
  /** Whether the server dies while this recipient's mail is still coming in. */
  diesInData: (address: string) => boolean = () => false;
  /** Milliseconds before an address is answered. */
  delay = 0;
  private server: SMTPServer | null = null;
  private port = 0;

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const server = this.made();
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server) await new Promise<void>((resolve) => server.close(resolve));
  }

  private made(): SMTPServer {
    const sockets = new Map<string, Socket>();
    const server: SMTPServer = new SMTPServer({
      authOptional: true,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('Wrong password')),
      disabledCommands: ['STARTTLS'],
      closeTimeout: 100,
      onRcptTo: ({ address }, _session, done) => {
        const refused = this.refuse(address);
        const answer = refused && Object.assign(new Error(refused.text), { responseCode: refused.code });
        setTimeout(() => done(answer), this.delay).unref();
      },
      onData: (stream, session, done) => {
        if (this.diesInData(session.envelope.rcptTo[0]?.address ?? '')) {
          stream.resume();
          sockets.get(session.remotePort.toString())?.destroy();
          return;
        }
        void simpleParser(stream).then((mail) => {
          const to = session.envelope.rcptTo[0]?.address ?? '';
          const { mailFrom } = session.envelope;
          const from = mailFrom ? mailFrom.address : '';
          const sunk = { to, from, messageId: mail.messageId ?? '', mail };
          this.mails.push(sunk);
          let dropped = false;
          this.afterData(sunk, () => {
            dropped = true;
            sockets.get(session.remotePort.toString())?.destroy();
          });
          if (!dropped) done();
          // whoever broke off before the end has sent nothing
        }, done);
      },
    });
    server.server.on('connection', (socket: Socket) => sockets.set(String(socket.remotePort), socket));
    server.on('error', () => {});
    return server;
  }
}
