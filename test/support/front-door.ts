import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/** An address under the name `localhost` before a server that only gets its port later: passkeys need a name. */
export class FrontDoor {
  private target = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async open(): Promise<FrontDoor> {
    const server = createServer();
    const door = new FrontDoor(server);
    server.on('connection', (socket) => door.lead(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return door;
  }

  get origin(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  leadTo(origin: string): void {
    this.target = Number(new URL(origin).port);
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private lead(socket: Socket): void {
    const onward = connect(this.target, '127.0.0.1');
    for (const end of [socket, onward]) {
      this.sockets.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => this.sockets.delete(end));
    }
    socket.pipe(onward);
    onward.pipe(socket);
  }
}
