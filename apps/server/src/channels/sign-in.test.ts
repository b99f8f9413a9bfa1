import { createHash, randomUUID } from 'node:crypto';
import { type ChannelAdapter, type SignInResult, secret } from '@hilo/channel-kit';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';
import { channelSecrets } from './channel-secrets.ts';
import type { ChannelHub } from './hub.ts';

const redirectUri = 'https://mesa.shop.example/admin/channels/signed-in';

/** A provider that takes a code once, and only with the verifier of whoever asked for it (RFC 7636). */
const provider = {
  isDenying: false,
  codes: new Map<string, { challenge: string; redirectUri: string }>(),
  verifiers: [] as string[],
  /** Where it sends the browser back to that was sent here. */
  visit(url: string): URL {
    const asked = Object.fromEntries(new URL(url).searchParams);
    const back = new URL(asked.redirectUri!);
    back.searchParams.set('state', asked.state!);
    if (provider.isDenying) {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_description', 'AADSTS65004: ana@shop.example declined to consent.');
      return back;
    }
    const code = randomUUID();
    provider.codes.set(code, { challenge: asked.challenge!, redirectUri: asked.redirectUri! });
    back.searchParams.set('code', code);
    return back;
  },
};
const signIn: NonNullable<ChannelAdapter['signIn']> = {
  keeps: ['token'],
  isFor: ({ settings }) => String(settings.address),
  authorise: ({ settings }, request) =>
    settings.asksFor === 'signIn' ? `https://id.example/?${new URLSearchParams(request)}` : null,
  async exchange({ settings }, { code, verifier, ...grant }): Promise<SignInResult> {
    const asked = provider.codes.get(code);
    provider.codes.delete(code);
    provider.verifiers.push(verifier);
    const isHers =
      asked?.challenge === createHash('sha256').update(verifier).digest('base64url') &&
      asked.redirectUri === grant.redirectUri;
    if (settings.password === 'wrong') return { outcome: 'refused', detail: '401 invalid_client' };
    if (!isHers) return { outcome: 'refused', detail: '400 invalid_grant' };
    return { outcome: 'signedIn', settings: { token: `token-${code}` } };
  },
};

const world = await createWorld();
const { app, agents } = world;
const { administrator: admin } = agents;
const letters = world.hub.kinds.get('letters')!;
const kind = 'guarded';
const adapter: ChannelAdapter = {
  ...letters.adapter,
  kind,
  settings: z.object({
    address: z.string(),
    asksFor: z.enum(['signIn', 'nothing']),
    password: secret(z.string()),
    token: secret(z.string().optional()),
  }),
  signIn,
  async open(context) {
    const open = await letters.adapter.open(context);
    // A test of it renews its token, and tells what it was given.
    const probe: typeof open.probe = (signal) =>
      context.secrets.renew('token', signal, async (stored = 'nothing', keep) => {
        await keep(`after ${stored}`);
        return { ok: true, steps: [], facts: { stored, set: String(context.settings.token) } };
      });
    return { ...open, probe };
  },
};
const hub: ChannelHub = { ...world.hub, kinds: new Map([[kind, { ...letters, adapter }]]) };
const server = await createDomainServer({ ...world, hub });

const session = (name: string) => ({ cookie: `hilo.session_token=${name}` });
const hers = session('hers');
const made = async (settings: object = {}): Promise<string> => {
  const answer = await server.ask(admin, 'POST', '/channels', {
    kind,
    name: 'Buzón',
    settings: { address: 'soporte@shop.example', asksFor: 'signIn', password: 'right', ...settings },
  });
  return answer.json.id;
};
const begin = async (id: string, headers: object = hers) =>
  server.ask(admin, 'POST', `/channels/${id}/sign-in`, undefined, headers);
const finish = (back: URL, actor = admin, headers: object = hers) => {
  const { state, code, error, error_description: errorDescription } = Object.fromEntries(back.searchParams);
  return server.ask(actor, 'POST', '/channels/sign-in', { state, code, error, errorDescription }, headers);
};
const stored = async (id: string): Promise<Record<string, string>> => {
  const row = await app.db
    .selectFrom('channel')
    .select('settings')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.settings as Record<string, string>;
};

beforeEach(() => {
  provider.isDenying = false;
});

