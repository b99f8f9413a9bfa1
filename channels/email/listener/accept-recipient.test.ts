import { describe, expect, it } from 'vitest';
import { acceptRecipient, type ListeningChannel } from './accept-recipient.ts';

const channel = (addresses: string[], tokens: string[] = []): ListeningChannel => ({
  addresses,
  taggable: addresses,
  knowsReplyToken: async (token) => tokens.includes(token),
});
const near = { ip: '127.0.0.1', sender: 'ana@example.org' };
const far = { ip: '192.0.2.1', sender: 'ana@example.org' };
const open = channel([]);
const shop = channel(['soporte@tienda.example', 'ventas@tienda.example'], ['goodtoken1234567']);
const other = channel(['info@otra.example']);
const report = 'soporte+hilo.0192f0c1-aaaa-7bbb-8ccc-ddddeeeeffff@tienda.example';

describe('acceptRecipient', () => {
  it.each([
    ['nothing configured, from this machine', [open], near, 'who@ever.example', [open]],
    [
      'nothing configured, from this machine by IPv6',
      [open],
      { ...near, ip: '::1' },
      'who@ever.example',
      [open],
    ],
    ['nothing configured, from afar', [open], far, 'who@ever.example', []],
    ['an address of one channel', [shop, other], far, 'soporte@tienda.example', [shop]],
    ['an address in capitals', [shop, other], far, 'Soporte@Tienda.EXAMPLE', [shop]],
    ['somebody else', [shop, other], far, 'nadie@tienda.example', []],
    ['somebody else, from this machine', [shop, other], near, 'nadie@tienda.example', []],
    ['anybody, once another channel has an address', [open, shop], near, 'who@ever.example', []],
    ['a good token', [shop, other], far, 'soporte+goodtoken1234567@tienda.example', [shop]],
    ['a good token in capitals', [shop], far, 'SOPORTE+GOODTOKEN1234567@tienda.example', [shop]],
    ['a wrong token', [shop, other], far, 'soporte+wrongtoken123456@tienda.example', []],
    ['a good token at an address that is not ours', [shop], far, 'nadie+goodtoken1234567@tienda.example', []],
    ['a good token of another channel', [other], far, 'info+goodtoken1234567@otra.example', []],
    ['a report on a mail of ours', [shop], { ...far, sender: '' }, report, [shop]],
    ['a mail that only claims to be a report', [shop], far, report, []],
    [
      'two channels of one address',
      [shop, channel(['soporte@tienda.example'])],
      far,
      'soporte@tienda.example',
      2,
    ],
  ] as const)('%s', async (_, channels, client, recipient, expected) => {
    const takers = await acceptRecipient([...channels], client, recipient);
    if (typeof expected === 'number') expect(takers).toHaveLength(expected);
    else expect(takers).toEqual(expected);
  });
});
