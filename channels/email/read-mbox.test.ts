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
  const mails: { text: string | null; bytes: number; postedAt: Date | null; end: number }[] = [];
  for await (const { raw, ...mail } of readMbox(path, maxBytes === undefined ? {} : { maxBytes }))
    mails.push({ ...mail, text: raw?.toString('latin1') ?? null });
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
    expect(mails[0]).toMatchObject({ postedAt: new Date('2026-03-02T09:00:00Z') });
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

  it('passes over a mail that is too large with its size, keeps one that just fits, and goes on', async () => {
    const fits = `Subject: 2\r\n\r\n${'b'.repeat(9_984)}\r\n`;
    const mails = await mailsOf(
      `${first}Subject: big\n\n${'x'.repeat(3_000_000)}\n\n${first}${fits.replaceAll('\r', '')}\n${first}Subject: 3\n\nc\n`,
      10_000,
    );
    expect(mails.map(({ text }) => text)).toEqual([null, fits, 'Subject: 3\r\n\r\nc\r\n']);
    expect(mails.map(({ bytes }) => bytes)).toEqual([3_000_018, 10_000, 17]);
  });

  it('goes on at the place where a mail ended, and ends where the file does', async () => {
    const content = `${first}Subject: 1\n\na\n\n${first}Subject: 2\r\n\r\nñ\r\n\r\n${first}Subject: 3\n\nc\n`;
    const mails = await mailsOf(content);
    expect(mails).toHaveLength(3);
    expect(mails.at(-1)?.end).toBe(Buffer.byteLength(content));
    for (const [index, { end }] of mails.entries()) {
      const rest: (string | undefined)[] = [];
      for await (const { raw } of readMbox(join(folder, 'mails.mbox'), { start: end }))
        rest.push(raw?.toString('latin1'));
      expect(rest).toEqual(mails.slice(index + 1).map(({ text }) => text));
    }
  });

  it('keeps a sentence that begins with From and names an hour', async () => {
    const [mail, ...others] = await mailsOf(
      `${first}Subject: s\n\nHola\n\nFrom Monday on we open at 10:30 and close at 14:00\n`,
    );
    expect(others).toEqual([]);
    expect(mail?.text).toContain('\r\n\r\nFrom Monday on');
  });

  it('knows the separators of Thunderbird, Google Takeout and mailing lists', async () => {
    const separators = [
      'From ',
      'From - Mon Mar 02 09:00:00 2026',
      'From 17264@xxx Mon Mar 02 09:00:00 +0000 2026',
      'From ana at example.org  Mon Mar  2 09:00:00 2026',
    ];
    for (const eol of ['\n', '\r\n']) {
      const mails = await mailsOf(
        separators.map((one, at) => `${one}${eol}Subject: ${at}${eol}${eol}a${eol}${eol}`).join(''),
      );
      expect(mails.map(({ text }) => text)).toEqual(separators.map((_, at) => `Subject: ${at}\r\n\r\na\r\n`));
      const posted = new Date('2026-03-02T09:00:00Z');
      expect(mails.map(({ postedAt }) => postedAt)).toEqual([null, posted, posted, posted]);
    }
  });

  it('does not believe a Content-Length', async () => {
    const mails = await mailsOf(
      `${first}Content-Length: 9999\n\nshort\n\n${first}Content-Length: 1\n\nlonger than that\n`,
    );
    expect(mails.map(({ text }) => text?.split('\r\n').at(-2))).toEqual(['short', 'longer than that']);
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