describe('signing in at the provider of a channel', () => {
  it('says which address is to be registered', async () => {
    expect((await server.ask(admin, 'GET', '/channels/sign-in')).json).toEqual({ redirectUri });
  });

  it('goes there and back, keeps the token sealed, and opens the channel anew', async () => {
    const id = await made();
    const synced = world.syncCount();
    const { json } = await begin(id);
    const back = provider.visit(json.url);
    expect(back.origin + back.pathname).toBe(redirectUri);
    const ended = await finish(back);
    expect(ended.json).toEqual({ outcome: 'signedIn', channelId: id, detail: null });
    const { token } = await stored(id);
    expect(token).toMatch(/^sealed:/);
    expect(world.syncCount()).toBe(synced + 1);
    const shown = (await server.ask(admin, 'GET', `/channels/${id}`)).json;
    expect(shown.hasSecret.sort()).toEqual(['password', 'token']);
    expect(shown.settings.token).toBeUndefined();
    // Nothing of it can be used again.
    back.searchParams.set(
      'code',
      provider.visit((await begin(await made())).json.url).searchParams.get('code')!,
    );
    expect((await finish(back)).json).toMatchObject({ outcome: 'stale' });
    expect((await stored(id)).token).toBe(token);
  });

  it('ends what was begun last, and of many that come back with it at once, one', async () => {
    const id = await made();
    const before = provider.visit((await begin(id)).json.url);
    const back = provider.visit((await begin(id)).json.url);
    expect((await finish(before)).json).toMatchObject({ outcome: 'stale' });
    const ended = await Promise.all([1, 2, 3].map(() => finish(back)));
    expect(ended.map(({ json }) => json.outcome).sort()).toEqual(['signedIn', 'stale', 'stale']);
  });

  it('hides the verifier from everybody on the way', async () => {
    const { json } = await begin(await made());
    await finish(provider.visit(json.url));
    const verifier = provider.verifiers.at(-1)!;
    expect(verifier).toHaveLength(43);
    const state = new URL(json.url).searchParams.get('state')!;
    expect(Buffer.from(state.split(':')[2]!, 'base64url').toString('latin1')).not.toContain(verifier);
  });

  it.each([
    ['of another session of hers', admin, session('another')],
    ['of no session', admin, {}],
    ['of somebody else', { ...admin, agentId: app.newId() }, hers],
  ])('takes no answer %s', async (_, actor, headers) => {
    const id = await made();
    const back = provider.visit((await begin(id)).json.url);
    expect((await finish(back, actor, headers)).json).toEqual({
      outcome: 'stale',
      channelId: null,
      detail: null,
    });
    expect((await stored(id)).token).toBeUndefined();
    expect((await finish(back)).json).toMatchObject({ outcome: 'signedIn' });
  });

  it('takes none that comes too late, or that was never asked for', async () => {
    const id = await made();
    const back = provider.visit((await begin(id)).json.url);
    world.pass(16);
    expect((await finish(back)).json).toMatchObject({ outcome: 'stale' });
    for (const state of ['', 'sealed:x:y', app.secrets.seal('{}'), app.secrets.seal('no')]) {
      back.searchParams.set('state', state);
      expect((await finish(back)).json).toMatchObject({ outcome: 'stale' });
    }
    expect((await stored(id)).token).toBeUndefined();
  });

  it('says what went wrong, in codes and without names', async () => {
    provider.isDenying = true;
    const id = await made();
    const denied = provider.visit((await begin(id)).json.url);
    expect((await finish(denied)).json).toEqual({
      outcome: 'denied',
      channelId: id,
      detail: 'access_denied AADSTS65004',
    });
    const odd = provider.visit((await begin(id)).json.url);
    odd.searchParams.set('error', 'server <b>ana@x.example');
    odd.searchParams.delete('error_description');
    expect((await finish(odd)).json).toEqual({ outcome: 'refused', channelId: id, detail: null });
    provider.isDenying = false;
    const wrong = await made({ password: 'wrong' });
    expect((await finish(provider.visit((await begin(wrong)).json.url))).json).toEqual({
      outcome: 'refused',
      channelId: wrong,
      detail: '401 invalid_client',
    });
  });

  it('is for channels whose provider asks for it, and for whoever may set them up', async () => {
    const plain = await made({ asksFor: 'nothing' });
    expect((await begin(plain)).status).toBe(400);
    const id = await made();
    for (const actor of [agents.reader, agents.agent, agents.supervisor]) {
      expect((await server.ask(actor, 'GET', '/channels/sign-in')).status).toBe(403);
      expect((await server.ask(actor, 'POST', `/channels/${id}/sign-in`)).status).toBe(403);
      expect((await server.ask(actor, 'POST', '/channels/sign-in', { state: 'x', code: 'y' })).status).toBe(
        403,
      );
    }
    expect((await server.ask(null, 'POST', `/channels/${id}/sign-in`)).status).toBe(401);
  });
});

