import type { DraftDto, KeptDraftDto } from '@hilo/api';
import { ApiError } from '@hilo/api/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyCompose, toDraft } from '../compose.ts';
import { type DraftServer, keepDraft } from './draft-keeper.ts';
import type { DraftMirror, Mirrored } from './draft-mirror.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-02T09:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const said = (text: string, more: Partial<DraftDto> = {}): DraftDto => ({
  ...toDraft({ ...emptyCompose(), text }),
  ...more,
});
const ana = { kind: 'mailAddress', value: 'ana@client.example', name: null };

/** The server as two desks of one agent see it: it compares as the real one does. */
const createServer = () => {
  let copy: KeptDraftDto | null = null;
  let clock = Date.parse('2026-03-02T09:00:00Z');
  let isAway = false;
  const held: Promise<void>[] = [];
  const reach = async () => {
    await Promise.all(held);
    if (isAway) throw new ApiError({ code: 'client.offline', detail: 'No answer came back.' });
  };
  const api: DraftServer = {
    async read() {
      const found = copy;
      await reach();
      return found;
    },
    async save({ knownAt, ...draft }) {
      await reach();
      const before = copy;
      const isUnseen = knownAt !== undefined && before !== null && (knownAt ?? '') < before.updatedAt;
      copy = { ...draft, files: [], updatedAt: new Date(++clock).toISOString() };
      const isLost = isUnseen && !draft.text.includes(before.text.trim());
      return { updatedAt: copy.updatedAt, replaced: isLost ? before : null };
    },
    async drop(knownAt) {
      await reach();
      if (copy && copy.updatedAt > knownAt)
        throw new ApiError({ code: 'resource.changed', detail: 'Written on meanwhile.' });
      copy = null;
    },
    hasArrived: async () => false,
    isUnconfirmed: () => false,
  };
  return {
    api,
    text: () => copy?.text ?? null,
    copy: () => copy,
    goAway: (away: boolean) => {
      isAway = away;
    },
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.push(promise);
      return () => {
        held.splice(held.indexOf(promise), 1);
        resolve();
      };
    },
  };
};
type Server = ReturnType<typeof createServer>;

const openDesk = async (server: Server, mirrored: Mirrored | null = null, api: Partial<DraftServer> = {}) => {
  let inBrowser = mirrored;
  const mirror: DraftMirror = {
    read: () => inBrowser,
    write: (next) => {
      inBrowser = next;
    },
    remove: () => {
      inBrowser = null;
    },
  };
  const replaced: string[] = [];
  let gone = 0;
  const keeper = keepDraft('answer', { ...server.api, ...api }, mirror, {
    onChange: () => undefined,
    onReplaced: ({ text }) => replaced.push(text),
    onGone: () => {
      gone += 1;
    },
  });
  keeper.open();
  await rest();
  return {
    ...keeper,
    text: () => keeper.get().compose.text,
    type: (text: string) => keeper.change({ text }),
    replaced,
    gone: () => gone,
    mirrored: () => inBrowser?.compose.text ?? null,
  };
};
const rest = () => vi.advanceTimersByTimeAsync(0);
const aSecond = () => vi.advanceTimersByTimeAsync(1_000);

it('takes in what is written at another desk, with whom it goes to, and what is sent or thrown away there', async () => {
  const server = createServer();
  const [here, there] = [await openDesk(server), await openDesk(server)];
  there.change({ text: 'Hola, Ana.', to: [ana] });
  await aSecond();
  await here.look();
  expect(here.get()).toMatchObject({ compose: { text: 'Hola, Ana.', to: [ana] }, taken: 1, state: 'saved' });
  here.type('Hola, Ana. Pasa el lunes.');
  await aSecond();
  await there.look();
  expect(there.text()).toBe('Hola, Ana. Pasa el lunes.');
  there.clear();
  await there.forget();
  await here.look();
  expect(here.get()).toMatchObject({ compose: emptyCompose(), state: 'idle' });
  expect([here.replaced, there.replaced]).toEqual([[], []]);
});

