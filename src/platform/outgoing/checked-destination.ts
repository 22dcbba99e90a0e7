import { isIP } from 'node:net';
import type { DestinationRules } from './destination-rules.js';
import type { NameResolver } from './name-resolver.js';
import { OutgoingFailed } from './outgoing-failed.js';

/** Where a call goes: the address that was asked for, and the numbers that were found to be allowed. */
export interface Destination {
  readonly url: URL;
  readonly addresses: readonly string[];
}

const longest = 2_000;

/** What can be said without asking a name server. @throws OutgoingFailed */
export function checkedUrl(text: string, { allows, plainHttp }: DestinationRules): URL {
  const url = URL.canParse(text) && text.length <= longest ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash)
    throw new OutgoingFailed('address-invalid');
  if (url.protocol !== 'https:' && !plainHttp) throw new OutgoingFailed('not-https');
  if (isOwnName(hostOf(url)) && !allows('127.0.0.1')) throw new OutgoingFailed('address-refused');
  if (isIP(hostOf(url)) && !allows(hostOf(url))) throw new OutgoingFailed('address-refused');
  return url;
}

/**
 * Names are asked for once, and the call goes to these very numbers: a name that answers differently a moment later leads
 * nowhere else. A name with one private number among its others is refused whole. @throws OutgoingFailed
 */
export async function checkedDestination(
  text: string,
  rules: DestinationRules,
  resolver: NameResolver,
): Promise<Destination> {
  const url = checkedUrl(text, rules);
  const host = hostOf(url);
  const addresses = isIP(host) ? [host] : await resolver.addressesOf(host);
  if (addresses.length === 0) throw new OutgoingFailed('name-unknown');
  if (!addresses.every(rules.allows)) throw new OutgoingFailed('address-refused');
  return { url, addresses };
}

/** Name servers know nothing of it (RFC 6761): whoever types it hears why it is refused, not that it is unknown. */
const isOwnName = (host: string): boolean => /(?:^|\.)localhost\.?$/.test(host);
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');
