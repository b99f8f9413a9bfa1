import type { LookupFunction } from 'node:net';

/** For a request: the address that was checked and no other, whatever its name resolves to by now. */
export const lookupOnly = (address: string): LookupFunction => {
  const family = address.includes(':') ? 6 : 4;
  return (_host, options, callback) =>
    options.all ? callback(null, [{ address, family }]) : callback(null, address, family);
};