it('says once that what stood here was sent or thrown away elsewhere, and never what was sent from here', async () => {
  const server = createServer();
  const [here, there] = [await openDesk(server), await openDesk(server)];
  const forward = { kind: 'forward' as const, text: '¿Puedes ir?', begun: '\n\nDe: Ana', to: [ana] };
  here.change(forward);
  await aSecond();
  await there.look();
  there.clear();
  await there.forget();
  expect(here.gone()).toBe(0);
  await here.look();
  await here.look();
  expect([here.gone(), there.gone()]).toEqual([1, 0]);
  expect(here.get().compose).toEqual(emptyCompose());
  // Whoever has opened the field anew meanwhile, and has written nothing yet, keeps it.
  there.type('Otra cosa');
  await aSecond();
  there.clear();
  await there.look();
  expect(there.gone()).toBe(0);
});

it('never touches what is being written; where both have changed, these go over those, and those are handed back', async () => {
  const server = createServer();
  const [here, there] = [await openDesk(server), await openDesk(server)];
  there.type('Desde el móvil');
  here.type('Desde la mesa');
  await there.save();
  await here.look();
  expect(here.text()).toBe('Desde la mesa');
  await aSecond();
  expect(server.text()).toBe('Desde la mesa');
  expect(here.replaced).toEqual(['Desde el móvil']);
});

it('what begins to be typed while it is being asked stays, and of two answers the later question counts', async () => {
  const server = createServer();
  const there = await openDesk(server);
  there.type('De allí');
  await there.save();
  const asked: ((found: KeptDraftDto | null) => void)[] = [];
  const api = {
    read: () => new Promise<KeptDraftDto | null>((resolve) => asked.push(resolve)),
  };
  const here = await openDesk(server, null, api);
  asked.shift()!(null);
  await rest();
  const old = server.copy();
  there.type('De allí, y más');
  await there.save();
  const looks = [here.look(), here.look()];
  asked[1]!(server.copy());
  asked[0]!(old);
  await Promise.all(looks);
  expect(here.text()).toBe('De allí, y más');
  const look = here.look();
  here.type('De aquí');
  asked[2]!(old);
  await look;
  expect(here.text()).toBe('De aquí');
});

it('what is on its way to the customer does not come back as a draft, also where the ticket is opened anew', async () => {
  const server = createServer();
  await server.api.save(said('Hola, Ana.'));
  const sent = { compose: { ...emptyCompose(), text: 'Hola, Ana.' }, at: '2026-03-02T09:00:00.000Z' };
  const here = await openDesk(server, { ...sent, isSent: true }, { isUnconfirmed: () => true });
  await here.look();
  expect([here.text(), server.text()]).toEqual(['', 'Hola, Ana.']);
});

it('only opened, writes over nothing', async () => {
  const server = createServer();
  const [here, there] = [await openDesk(server), await openDesk(server)];
  there.type('Hola');
  await there.save();
  await here.look();
  there.type('Hola, Ana.');
  await there.save();
  here.change({});
  here.change({ kind: 'answer' });
  await aSecond();
  expect([server.text(), here.replaced]).toEqual(['Hola, Ana.', []]);
  await here.look();
  expect(here.text()).toBe('Hola, Ana.');
});

it('takes no older copy for a newer one while its own is on its way', async () => {
  const server = createServer();
  const [here, there] = [await openDesk(server), await openDesk(server)];
  there.type('Uno');
  await there.save();
  await here.look();
  const letGo = server.hold();
  here.type('Uno y dos');
  await aSecond();
  const look = here.look();
  await rest();
  letGo();
  await look;
  expect([here.text(), server.text()]).toEqual(['Uno y dos', 'Uno y dos']);
});

it('one save follows the other, so that none takes its own words for somebody else’s', async () => {
  const server = createServer();
  const here = await openDesk(server);
  const letGo = server.hold();
  here.type('Hola, Anna');
  await aSecond();
  here.type('Hola, Ana');
  await aSecond();
  letGo();
  await rest();
  await aSecond();
  expect(server.text()).toBe('Hola, Ana');
  expect(here.replaced).toEqual([]);
});

it('does not throw away newer words of another desk: they come in instead', async () => {
  const server = createServer();
  const [here, there] = [await openDesk(server), await openDesk(server)];
  here.type('Hola');
  await aSecond();
  await there.look();
  there.type('Hola, Ana. Pasa el lunes.');
  await aSecond();
  here.type('');
  await aSecond();
  expect(server.text()).toBe('Hola, Ana. Pasa el lunes.');
  expect(here.text()).toBe('Hola, Ana. Pasa el lunes.');
});

