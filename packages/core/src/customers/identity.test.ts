import { expect, it } from 'vitest';
import { normaliseIdentity } from './identity.ts';

it.each([
  [' Ana@Mail.Example ', 'ana@mail.example'],
  ['ana@españa.example', 'ana@xn--espaa-rta.example'],
  ['ANA@ESPAÑA.EXAMPLE', 'ana@xn--espaa-rta.example'],
  // The same letters, the tilde on its own.
  ['ana@espan\u0303a.example', 'ana@xn--espaa-rta.example'],
  ['ana@XN--espaa-rta.example', 'ana@xn--espaa-rta.example'],
  ['pen\u0303a@mail.example', 'peña@mail.example'],
  // No domains: nobody becomes another by them.
  ['ana@ñ/x.example', 'ana@ñ/x.example'],
  ['ana@１２３', 'ana@１２３'],
  ['ana@[IPv6:::1]', 'ana@[ipv6:::1]'],
  ['Ana', 'ana'],
  ['ana@', 'ana@'],
])('%s is %s', (typed, normal) => {
  expect(normaliseIdentity('mailAddress', typed)).toBe(normal);
  expect(normaliseIdentity('mailAddress', normal)).toBe(normal);
});
