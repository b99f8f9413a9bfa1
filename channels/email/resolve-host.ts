import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { ChannelError } from '@hilo/channel-kit';

const inward = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inward.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inward.addSubnet(net, bits, 'ipv6');
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** True for an address inside the own network (RFC 6890). An IPv4 address inside IPv6 is judged as IPv4. */
export const isPrivateAddress = (address: string): boolean => {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  return inward.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
};

const isOwnMachine = (address: string): boolean =>
  loopback.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/**
 * The address to connect to, looked up once, so that a name cannot point elsewhere a moment later; `servername` is
 * what the certificate must say, null for a bare address. This machine itself is allowed: a mail server may run here.
 * @throws ChannelError `transient` where the name is not found, `permanent` where it leads into the own network
 */
export const resolveHost = async (
  host: string,
  allowPrivateHosts: boolean,
): Promise<{ address: string; servername: string | null }> => {
  const bare = host.replace(/^\[|\]$/g, '');
  const isAddress = isIP(bare) !== 0;
  const addresses = isAddress ? [bare] : await lookUp(bare);
  const address = addresses.find((one) => allowPrivateHosts || isOwnMachine(one) || !isPrivateAddress(one));
  if (address === undefined)
    throw new ChannelError(
      'permanent',
      'the host is on a private network, which this server may not reach (HILO_ALLOW_PRIVATE_HOSTS)',
    );
  return { address, servername: isAddress ? null : bare };
};

const lookUp = async (name: string): Promise<string[]> => {
  try {
    return (await lookup(name, { all: true, order: 'ipv4first' })).map(({ address }) => address);
  } catch (error) {
    throw new ChannelError('transient', 'the name of the mail server is not found', { cause: error });
  }
};
