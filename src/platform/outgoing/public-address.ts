import ipaddr from 'ipaddr.js';

/** Numbers of the Internet that lead to the services of one's own provider: Azure's for each of its machines. */
const ofProviders: ReadonlySet<string> = new Set(['168.63.129.16']);

/**
 * Whether an address of the Internet can be behind this text: not one of this machine, of a private network, of a
 * provider's inner network or of a group of receivers. An IPv6 address that carries an IPv4 address is what that is.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.kind() === 'ipv4') return address.range() === 'unicast' && !ofProviders.has(address.toString());
  return address.range() === 'unicast' && isGlobalUnicast(address as ipaddr.IPv6);
}

/** 2000::/3 is all of IPv6 that was ever given out (RFC 4291, 2.4); the deprecated `::127.0.0.1` isn't in it. */
const isGlobalUnicast = (address: ipaddr.IPv6): boolean => address.match(ipaddr.IPv6.parse('2000::'), 3);
