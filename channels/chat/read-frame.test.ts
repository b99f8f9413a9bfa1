import { expect, it } from 'vitest';
import { readName } from './files.ts';
import { readAddress, readFrame } from './read-frame.ts';

it.each(['a\0b@shop.example', 'ana\u202e@shop.example', 'ana@sh\ud800op.example', 'ana\u200b@shop.example'])(
  '%j is no address',
  (typed) => expect(readAddress(typed)).toBeNull(),
);

it('is an address as people write it', () => {
  expect(readAddress(' Ana.Núñez@Shop.example ')).toBe('ana.núñez@shop.example');
});

it('takes out of a name what no table keeps and what turns it round', () => {
  const frame = (name: string) =>
    readFrame(JSON.stringify({ type: 'address', clientId: 'a'.repeat(32), address: null, name }));
  expect(frame(' A\0na\u202e Núñez \ud800')).toMatchObject({ name: 'Ana Núñez \ufffd' });
});

it.each([
  ['../../etc/factura\u202efdp.exe', 'facturafdp.exe'],
  ['a\0\n.txt', 'a.txt'],
  ['\u202e', 'file'],
])('%j is the file %j', (given, name) => expect(readName(encodeURIComponent(given))).toBe(name));

it('cuts a long name between two letters', () => {
  expect(readName(encodeURIComponent(`a${'😀'.repeat(150)}`)).isWellFormed()).toBe(true);
});
