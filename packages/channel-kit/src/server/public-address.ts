import { BlockList, isIP } from 'node:net';

/** What is not on the public Internet: IANA special-purpose registries (RFC 6890 and its updates). */
const closed = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local, with the metadata services of clouds.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(net, bits, 'ipv4');

/** Only global unicast (2000::/3) is open; inside it, what carries an IPv4 address or is for documentation is not. */
const open6 = new BlockList();
open6.addSubnet('2000::', 3, 'ipv6');
const closed6 = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed6.addSubnet(net, bits, 'ipv6');

/** May somebody else's choice of address be connected to? Unknown notations are not. */
export const isPublicAddress = (address: string): boolean => {
  switch (isIP(address)) {
    case 4:
      return !closed.check(address, 'ipv4');
    case 6:
      // Everything outside 2000::/3 is closed: loopback, ULA, link-local, mapped (::ffff:…) and translated (64:ff9b::…).
      return open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
    default:
      return false;
  }
};

const credentials = new BlockList();
credentials.addSubnet('169.254.0.0', 16, 'ipv4');
credentials.addSubnet('fe80::', 10, 'ipv6');
// What stands for 169.254.0.0/16 behind a translator (64:ff9b::/96) and in 6to4.
credentials.addSubnet('64:ff9b::a9fe:0', 112, 'ipv6');
credentials.addSubnet('2002:a9fe::', 32, 'ipv6');
// Clouds that chose another place, though it is not link-local: Amazon over IPv6, Alibaba, Azure, Oracle.
credentials.addAddress('fd00:ec2::254', 'ipv6');
for (const address of ['100.100.100.200', '168.63.129.16', '192.0.0.192'])
  credentials.addAddress(address, 'ipv4');

/** Where clouds give a machine its credentials to whoever asks. Nobody's server is there, in no network. */
export const givesCredentials = (address: string): boolean => {
  const family = isIP(address);
  return family !== 0 && credentials.check(address, family === 4 ? 'ipv4' : 'ipv6');
};
