import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMbox } from './read-mbox.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hilo-mbox-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const mailsOf = async (content: string | Buffer, maxBytes?: number) => {
  const path = join(folder, 'mails.mbox');
  await writeFile(path, content);
  const mails: { text: string; isWhole: boolean; number: number }[] = [];
  for await (const { raw, ...mail } of readMbox(path, maxBytes))
    mails.push({ ...mail, text: raw.toString('latin1') });
  return mails;
};

const first = 'From ana@example.org Mon Mar  2 09:00:00 2026\n';

describe('readMbox', () => {
  it('gives each mail with CRLF and without the separators', async () => {
    const mails = await mailsOf(`${first}Subject: 1\n\nHola\n\n${first}Subject: 2\n\nAdiós\n`);
    expect(mails.map(({ text }) => text)).toEqual([
      'Subject: 1\r\n\r\nHola\r\n',
      expect.stringContaining('Subject: 2'),
    ]);
    expect(mails.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('takes one > from quoted lines (mboxrd, mboxo)', async () => {
    const [mail] = await mailsOf(
      `${first}Subject: q\n\n>From here on\n>>From 10:00 to 11:00\n> From not quoted\n`,
    );
    expect(mail?.text).toBe(
      'Subject: q\r\n\r\nFrom here on\r\n>From 10:00 to 11:00\r\n> From not quoted\r\n',
    );
  });

  it('keeps a sentence that begins with From, after an empty line or not', async () => {
    const mails = await mailsOf(`${first}Subject: s\n\nFrom what I see\n\nFrom my side, nothing.\n`);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('\r\n\r\nFrom my side, nothing.');
  });

  it('reads CRLF files, and the last mail without a line end', async () => {
    const mails = await mailsOf(
      `${first}Subject: 1\n\na\n\n${first}Subject: 2\n\nb`.replaceAll('\n', '\r\n'),
    );
    expect(mails.map(({ text }) => text)).toEqual(['Subject: 1\r\n\r\na\r\n', 'Subject: 2\r\n\r\nb\r\n']);
  });

  it('cuts a mail that is too large and says so, and goes on', async () => {
    const mails = await mailsOf(
      `${first}Subject: big\n\n${'x'.repeat(3_000_000)}\n\n${first}Subject: 2\n\nb\n`,
      10_000,
    );
    expect(mails.map(({ isWhole }) => isWhole)).toEqual([false, true]);
    expect(mails[0]?.text.length).toBeLessThan(10_001);
    expect(mails[1]?.text).toBe('Subject: 2\r\n\r\nb\r\n');
  });

  it('keeps a line of several megabytes whole where it may be', async () => {
    const [mail] = await mailsOf(`${first}Subject: long\n\n${'y'.repeat(2_500_001)}\nend\n`);
    expect(mail?.text).toBe(`Subject: long\r\n\r\n${'y'.repeat(2_500_001)}\r\nend\r\n`);
  });

  it('gives nothing for an empty file, and rejects for one that is not there', async () => {
    expect(await mailsOf('')).toEqual([]);
    await expect(readMbox(join(folder, 'none')).next()).rejects.toThrow(/ENOENT/);
  });
});
