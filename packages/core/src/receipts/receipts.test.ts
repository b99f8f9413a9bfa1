import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoteShortly } from './quote-shortly.ts';
import { mostReceiptsADay, type ReceiptFacts, whyNoReceipt } from './why-no-receipt.ts';
import { mostTranscriptsADay, type TranscriptFacts, whyNoTranscript } from './why-no-transcript.ts';

const plain: ReceiptFacts = {
  automatic: null,
  assurance: 'unverified',
  isSpam: false,
  isBlocked: false,
  isOwnAddress: false,
  channel: { sendsReceipts: true, isOpen: true, isOutbound: true, isPublic: false },
  sentToday: 0,
};
const onChannel = (channel: Partial<ReceiptFacts['channel']>): Partial<ReceiptFacts> => ({
  channel: { ...plain.channel, ...channel },
});

describe('whyNoReceipt', () => {
  test.each<[string, Partial<ReceiptFacts>, string | null]>([
    ['a person who wrote', {}, null],
    ['a sender who is proved', { assurance: 'verified' }, null],
    ['a channel that proves nothing', { assurance: null }, null],
    ['a machine', { automatic: 'auto' }, 'automatic'],
    ['a list or a no-reply sender', { automatic: 'bulk' }, 'automatic'],
    ['somebody who only says who he is', { assurance: 'failed' }, 'notProved'],
    ['spam', { isSpam: true }, 'spam'],
    ['somebody who is not to be heard', { isBlocked: true }, 'blocked'],
    ['an address of ours', { isOwnAddress: true }, 'ownAddress'],
    ['a wall that anybody reads', onChannel({ isPublic: true }), 'publicAudience'],
    ['a channel that takes and gives nothing', onChannel({ isOutbound: false }), 'noWay'],
    ['a channel that was told not to', onChannel({ sendsReceipts: false }), 'channelOff'],
    ['a channel that stands still', onChannel({ isOpen: false }), 'channelPaused'],
    ['one below the limit', { sentToday: mostReceiptsADay - 1 }, null],
    ['at the limit', { sentToday: mostReceiptsADay }, 'tooMany'],
  ])('%s', (_, facts, why) => {
    expect(whyNoReceipt({ ...plain, ...facts })).toBe(why);
  });

  test('what protects a stranger is said before what was set', () => {
    expect(whyNoReceipt({ ...plain, assurance: 'failed', ...onChannel({ sendsReceipts: false }) })).toBe(
      'notProved',
    );
  });
});

describe('whyNoTranscript', () => {
  const { toAddress, ofTicket } = mostTranscriptsADay;
  const plain: TranscriptFacts = {
    isBlocked: false,
    isProved: false,
    isLeft: true,
    isAnswered: true,
    sentToAddress: 0,
    sentOfTicket: 0,
  };
  test.each<[string, Partial<TranscriptFacts>, string | null]>([
    ['an address that was left, once somebody has answered', {}, null],
    ['before that', { isAnswered: false }, 'notAnswered'],
    [
      'an address that is proved, answered or not',
      { isProved: true, isLeft: false, isAnswered: false },
      null,
    ],
    ['an address of somebody else', { isLeft: false }, 'notHerAddress'],
    ['a customer whose data are only kept', { isBlocked: true, isProved: true }, 'blocked'],
    ['one below each limit', { sentToAddress: toAddress - 1, sentOfTicket: ofTicket - 1 }, null],
    ['a mailbox that was sent enough', { sentToAddress: toAddress }, 'tooMany'],
    ['a ticket of which enough was sent', { isProved: true, sentOfTicket: ofTicket }, 'tooMany'],
  ])('%s', (_, facts, why) => {
    expect(whyNoTranscript({ ...plain, ...facts })).toBe(why);
  });
});

describe('quoteShortly', () => {
  test('keeps short words as they are, on one line', () => {
    expect(quoteShortly('Hola,\r\n\r\n  mi caldera\tno arranca.', '…')).toBe('Hola, mi caldera no arranca.');
  });

  test('leaves links out, however they are written', () => {
    const text = 'Mira https://evil.example/a?b=c y www.evil.example y evil.example/pay ya.';
    expect(quoteShortly(text, '[enlace]')).toBe('Mira [enlace] y [enlace] y [enlace] ya.');
    expect(quoteShortly('Mira esto <https://evil.example/a>.', '[enlace]')).toBe('Mira esto [enlace].');
  });

  test('a full stop without a space after it is no link', () => {
    expect(quoteShortly('No arranca.Gracias', '…')).toBe('No arranca.Gracias');
  });

  test('cuts a long text between two words, and a word without end where it must', () => {
    const long = quoteShortly('caldera '.repeat(100), '');
    expect(long).toMatch(/caldera…$/);
    expect([...long].length).toBeLessThanOrEqual(281);
    expect([...quoteShortly('🔥'.repeat(400), '')].length).toBe(281);
  });

  test('takes out what is not seen and what turns the direction', () => {
    expect(quoteShortly('a\u202eb\u0000c\u2066d\u200be', '')).toBe('a b c d e');
  });

  test('whatever comes: one line, no link, well-formed, bounded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const quoted = quoteShortly(text.toWellFormed(), '…');
        expect(quoted).not.toMatch(/[\p{Cc}\p{Zl}]|https?:\/\/\S|www\.\S/iu);
        expect(quoted.isWellFormed()).toBe(true);
        expect([...quoted].length).toBeLessThanOrEqual(281);
      }),
    );
  });
});
