import net from 'node:net';

/** A server that can go away and come back, in front of one that is shared and mustn't. */
export class CuttableProxy {
  private readonly sockets = new Set<net.Socket>();
  private readonly server: net.Server;
  private port = 0;

  constructor(target: { host: string; port: number }) {
    this.server = net.createServer((near) => {
      const far = net.connect(target);
      for (const [socket, peer] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(socket);
        socket.on('error', () => {});
        socket.on('close', () => {
          this.sockets.delete(socket);
          peer.destroy();
        });
      }
      near.pipe(far).pipe(near);
    });
  }

  /** Returns the port, which stays the same. */
  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as net.AddressInfo).port;
    return this.port;
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }
}
