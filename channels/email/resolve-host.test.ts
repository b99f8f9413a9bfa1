import { describe, expect, it } from 'vitest';
import { isPrivateAddress, resolveHost } from './resolve-host.ts';

describe('resolveHost', () => {
  it.each([
    '10.1.2.3',
    '192.168.1.1',
    '172.20.0.1',
    '100.64.0.1',
    'fd00::1',
    '0.0.0.0',
    '::',
    '::ffff:10.0.0.1',
  ])('refuses %s, unless the process allows it', async (address) => {
    expect(isPrivateAddress(address)).toBe(true);
    await expect(resolveHost(address, false)).rejects.toMatchObject({ code: 'permanent' });
    expect(await resolveHost(address, true)).toEqual({ address, servername: null });
  });

  it.each(['169.254.169.254', 'fe80::1', '::ffff:169.254.169.254'])(
    'refuses %s, whatever the process allows: a cloud keeps credentials there',
    async (address) => {
      for (const allowPrivateHosts of [false, true])
        await expect(resolveHost(address, allowPrivateHosts)).rejects.toMatchObject({ code: 'permanent' });
    },
  );

  it.each(['8.8.8.8', '2606:4700:4700::1111', '127.0.0.1', '::1'])('connects to %s', async (address) => {
    expect(await resolveHost(address, false)).toEqual({ address, servername: null });
  });

  it('looks a name up once and keeps it for the certificate', async () => {
    expect(await resolveHost('localhost', false)).toMatchObject({ servername: 'localhost' });
  });

  it('says that a name is not found', async () => {
    await expect(resolveHost('no-such-host.invalid', false)).rejects.toMatchObject({ code: 'transient' });
  });
});