describe('a secret that the provider replaces', () => {
  const never = new AbortController().signal;
  const secretsOf = (id: string, node = app) => channelSecrets(node, hub.kinds.get(kind)!.adapter, id);

  it('is sealed in its place, opens nothing anew, and gives way to one that was entered meanwhile', async () => {
    const id = await made({ token: 'first' });
    const secrets = secretsOf(id);
    const stamp = async () =>
      (await app.db.selectFrom('channel').select('updatedAt').where('id', '=', id).executeTakeFirstOrThrow())
        .updatedAt;
    const before = await stamp();
    await secrets.renew('token', never, async (was, keep) => {
      expect(was).toBe('first');
      await keep('second');
      expect(await secrets.read('token')).toBe('second');
    });
    expect((await stored(id)).token).toMatch(/^sealed:/);
    expect(await stamp()).toEqual(before);
    expect(await secrets.read('another')).toBeUndefined();
    await secrets.renew('token', never, async (_was, keep) => {
      await server.ask(admin, 'PATCH', `/channels/${id}`, { settings: { token: 'by hand' } });
      await keep('third');
    });
    expect(await secrets.read('token')).toBe('by hand');
  });

  it('is forgotten once it would go to somebody else, and only then', async () => {
    const id = await made({ token: 'first' });
    const token = () => secretsOf(id).read('token');
    const change = (settings: object) => server.ask(admin, 'PATCH', `/channels/${id}`, { settings });
    await change({ password: 'another' });
    expect(await token()).toBe('first');
    await change({ address: 'ventas@shop.example', token: 'of that one' });
    expect(await token()).toBe('of that one');
    await change({ address: 'soporte@shop.example' });
    expect(await token()).toBeUndefined();
  });

  it('is renewed in its place by a test of other settings, unless it is none of theirs', async () => {
    const id = await made({ token: 'first' });
    const factsOf = async (settings: object) =>
      (await server.ask(admin, 'POST', '/channels/test', { kind, channelId: id, settings })).json.facts;
    expect(await factsOf({ token: 'typed' })).toEqual({ stored: 'nothing', set: 'typed' });
    expect(await factsOf({ address: 'other@shop.example' })).toEqual({ stored: 'nothing', set: 'undefined' });
    expect(await secretsOf(id).read('token')).toBe('first');
    expect(await factsOf({ password: 'another' })).toEqual({ stored: 'first', set: 'first' });
    expect(await secretsOf(id).read('token')).toBe('after first');
  });

  it('is renewed in turn by tests that are made at the same time', async () => {
    const id = await made({ token: 'first' });
    const tests = await Promise.all(
      [1, 2, 3, 4].map(() => server.ask(admin, 'POST', `/channels/${id}/test`)),
    );
    expect(tests.map(({ json }) => json.facts.stored).sort()).toEqual([
      'after after after first',
      'after after first',
      'after first',
      'first',
    ]);
  });

  it('is spent by one node at a time, each with what the one before was given', async () => {
    const id = await made({ token: '0' });
    const nodes = [app, app, { ...app, node: 'another' }, { ...app, node: 'third' }];
    const spent: unknown[] = [];
    await Promise.all(
      nodes.map((node) =>
        secretsOf(id, node).renew('token', never, async (was, keep) => {
          spent.push(was);
          await keep(String(Number(was) + 1));
        }),
      ),
    );
    expect(spent).toEqual(['0', '1', '2', '3']);
    expect(await secretsOf(id).read('token')).toBe('4');
  });

  it('waits for no turn longer than it may, and leaves it to the next where it fails', async () => {
    const id = await made({ token: 'first' });
    const secrets = secretsOf(id);
    const held = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const long = secrets.renew('token', never, async () => {
      begun.resolve();
      await held.promise;
      throw new Error('it failed');
    });
    await begun.promise;
    const waiting = new AbortController();
    const next = secrets.renew('token', waiting.signal, async () => 'never');
    waiting.abort();
    await expect(next).rejects.toMatchObject({ code: 'transient' });
    held.resolve();
    await expect(long).rejects.toThrow('it failed');
    expect(await secrets.renew('token', never, async (was) => was)).toBe('first');
  });
});
