import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { createMailReader, type MailReader, type MailReaderOptions } from './mail-reader.ts';

const mail = readFileSync(new URL('../fixtures/read/nested-texts.eml', import.meta.url));
const odd = new URL('../fixtures/read/odd-worker.mjs', import.meta.url);
const order = (word: string) => new TextEncoder().encode(word);

const readers: MailReader[] = [];
const open = (options: MailReaderOptions) => {
  const reader = createMailReader(options);
  readers.push(reader);
  return reader;
};
afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()));
});

describe('the pool', () => {
  test('reads more mails than it has workers; the caller keeps its bytes', async () => {
    const reader = open({ poolSize: 2 });
    const raw = new Uint8Array(mail);
    const results = await Promise.all(Array.from({ length: 12 }, () => reader.read(raw)));
    for (const result of results) {
      expect(result.ok && result.reading.text).toBe('Primero.\nAl final.');
      expect(result.ok && Buffer.from(result.reading.attachments[1]?.content ?? []).toString()).toBe('%PDF-');
    }
    expect(raw.byteLength).toBe(mail.byteLength);
  });

  test('a mail over time is reported, the next one is read by a new worker', async () => {
    const reader = open({ poolSize: 1, timeoutMs: 300, workerUrl: odd });
    const [stuck, next] = await Promise.all([reader.read(order('loop')), reader.read(order('hola'))]);
    expect(stuck).toMatchObject({ ok: false, code: 'mail.too-complex' });
    expect(next).toMatchObject({ ok: true, reading: { text: 'hola' } });
  });

  test('a machine that is busy elsewhere counts against no mail, one that never ends does', async () => {
    const reader = open({ poolSize: 1, timeoutMs: 200, patienceMs: 2_000, workerUrl: odd });
    expect(await reader.read(order('slow'))).toMatchObject({ ok: true });
    expect(await reader.read(order('stuck'))).toMatchObject({ ok: false, code: 'mail.too-complex' });
    expect(await reader.read(order('hola'))).toMatchObject({ ok: true });
  });

  test('waiting does not count: three slow mails, each within its own time', async () => {
    const reader = open({ poolSize: 1, timeoutMs: 2000, workerUrl: odd });
    const results = await Promise.all(['slow', 'slow', 'slow'].map((word) => reader.read(order(word))));
    expect(results.map((result) => result.ok)).toEqual([true, true, true]);
  });

  test('a mail over memory is reported, the next one read', async () => {
    const reader = open({ poolSize: 1, memoryMb: 32, timeoutMs: 20_000, workerUrl: odd });
    const [big, next] = await Promise.all([reader.read(order('memory')), reader.read(order('hola'))]);
    expect(big).toMatchObject({ ok: false, code: 'mail.out-of-memory' });
    expect(next.ok).toBe(true);
  });

  test('a worker that fails or ends by itself costs one mail', async () => {
    const reader = open({ poolSize: 1, workerUrl: odd });
    const results = await Promise.all(['throw', 'exit', 'hola'].map((word) => reader.read(order(word))));
    expect(results).toMatchObject([{ code: 'mail.unreadable' }, { code: 'mail.unreadable' }, { ok: true }]);
  });

  test('a worker that cannot be loaded answers every mail', async () => {
    const reader = open({ poolSize: 2, workerUrl: new URL('./no-such-worker.ts', import.meta.url) });
    const results = await Promise.all(['a', 'b', 'c'].map((word) => reader.read(order(word))));
    for (const result of results) expect(result).toMatchObject({ ok: false, code: 'mail.unreadable' });
  });

  test('closing answers what waits and what runs, and leaves no thread', async () => {
    const threads = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
    const before = threads();
    const reader = createMailReader({ poolSize: 1, workerUrl: odd });
    const running = reader.read(order('loop'));
    const waiting = reader.read(order('hola'));
    await reader.close();
    expect(await running).toMatchObject({ ok: false, detail: 'closed' });
    expect(await waiting).toMatchObject({ ok: false, detail: 'closed' });
    expect(await reader.read(order('hola'))).toMatchObject({ ok: false, detail: 'closed' });
    expect(threads()).toBe(before);
  });

  test('an idle worker ends, the next mail starts another', async () => {
    const reader = open({ poolSize: 1, idleMs: 1, workerUrl: odd });
    const first = await reader.read(order('thread'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    const second = await reader.read(order('thread'));
    expect(first.ok && second.ok && first.reading.text !== second.reading.text).toBe(true);
  });

  test('a worker that a large mail has left heavy ends once there is a lull, one that is light stays', async () => {
    const reader = open({ poolSize: 1, heavyMb: 40, calmMs: 20, workerUrl: odd });
    const threadOf = async (word: string) => {
      const result = await reader.read(order(word));
      await new Promise((resolve) => setTimeout(resolve, 400));
      return result.ok && result.reading.text;
    };
    const light = await threadOf('thread');
    expect(await threadOf('thread')).toBe(light);
    await threadOf('heavy');
    expect(await threadOf('thread')).not.toBe(light);
  });
});
