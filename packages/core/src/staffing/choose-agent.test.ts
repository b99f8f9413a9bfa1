import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Absence, type Candidate, chooseAgent, standIn, withRoom } from './choose-agent.ts';

const here = (...ids: string[]): Candidate[] => ids.map((agentId) => ({ agentId, openCount: 0 }));

describe('in turn', () => {
  it('goes round, also past those who left', () => {
    expect(chooseAgent(here('a', 'b', 'c'), null, 'inTurn')).toBe('a');
    expect(chooseAgent(here('c', 'a', 'b'), 'a', 'inTurn')).toBe('b');
    expect(chooseAgent(here('a', 'b', 'c'), 'c', 'inTurn')).toBe('a');
    expect(chooseAgent(here('a', 'c'), 'b', 'inTurn')).toBe('c');
    expect(chooseAgent([], 'a', 'inTurn')).toBeNull();
  });
  it('is fair, whoever they are and whoever was last', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(ids, fc.option(fc.string()), fc.integer({ min: 1, max: 40 }), (all, first, count) => {
        let last = first;
        const given = new Map(all.map((id) => [id, 0]));
        for (let turn = 0; turn < count; turn++) {
          last = chooseAgent(here(...all), last, 'inTurn');
          given.set(last!, given.get(last!)! + 1);
        }
        const counts = [...given.values()];
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
      { seed: 20261123 },
    );
  });
});

describe('fewest open first', () => {
  it('takes the least laden, and goes round among equals', () => {
    const three = [
      { agentId: 'a', openCount: 2 },
      { agentId: 'b', openCount: 1 },
      { agentId: 'c', openCount: 1 },
    ];
    expect(chooseAgent(three, null, 'fewestOpen')).toBe('b');
    expect(chooseAgent(three, 'b', 'fewestOpen')).toBe('c');
    expect(chooseAgent(three, 'c', 'fewestOpen')).toBe('b');
  });
});

describe('a limit', () => {
  const two = [
    { agentId: 'a', openCount: 3 },
    { agentId: 'b', openCount: 2 },
  ];
  it('leaves out whoever has reached it; where all have, it is nobody', () => {
    expect(chooseAgent(withRoom(two, 3), 'b', 'inTurn')).toBe('b');
    expect(chooseAgent(withRoom(two, 2), null, 'inTurn')).toBeNull();
    expect(withRoom(two, null)).toEqual(two);
  });
});

describe('standing in', () => {
  const now = '2026-03-02T09:00:00.000Z';
  const later = '2026-03-09T09:00:00.000Z';
  const away = (agentId: string, to: string | null, until = later): [string, Absence] => [
    agentId,
    { agentId, until, handTo: to === null ? { type: 'queue' } : { type: 'agent', agentId: to } },
  ];
  const ask = (...absences: [string, Absence][]) =>
    standIn('a', new Map(absences), (id) => id !== 'gone', now);
  it('is nobody else while one is here, or back', () => {
    expect(ask()).toBe('a');
    expect(ask(away('a', 'b', now))).toBe('a');
  });
  it('follows the names until somebody is here', () => {
    expect(ask(away('a', 'b'))).toBe('b');
    expect(ask(away('a', 'b'), away('b', 'c'))).toBe('c');
  });
  it('ends in the queue', () => {
    expect(ask(away('a', null))).toBeNull();
    expect(ask(away('a', 'b'), away('b', null))).toBeNull();
    expect(ask(away('a', 'b'), away('b', 'a'))).toBeNull();
    expect(ask(away('a', 'gone'))).toBeNull();
  });
});
