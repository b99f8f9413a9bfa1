import { isIPv6 } from 'node:net';

/** A server beside us, such as a proxy or a mail server, which speaks for others. */
export const isThisMachine = (ip: string): boolean => ip === '::1' || /^(?:::ffff:)?127\./i.test(ip);

/**
 * By what a caller is counted: an IPv4 address, or the /64 that one IPv6 customer has to himself (RFC 6177). Whoever
 * counts by bare addresses gives such a customer as many tries as he has addresses.
 */
export const networkOf = (ip: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  const bare = ip.replace(/%.*$/, '');
  if (!isIPv6(bare)) return bare;
  const [head = '', tail] = bare.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
};
