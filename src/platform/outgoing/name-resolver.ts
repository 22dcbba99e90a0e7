import { lookup, Resolver } from 'node:dns/promises';

/** All addresses of a name; empty when there is none. */
export abstract class NameResolver {
  abstract addressesOf(host: string): Promise<string[]>;
}

/**
 * Asks name servers itself. The operating system's resolver would keep one of few threads for each name that doesn't
 * answer, and with all of them taken the process could neither read a file nor hash anything.
 */
export class DnsResolver extends NameResolver {
  private readonly resolver = new Resolver({ timeout: 2_000, tries: 2 });

  async addressesOf(host: string): Promise<string[]> {
    const found = await Promise.allSettled([this.resolver.resolve4(host), this.resolver.resolve6(host)]);
    return found.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  }
}

/** As every program of this machine does, `localhost` and names of containers included: for development. */
export class SystemResolver extends NameResolver {
  async addressesOf(host: string): Promise<string[]> {
    const found = await lookup(host, { all: true }).catch(() => []);
    return found.map(({ address }) => address);
  }
}