it('what was sent takes its copy along, also one that was still on its way; not what another desk wrote since', async () => {
  const server = createServer();
  const [here, there] = [await openDesk(server), await openDesk(server)];
  const letGo = server.hold();
  here.type('Hola, Ana.');
  await aSecond();
  here.clear();
  letGo();
  await here.forget();
  expect(server.text()).toBeNull();
  here.type('Otra cosa');
  await aSecond();
  await there.look();
  there.type('Otra cosa, y más');
  here.clear();
  await there.save();
  await here.forget();
  expect(server.text()).toBe('Otra cosa, y más');
  expect(here.text()).toBe('Otra cosa, y más');
});

it('keeps nothing that nobody touched, and forgets it on leaving; one word, or a recipient, is kept', async () => {
  const server = createServer();
  const here = await openDesk(server);
  const begun = '\n\n---------- Mensaje reenviado ----------\nDe: Ana\n\nNo arranca';
  const forward = { kind: 'forward' as const, text: begun, begun, to: [], cc: [], carried: [] };
  here.change(forward);
  await aSecond();
  expect([server.text(), here.mirrored(), here.get().state]).toEqual([null, null, 'idle']);
  const there = await openDesk(server);
  there.type('Hola, Ana.');
  await there.save();
  await here.look();
  expect(here.text()).toBe(begun);
  await here.leave();
  expect(here.text()).toBe('Hola, Ana.');
  here.type('');
  await aSecond();
  expect(here.get().compose).toEqual(emptyCompose());
  here.change(forward);
  here.change({ to: [ana] });
  await aSecond();
  expect(server.copy()).toMatchObject({ kind: 'forward', text: begun, to: [ana] });
  here.change({ to: [] });
  await aSecond();
  expect(server.text()).toBeNull();
  here.change({ text: `¿Puedes ir?${begun}` });
  await aSecond();
  await here.leave();
  expect([server.text(), here.text()]).toEqual([`¿Puedes ir?${begun}`, `¿Puedes ir?${begun}`]);
});

it('what this browser alone had comes back; of two that changed the newer shows and the other is handed back', async () => {
  const kept = (text: string, at: string, knownAt: string | null): Mirrored => ({
    compose: { ...emptyCompose(), text },
    at,
    knownAt,
  });
  const server = createServer();
  const crashed = await openDesk(server, kept('Casi', '2026-03-02T08:59:00.000Z', null));
  await rest();
  expect([crashed.text(), server.text()]).toEqual(['Casi', 'Casi']);
  const since = server.copy()!.updatedAt;
  crashed.type('Casi, casi');
  await aSecond();
  const older = await openDesk(server, kept('Casi del tren', '2026-03-02T08:59:30.000Z', since));
  expect([older.text(), older.replaced, server.text()]).toEqual([
    'Casi, casi',
    ['Casi del tren'],
    'Casi, casi',
  ]);
  const newer = await openDesk(server, kept('Del todo', '2026-03-02T10:00:00.000Z', since));
  await rest();
  expect([newer.text(), newer.replaced, server.text()]).toEqual(['Del todo', ['Casi, casi'], 'Del todo']);
});

it('what is typed before the server has answered goes over nothing unseen', async () => {
  const server = createServer();
  const there = await openDesk(server);
  there.type('De ayer');
  await there.save();
  const letGo = server.hold();
  const here = await openDesk(server);
  here.type('De hoy');
  letGo();
  await aSecond();
  expect([here.text(), here.replaced]).toEqual(['De hoy', ['De ayer']]);
});

it('what was kept without a connection is not lost to an older copy once it is back', async () => {
  const server = createServer();
  server.goAway(true);
  const here = await openDesk(server, {
    compose: { ...emptyCompose(), text: 'Sin red' },
    at: '2026-03-02T09:00:00.000Z',
    knownAt: null,
  });
  expect(here.get()).toMatchObject({ compose: { text: 'Sin red' }, state: 'local' });
  server.goAway(false);
  await here.look();
  expect(here.text()).toBe('Sin red');
  await here.save();
  expect(server.text()).toBe('Sin red');
});

it('what was sent before the page closed is no draft, and a copy that was kept after it goes', async () => {
  const server = createServer();
  await server.api.save(said('Hola, Ana.'));
  const sent = { compose: { ...emptyCompose(), text: 'Hola, Ana.' }, at: '2026-03-02T09:00:00.000Z' };
  const here = await openDesk(server, { ...sent, isSent: true }, { hasArrived: async () => true });
  expect([here.text(), here.mirrored(), server.text()]).toEqual(['', null, null]);
});
