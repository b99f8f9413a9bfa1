import { beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../store/open-store.ts';
import { type Given, openOutbox } from './outbox.ts';

let store: Store;
beforeEach(() => {
  store = openStore('hilo:c:', () => {
    throw new Error('memory alone');
  });
});
const at = '2026-11-23T10:00:00.000Z';
const message = (clientId: string): Given => ({
  type: 'message',
  clientId,
  text: clientId,
  files: [],
  about: null,
  isNew: false,
  at,
});
const open = (tab: string, now = 1_000) => openOutbox(store, tab, () => now);
const ids = (tab: string): string[] =>
  open(tab)
    .all()
    .map(({ clientId }) => clientId);

describe('the outbox', () => {
  it('keeps the order of giving, even within one millisecond and when the clock goes back', () => {
    const box = open('a');
    for (const id of ['one', 'two', 'three']) box.add(message(id));
    open('a', 5).add(message('four'));
    expect(ids('a')).toEqual(['one', 'two', 'three', 'four']);
    expect(box.next()?.clientId).toBe('one');
  });

  it('is still there for the page that comes after', () => {
    open('a').add(message('one'));
    expect(open('b').all()).toMatchObject([{ clientId: 'one', tab: 'a', refusal: null }]);
  });

  it('is sent by the tab that was given it, and by another only once that one is gone', () => {
    open('a').add(message('one'));
    const other = open('b');
    expect(other.next()).toBeNull();
    expect(other.adopt(new Set(['a', 'b']))).toBe(false);
    expect(other.adopt(new Set(['b']))).toBe(true);
    expect(other.next()?.clientId).toBe('one');
    expect(open('a').next()).toBeNull();
  });

  it('is taken over whole where nobody knows which tabs live', () => {
    open('a').add(message('one'));
    const other = open('b');
    other.adopt(null);
    expect(other.next()?.clientId).toBe('one');
  });

  it('leaves what was refused to the visitor and goes on with the next', () => {
    const box = open('a');
    for (const id of ['one', 'two']) box.add(message(id));
    box.refuse('one', 'tooLong');
    expect(box.next()?.clientId).toBe('two');
    box.remove('two');
    expect(box.next()).toBeNull();
    box.retry('one');
    expect(box.next()).toMatchObject({ clientId: 'one', refusal: null });
  });

  it('forgets what was confirmed, and takes no harm from what is no entry', () => {
    const box = open('a');
    box.add(message('one'));
    store.set('out:broken', '{');
    box.remove('one');
    box.remove('never there');
    box.refuse('never there', 'empty');
    expect(box.all()).toEqual([]);
  });
});
