import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddresses } from './read-addresses.ts';

const cases: [string, [string | null, string | null][]][] = [
  ['ana@example.org', [[null, 'ana@example.org']]],
  ['Ana Gil <ana@example.org>', [['Ana Gil', 'ana@example.org']]],
  [
    '"Gil, Ana" <ana@example.org>, b@example.org',
    [
      ['Gil, Ana', 'ana@example.org'],
      [null, 'b@example.org'],
    ],
  ],
  ['Gil, Ana <ana@example.org>', [['Gil, Ana', 'ana@example.org']]],
  ['"Ana \\"la jefa\\" Gil" <ana@example.org>', [['Ana "la jefa" Gil', 'ana@example.org']]],
  ['<ana@example.org>', [[null, 'ana@example.org']]],
  ['<<ana@example.org>>', [[null, 'ana@example.org']]],
  ['Ana <ana@example.org', [['Ana', 'ana@example.org']]],
  ['Ana <mailto:ana@example.org>', [['Ana', 'ana@example.org']]],
  ['Ana Gil [mailto:ana@example.org]', [['Ana Gil', 'ana@example.org']]],
  ['Ana Gil &lt;ana@example.org&gt;', [['Ana Gil', 'ana@example.org']]],
  ['ana@[192.0.2.1]', [[null, 'ana@[192.0.2.1]']]],
  ["'ana@example.org' <'ana@example.org'>", [['ana@example.org', 'ana@example.org']]],
  ['ana @ example . org', [[null, 'ana@example.org']]],
  ['"a b"@example.org', [[null, '"a b"@example.org']]],
  ['Ana <"ana.gil"@example.org>', [['Ana', 'ana.gil@example.org']]],
  ['Ana(una (nota) rara) <ana@example.org>', [['Ana', 'ana@example.org']]],
  ['a@example.org (Ana Gil)', [['Ana Gil', 'a@example.org']]],
  [
    'Equipo: a@example.org, B <b@example.org>; c@example.org',
    [
      [null, 'a@example.org'],
      ['B', 'b@example.org'],
      [null, 'c@example.org'],
    ],
  ],
  ['Ana Gil <ana at example.org>', [['Ana Gil', 'ana@example.org']]],
  ['ana at example.org (Ana Gil)', [['Ana Gil', 'ana@example.org']]],
  ['"ana@example.org" <>', [[null, 'ana@example.org']]],
  ['=?utf-8?Q?Ana?=', [['Ana', null]]],
  ['undisclosed-recipients:;', []],
  ['Undisclosed Recipients', []],
  ['<>', []],
  [' , ;', []],
  ['MAILER-DAEMON', [[null, 'MAILER-DAEMON']]],
  ['Mail Delivery System', [['Mail Delivery System', null]]],
  ['MAILER-DAEMON (Mail Delivery System)', [['Mail Delivery System', 'MAILER-DAEMON']]],
  ['=?utf-8?Q?Gil=2C_Ana?= <ana@example.org>', [['Gil, Ana', 'ana@example.org']]],
  ['=?utf-8?Q?"Gil,_Ana"?= <ana@example.org>', [['Gil, Ana', 'ana@example.org']]],
  ['"=?utf-8?B?QW5hLCBHaWw=?=" <ana@example.org>', [['Ana, Gil', 'ana@example.org']]],
  ['=?utf-8?Q?ana=40example=2Eorg?=', [[null, 'ana@example.org']]],
  ['banco@real.example <ladron@example.net>', [['banco@real.example', 'ladron@example.net']]],
  ['"ana@example.org', [[null, 'ana@example.org']]],
  ['Ana \u202egro.elpmaxe@x <ana@example.org>', [['Ana gro.elpmaxe@x', 'ana@example.org']]],
  ['josé@españa.example', [[null, 'josé@españa.example']]],
];

describe('address lists', () => {
  test.each(cases)('%s', (value, expected) => {
    expect(readAddresses(value).map(({ name, address }) => [name, address])).toEqual(expected);
  });

  test('a quoted name and its address are found again whatever the name holds', () => {
    const name = fc
      .stringMatching(/^[A-Za-z][A-Za-z ,;:<>@().ñáé-]{0,30}[a-z]$/)
      .filter((text) => !/\s\s/.test(text));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (names) => {
        const value = names.map((text, index) => `"${text}" <u${index}@example.org>`).join(', ');
        expect(readAddresses(value)).toEqual(
          names.map((text, index) => ({ name: text, address: `u${index}@example.org` })),
        );
      }),
      { seed: 31, numRuns: 300 },
    );
  });

  test.each(['a@b.example 12:', 'a:', '"a', '(', '<', 'a b ', '=?', ',', 'a at b.example '])(
    'a quarter of a megabyte of "%s" comes to an end',
    (piece) => {
      // The work of this thread, in microseconds: a busy machine takes longer and works no more.
      const before = process.threadCpuUsage();
      readAddresses(piece.repeat(Math.ceil(262_144 / piece.length)));
      expect(process.threadCpuUsage(before).user).toBeLessThan(1_000_000);
    },
  );

  test('any text is read, in well-formed pieces', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (value) => {
        for (const { name, address } of readAddresses(value))
          expect(name !== null || address !== null).toBe(true);
      }),
      { seed: 32, numRuns: 1000 },
    );
  });
});
