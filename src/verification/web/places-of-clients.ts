import { AppError } from '../../platform/errors.js';

/** So that one client can't take all the places that there are for files. Clients are told apart by their address. */
export class PlacesOfClients {
  private readonly taken = new Map<string, number>();

  constructor(private readonly each: number) {}

  /** @throws AppError `verification.one-after-another` when this client has its places taken already */
  async pass<T>(client: string, work: () => Promise<T>): Promise<T> {
    const taken = this.taken.get(client) ?? 0;
    if (taken >= this.each) throw oneAfterAnother(this.each);
    this.taken.set(client, taken + 1);
    try {
      return await work();
    } finally {
      this.leave(client);
    }
  }

  private leave(client: string): void {
    const left = (this.taken.get(client) ?? 1) - 1;
    if (left > 0) this.taken.set(client, left);
    else this.taken.delete(client);
  }
}

const oneAfterAnother = (most: number): AppError =>
  new AppError({
    kind: 'rate-limited',
    code: 'verification.one-after-another',
    message: `${most} files from your address are being checked already. Send the next one when they are done.`,
    params: { most, retryAfterSeconds: 10 },
  });
