import { lookup } from 'node:dns/promises';
import { givesCredentials, isPublicAddress } from '@hilo/channel-kit/server';

/** An address of the web that somebody else chose, and the one network address that may be connected to for it. */
export type Target = { url: URL; address: string };
export type TargetRules = { isAllowed(address: string): boolean; resolve(host: string): Promise<string[]> };

const resolve = async (host: string): Promise<string[]> =>
  (await lookup(host, { all: true })).map((entry) => entry.address);

/** Public addresses alone. */
export const publicRules: TargetRules = { isAllowed: isPublicAddress, resolve };

/** One's own network too, for an installation that says so. */
export const ownNetworkRules: TargetRules = { isAllowed: (address) => !givesCredentials(address), resolve };

export class TargetError extends Error {
  readonly code: 'url' | 'dns' | 'address';
  constructor(code: 'url' | 'dns' | 'address', message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'TargetError';
    this.code = code;
  }
}

/**
 * Resolves the name once; every address of it must be allowed. @throws TargetError
 */
export const checkedTarget = async (text: string, rules: TargetRules): Promise<Target> => {
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new TargetError('url', 'not http');
  if (url.username !== '' || url.password !== '') throw new TargetError('url', 'credentials in the address');
  // The URL parser has already turned decimal, octal and hex spellings of an IPv4 address into the plain one.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = await rules.resolve(host).catch((cause: unknown) => {
    throw new TargetError('dns', 'the name is not known', cause);
  });
  const [first] = addresses;
  if (first === undefined || !addresses.every(rules.isAllowed))
    throw new TargetError('address', 'not a public address');
  return { url, address: first };
};
