import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eraseCustomer } from '../customers/erase-customer.ts';
import { restrictCustomer } from '../customers/restrict-customer.ts';
import { createWorld } from '../testing/domain-world.ts';
import { redactMessage } from '../tickets/redact-message.ts';
import { releaseBlobs, removeReleased, removeUnsharedBlobs } from './remove-unshared.ts';

const world = await createWorld();
const { app, agents, mail, place } = world;
const anUpload = { name: 'f', type: 't', size: 1, uploadedBy: 'x' };
const age = (id: string, hours: number): void => {
  const at = new Date(app.now().getTime() - hours * 3_600_000);
  utimesSync(app.blobs.path(id), at, at);
};
const fileOf = (id: string) => ({
  name: 'form.txt',
  type: 'text/plain',
  blob: { id, size: 1 },
  inline: false,
  contentId: null,
});
const isThere = (id: string): boolean => existsSync(app.blobs.path(id));

describe('removing what nobody needs', () => {
  test('bytes that were stored again a moment ago stay, though nothing points to them yet', async () => {
    const { id } = await app.blobs.put(Buffer.from('stored twice'));
    age(id, 5);
    // The second sender: the file is there already, only its time is new. Stored by the machine's clock.
    await app.blobs.put(Buffer.from('stored twice'));
    expect(await removeUnsharedBlobs(app, [id])).toEqual({ removed: [], waiting: [id] });
    age(id, 5);
    expect(await removeUnsharedBlobs(app, [id, 'not-a-hash', id])).toEqual({ removed: [id], waiting: [] });
    expect(existsSync(app.blobs.path(id))).toBe(false);
    // And once it is gone, storing writes it anew.
    await app.blobs.put(Buffer.from('stored twice'));
    expect(existsSync(app.blobs.path(id))).toBe(true);
  });

  test('storing and removing the same bytes at once never leaves a row without its file', async () => {
    for (let round = 0; round < 30; round++) {
      const content = Buffer.from(`contested ${round}`);
      const { id } = await app.blobs.put(content);
      age(id, 5);
      const store = async () => {
        const blob = await app.blobs.put(content);
        await app.db
          .insertInto('upload')
          .values({ ...anUpload, id: app.newId(), blob: blob.id, createdAt: app.now() })
          .execute();
      };
      await Promise.all(round % 2 ? [store(), releaseBlobs(app, [id])] : [releaseBlobs(app, [id]), store()]);
      expect(existsSync(app.blobs.path(id))).toBe(true);
    }
  });

  test('a file that only a kept arrival names stays when somebody else who sent it is erased', async () => {
    const { id } = await app.blobs.put(Buffer.from('a form that everybody sends'));
    const { ticketId } = await place(mail('ana@mail.example', { files: [fileOf(id)] }));
    const automatic = { kind: 'auto', why: 'autoSubmitted' } as const;
    const { outcome } = await world.bring(mail('machine@mail.example', { automatic, files: [fileOf(id)] }));
    expect(outcome).toBe('ignored');
    age(id, 5);
    const { customerId } = await world.ticket(ticketId);
    await restrictCustomer(app, agents.administrator, customerId);
    await eraseCustomer(app, agents.administrator, customerId);
    expect(isThere(id)).toBe(true);
  });

  test('finds every place that points to a file', async () => {
    const pointed = await Promise.all(
      ['attached', 'raw', 'uploaded'].map(async (word) => (await app.blobs.put(Buffer.from(word))).id),
    );
    const [attached, raw, uploaded] = pointed;
    await place(mail('eva@mail.example', { files: [fileOf(attached!)], raw: { id: raw!, size: 1 } }));
    await app.db
      .insertInto('upload')
      .values({ ...anUpload, id: app.newId(), blob: uploaded!, createdAt: app.now() })
      .execute();
    const { id: nobodys } = await app.blobs.put(Buffer.from('nobody points here'));
    for (const id of [...pointed, nobodys]) age(id, 5);
    expect(await removeUnsharedBlobs(app, [...pointed, nobodys])).toEqual({
      removed: [nobodys],
      waiting: [],
    });
  });
});

describe('letting go of a file that is younger than an hour', () => {
  const released = (): string[] => readdirSync(join(app.config.dataDir, 'blobs', 'released'));

  test('it goes when its hour is over, unless somebody else has it by then', async () => {
    const [secret, common] = await Promise.all(
      ['a card number', 'terms and conditions'].map(
        async (text) => (await app.blobs.put(Buffer.from(text))).id,
      ),
    );
    const { messageId } = await place(
      mail('iris@mail.example', { files: [fileOf(secret!), fileOf(common!)] }),
    );
    for (const id of [secret!, common!]) age(id, 0.5);
    await redactMessage(app, agents.supervisor, messageId, { reason: 'a card number' });
    expect(await removeReleased(app)).toEqual({ removed: 0 });
    expect([isThere(secret!), isThere(common!)]).toEqual([true, true]);
    expect(released().sort()).toEqual([secret!, common!].sort());
    await place(mail('olga@mail.example', { files: [fileOf(common!)] }));
    world.pass(31);
    expect(await removeReleased(app)).toEqual({ removed: 1 });
    expect([isThere(secret!), isThere(common!)]).toEqual([false, true]);
    expect(released()).toEqual([]);
  });
});
