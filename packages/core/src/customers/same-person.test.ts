import { describe, expect, it } from 'vitest';
import { reasonsToJoin, withoutTag } from './same-person.ts';

const known = (name: string | null, ...values: string[]) => ({
  name,
  identities: values.map((value) => ({ kind: 'mailAddress', value, isVerified: false })),
});

describe('reasonsToJoin', () => {
  it.each([
    ['a tag against none', known(null, 'ana@x.es'), known(null, 'ana+shop@x.es'), false, ['plusTag']],
    ['two tags', known(null, 'ana+a@x.es'), known(null, 'ana+b@x.es'), false, ['plusTag']],
    [
      'a domain as it is typed and as it travels',
      known(null, 'ana@españa.example'),
      known(null, 'ana@xn--espaa-rta.example'),
      false,
      ['sameAddress'],
    ],
    ['a tag at another house', known(null, 'ana+a@x.es'), known(null, 'ana@y.es'), false, []],
    ['the same name apart', known('Ana Gil', 'a@x.es'), known('Ana Gil', 'b@x.es'), false, []],
    [
      'the same name in one ticket, accents aside',
      known('ANA  Gíl', 'a@x.es'),
      known('Ana Gil', 'b@x.es'),
      true,
      ['sameName', 'wroteFromBothOnTicket'],
    ],
    ['a first name in one ticket', known('Ana', 'a@x.es'), known('Ana', 'b@x.es'), true, []],
    ['no names in one ticket', known(null, 'a@x.es'), known(null, 'b@x.es'), true, []],
  ] as const)('%s', (_case, one, other, inOne, expected) => {
    expect(reasonsToJoin(one, other, inOne)).toEqual(expected);
    expect(reasonsToJoin(other, one, inOne)).toEqual(expected);
  });

  it('counts what both proved, in whatever kind', () => {
    const proved = (kind: string) => ({ name: null, identities: [{ kind, value: '1', isVerified: true }] });
    expect(reasonsToJoin(proved('phone'), proved('chatPhone'), false)).toEqual(['sameVerifiedIdentity']);
  });
});

describe('withoutTag', () => {
  it.each([
    ['ana+x@y.es', 'ana@y.es'],
    ['ana@y.es', null],
    ['+x@y.es', null],
    ['ana@y+z.es', null],
  ])('%s → %s', (address, expected) => {
    expect(withoutTag(address)).toBe(expected);
  });
});
