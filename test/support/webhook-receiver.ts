import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCall {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Answer = (response: ServerResponse, call: ReceivedCall) => void;

/** Somebody's program that takes webhooks, and how it behaves at the moment. */
export class WebhookReceiver {
  readonly calls: ReceivedCall[] = [];
  /** How many calls were open at once, at most. */
  mostOpen = 0;
  private open = 0;
  private answer: Answer = (response) => response.end('thank you');

  private constructor(private readonly server: Server) {}

  static async open(address = '127.0.0.1'): Promise<WebhookReceiver> {
    const server = createServer((request, response) => {
      receiver.open += 1;
      receiver.mostOpen = Math.max(receiver.mostOpen, receiver.open);
      response.on('close', () => {
        receiver.open -= 1;
      });
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const body = Buffer.concat(parts).toString();
        const call = { path: request.url ?? '', headers: request.headers, body };
        receiver.calls.push(call);
        receiver.answer(response, call);
      });
    });
    const receiver = new WebhookReceiver(server);
    await new Promise<void>((resolve) => server.listen(0, address, resolve));
    return receiver;
  }

  get url(): string {
    const { address, port } = this.server.address() as AddressInfo;
    return `http://${address}:${port}/hook`;
  }

  answers(status: number, headers: Record<string, string> = {}, body = ''): this {
    this.answer = (response) => response.writeHead(status, headers).end(body);
    return this;
  }

  behaves(answer: Answer): this {
    this.answer = answer;
    return this;
  }

  hangs(): this {
    this.answer = () => {};
    return this;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
