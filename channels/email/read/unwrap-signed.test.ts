import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unwrapSigned } from './unwrap-signed.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const signedData = '06 09 2a864886f70d010702';
const data = '06 09 2a864886f70d010701';

describe('unwrapSigned', () => {
  test('what was cut short gives what it has', () => {
    const whole = hex(`30 30 ${signedData} a0 23 30 21 020101 3100 30 13 ${data} a0 06 04 04 686f6c61`);
    expect(Buffer.from(unwrapSigned(whole) ?? []).toString()).toBe('hola');
    expect(Buffer.from(unwrapSigned(whole.subarray(0, -2)) ?? []).toString()).toBe('ho');
  });

  test('an encrypted blob, a bare signature and rubbish hold no mail', () => {
    expect(unwrapSigned(hex('30 0d 06 09 2a864886f70d010703 a0 00'))).toBeNull();
    expect(unwrapSigned(hex(`30 1f ${signedData} a0 12 30 10 020101 3100 30 0b ${data}`))).toBeNull();
    expect(unwrapSigned(new Uint8Array(Buffer.from('not BER at all')))).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        unwrapSigned(bytes);
      }),
    );
  });

  test('values in values without end come to an end', () => {
    const start = performance.now();
    unwrapSigned(new Uint8Array(Buffer.from('3080'.repeat(1_000_000), 'hex')));
    unwrapSigned(
      hex(`30 80 ${signedData} a0 80 30 80 020101 3100 30 80 ${data} a0 80 24 80 ${'0400'.repeat(400_000)}`),
    );
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
