import { describe, expect, it } from 'vitest';
import { createWorld } from '../testing/domain-world.ts';
import { readStanding } from './read-standing.ts';
import { probeChannel, testChannel } from './test-channel.ts';
import { archiveChannel, changeChannel, createChannel, listChannels, readChannel } from './write-channel.ts';

const world = await createWorld();
const { app, hub, agents } = world;
const { administrator: admin, reader } = agents;
const made = (settings: object = {}) =>
  createChannel(app, hub, admin, {
    kind: 'letters',
    name: 'Post',
    signature: '',
    settings: { address: 'a@b.example', password: 'sesame-42', ...settings },
  });

describe('channels', () => {
  it('are created with their secret sealed, and shown without it', async () => {
    const synced = world.syncCount();
    const id = await made();
    expect(world.syncCount()).toBe(synced + 1);
    const row = await app.db.selectFrom('channel').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain('sesame-42');
    expect(row.queueId).toBe(world.queueId);
    const shown = await readChannel(app, hub, reader, id);
    expect(shown).toMatchObject({
      settings: { address: 'a@b.example' },
      hasSecret: ['password'],
      isEnabled: true,
    });
    expect(JSON.stringify(shown)).not.toMatch(/sealed|sesame/);
  });

  it('are changed over what is stored: a secret that is left out stays', async () => {
    const id = await made();
    await changeChannel(app, hub, admin, id, { settings: { address: 'new@b.example' }, isEnabled: false });
    expect(await readChannel(app, hub, admin, id)).toMatchObject({
      settings: { address: 'new@b.example' },
      hasSecret: ['password'],
      isEnabled: false,
    });
    expect(await probeChannel(app, hub, admin, id)).toMatchObject({ ok: true });
    const stamp = async () =>
      (
        await app.db.selectFrom('channel').select('updatedAt').where('id', '=', id).executeTakeFirstOrThrow()
      ).updatedAt.getTime();
    const before = await stamp();
    await changeChannel(app, hub, admin, id, { name: 'Again' });
    expect(await stamp()).toBeGreaterThan(before);
  });

  it('tell how they stand outside only where their kind can say, and only to whoever sets them up', async () => {
    const id = await made();
    expect(await readStanding(app, hub, admin, id)).toEqual([]);
    await expect(readStanding(app, hub, reader, id)).rejects.toMatchObject({ code: 'auth.forbidden' });
  });

  it('are refused with the fields that need mending', async () => {
    await expect(made({ address: 7 })).rejects.toMatchObject({
      code: 'channel.settings',
      facts: { fields: [{ field: 'address' }] },
    });
    const id = await made();
    await expect(changeChannel(app, hub, admin, id, { settings: { address: '' } })).rejects.toMatchObject({
      code: 'channel.settings',
    });
    await expect(
      createChannel(app, hub, admin, { kind: 'pigeon', name: 'x', signature: '', settings: {} }),
    ).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('are archived: gone from the list, kept in the table', async () => {
    const id = await made();
    await archiveChannel(app, hub, admin, id);
    expect((await listChannels(app, hub, admin)).map((channel) => channel.id)).not.toContain(id);
    await expect(readChannel(app, hub, admin, id)).rejects.toMatchObject({ code: 'resource.notFound' });
    await expect(changeChannel(app, hub, admin, id, { name: 'x' })).rejects.toMatchObject({
      code: 'resource.notFound',
    });
  });

  it('are tested before they are saved, with the stored secret where none is given', async () => {
    expect(
      await testChannel(app, hub, admin, {
        kind: 'letters',
        settings: { address: 'a@b.example', password: 'wrong' },
      }),
    ).toMatchObject({
      ok: false,
      steps: [{ step: 'login', ok: false, code: 'auth' }],
    });
    const id = await made({ password: 'wrong' });
    expect(
      await testChannel(app, hub, admin, { kind: 'letters', channelId: id, settings: {} }),
    ).toMatchObject({ ok: false });
    expect(
      await testChannel(app, hub, admin, { kind: 'letters', channelId: id, settings: { password: 'right' } }),
    ).toMatchObject({ ok: true });
    await probeChannel(app, hub, admin, id);
    expect((await readChannel(app, hub, admin, id)).health).toMatchObject({
      ok: false,
      at: app.now().toISOString(),
    });
  });
});
