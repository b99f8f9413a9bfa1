import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { ChannelError } from '@hilo/channel-kit';
import { givesCredentials, isPublicAddress, isThisMachine } from '@hilo/channel-kit/server';

/** True for an address inside the own network, or of no place on the Internet. This machine is neither. */
export const isPrivateAddress = (address: string): boolean =>
  !isPublicAddress(address) && !isThisMachine(address);

/**
 * The address to connect to, looked up once, so that a name cannot point elsewhere a moment later; `servername` is
 * what the certificate must say, null for a bare address. This machine itself is allowed: a mail server may run here.
 * @throws ChannelError `transient` where the name is not found, `permanent` where it leads into a network that is closed
 */
export const resolveHost = async (
  host: string,
  allowPrivateHosts: boolean,
): Promise<{ address: string; servername: string | null }> => {
  const bare = host.replace(/^\[|\]$/g, '');
  const isAddress = isIP(bare) !== 0;
  const addresses = isAddress ? [bare] : await lookUp(bare);
  const address = addresses.find((one) =>
    allowPrivateHosts ? !givesCredentials(one) : !isPrivateAddress(one),
  );
  if (address === undefined)
    throw new ChannelError(
      'permanent',
      allowPrivateHosts
        ? 'the host has a link-local address, where no mail server is'
        : 'the host is on a private network, which this server may not reach (HILO_ALLOW_PRIVATE_HOSTS)',
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
