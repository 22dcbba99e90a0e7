import { describe, expect, it } from '@jest/globals';
import { isPublicAddress } from './public-address.js';

const inner: readonly (readonly [what: string, address: string])[] = [
  ['this machine', '127.0.0.1'],
  ['this machine by another number', '127.255.255.254'],
  ['no address yet', '0.0.0.0'],
  ['a private network', '10.1.2.3'],
  ['a private network', '172.31.255.255'],
  ['a private network', '192.168.0.1'],
  ['a cloud’s own service', '169.254.169.254'],
  ['a cloud’s own service', '168.63.129.16'],
  ['a cloud’s own service, mapped', '::ffff:168.63.129.16'],
  ['protocols of the IETF', '192.0.0.192'],
  ['a provider’s inner network', '100.64.0.1'],
  ['a group of receivers', '224.0.0.1'],
  ['everybody', '255.255.255.255'],
  ['documentation', '192.0.2.1'],
  ['benchmarks', '198.18.0.1'],
  ['this machine', '::1'],
  ['nobody', '::'],
  ['this machine, mapped', '::ffff:127.0.0.1'],
  ['this machine, mapped in hexadecimal', '::ffff:7f00:1'],
  ['this machine, as IPv6 once wrote it', '::127.0.0.1'],
  ['a neighbour', 'fe80::1'],
  ['a neighbour on a named cable', 'fe80::1%eth0'],
  ['a private network', 'fd12:3456::1'],
  ['a site of old', 'fec0::1'],
  ['a group of receivers', 'ff02::1'],
  ['an IPv4 network behind a translator', '64:ff9b::7f00:1'],
  ['an IPv4 network behind a translator of its own', '64:ff9b:1::7f00:1'],
  ['an IPv4 network, translated', '::ffff:0:7f00:1'],
  ['an IPv4 network behind 6to4', '2002:7f00:1::'],
  ['Teredo', '2001:0:7f00:1::'],
  ['documentation', '2001:db8::1'],
  ['documentation of later', '3fff::1'],
  ['no address at all', 'city.example'],
  ['nothing', ''],
];

describe('an address of the Internet', () => {
  it.each(inner)('is not %s: %s', (_what, address) => expect(isPublicAddress(address)).toBe(false));

  it.each(['93.184.215.14', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:2800:21f::1', '::ffff:8.8.8.8'])(
    'is %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});
