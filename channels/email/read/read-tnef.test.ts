import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTnef } from './read-tnef.ts';

const mail = readFileSync(new URL('../fixtures/read/winmail.eml', import.meta.url), 'latin1');
const stream = new Uint8Array(Buffer.from(mail.slice(mail.indexOf('\r\n\r\n')), 'base64'));

describe('winmail.dat', () => {
  test('holds the body and two files, with long names', () => {
    const tnef = readTnef(stream);
    expect(tnef).toMatchObject({ text: 'Texto dentro del TNEF', broken: false });
    expect(tnef?.files.map(({ name, content }) => [name, Buffer.from(content).toString()])).toEqual([
      ['presupuesto definitivo.xlsx', 'hoja de calculo'],
      ['nota.txt', 'nota'],
    ]);
  });

  test('other bytes are not TNEF', () => {
    expect(readTnef(new Uint8Array())).toBeNull();
    expect(readTnef(new Uint8Array(100))).toBeNull();
  });

  test('a stream cut or altered anywhere never fails and never grows', () => {
    fc.assert(
      fc.property(
        fc.nat(stream.length),
        fc.array(fc.tuple(fc.integer({ min: 4, max: stream.length - 1 }), fc.nat(255)), { maxLength: 8 }),
        (length, edits) => {
          const copy = stream.slice();
          for (const [at, value] of edits) copy[at] = value;
          const tnef = readTnef(copy.subarray(0, length));
          const total = (tnef?.files ?? []).reduce((sum, file) => sum + file.content.length, 0);
          expect(total).toBeLessThanOrEqual(length);
        },
      ),
      { seed: 41, numRuns: 3000 },
    );
  });

  test('an announced length of four gigabytes is not believed', () => {
    const bomb = stream.slice(0, 40);
    new DataView(bomb.buffer).setUint32(11, 0xffffffff, true);
    expect(readTnef(bomb)).toMatchObject({ files: [], broken: true });
  });
});
