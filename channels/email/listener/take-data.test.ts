import { Readable } from 'node:stream';
import { byteBudget } from '@hilo/channel-kit';
import type { SMTPServerDataStream } from 'smtp-server';
import { describe, expect, it } from 'vitest';
import { maxMailBytes } from '../take-mail.ts';
import { collectMail } from './take-data.ts';

const mib = 1024 * 1024;
const mailOf = (...sizes: number[]) =>
  Readable.from(sizes.map((size) => Buffer.alloc(size))) as unknown as SMTPServerDataStream;
/** What two clients may have held between them, and the hold of one of them. */
const holds = (all: number) => {
  const budget = byteBudget({ all, each: all });
  const of = (caller: string) => ({
    take: (bytes: number) => budget.take(caller, bytes),
    give: (bytes: number) => budget.give(caller, bytes),
  });
  return { one: of('one'), other: of('other') };
};

describe('collectMail', () => {
  it('holds a mail until it is given back', async () => {
    const { one, other } = holds(3 * mib);
    const mail = await collectMail(mailOf(mib, mib), one);
    expect(mail).toMatchObject({ size: 2 * mib });
    expect(await collectMail(mailOf(mib, mib), other)).toBe('noRoom');
    one.give(2 * mib);
    expect(await collectMail(mailOf(mib, mib), other)).toMatchObject({ size: 2 * mib });
  });

  it('holds nothing of one that is too large, or that breaks off', async () => {
    const { one, other } = holds(2 * maxMailBytes);
    expect(await collectMail(mailOf(maxMailBytes, 1), one)).toBe('tooLarge');
    const broken = Readable.from(
      (async function* () {
        yield Buffer.alloc(mib);
        throw new Error('broken off');
      })(),
    ) as unknown as SMTPServerDataStream;
    await expect(collectMail(broken, one)).rejects.toThrow('broken off');
    expect(other.take(2 * maxMailBytes)).toBe(true);
  });

  it('keeps a mail that comes in crumbs whole, and in few pieces', async () => {
    const crumbs = Array.from({ length: 100_000 }, (_, n) => Buffer.from(`\n.${n % 10}`));
    const mail = await collectMail(Readable.from(crumbs) as unknown as SMTPServerDataStream, holds(mib).one);
    if (typeof mail === 'string') throw new Error(mail);
    expect(Buffer.concat(mail.chunks).equals(Buffer.concat(crumbs))).toBe(true);
    expect(mail.size).toBe(300_000);
    expect(mail.chunks.length).toBeLessThan(10);
  });
});
