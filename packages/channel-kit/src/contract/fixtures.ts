import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Arrival, MessageArrival } from '../arrival.ts';
import type { Expected, Fixture } from './subject.ts';

const expectedSuffix = '.expected.json';

/** Every fixture of the folder, by name. Throws when one lacks its `.expected.json` or the other way round. */
export const readFixtures = (folder: URL): Fixture[] => {
  const path = fileURLToPath(folder);
  const names = readdirSync(path).sort();
  const expectations = new Set(names.filter((name) => name.endsWith(expectedSuffix)));
  const fixtures = names
    .filter((name) => !expectations.has(name))
    .map((name) => {
      const expectation = `${name.replace(/\.[^.]+$/, '')}${expectedSuffix}`;
      assert.ok(expectations.delete(expectation), `${name} has no ${expectation}`);
      const expected = JSON.parse(readFileSync(`${path}/${expectation}`, 'utf8')) as Expected;
      return { name, bytes: Uint8Array.from(readFileSync(`${path}/${name}`)), expected };
    });
  assert.deepEqual([...expectations], [], 'expectations without a fixture');
  return fixtures;
};

/** Fixtures that are exactly one message of a customer: what the contract can answer. */
export const answerable = (fixtures: Fixture[]): Fixture[] =>
  fixtures.filter(({ expected }) => {
    const [first, ...others] = Array.isArray(expected) ? expected : [];
    return first?.type === 'message' && first.direction === 'in' && others.length === 0;
  });

/** Deep equality in which `<some>` stands for whatever is not empty. */
export const assertArrivals = (actual: Arrival[], expected: unknown[], what: string): void => {
  assert.deepEqual(
    actual.map((arrival, index) => adopt(arrival, expected[index])),
    expected,
    what,
  );
};

const adopt = (actual: unknown, expected: unknown): unknown => {
  if (expected === '<some>')
    return actual === null || actual === undefined || actual === '' ? actual : '<some>';
  if (Array.isArray(actual) && Array.isArray(expected)) {
    return actual.map((item, index) => adopt(item, expected[index]));
  }
  if (isRecord(actual) && isRecord(expected)) {
    return Object.fromEntries(
      Object.entries(actual).map(([key, value]) => [key, adopt(value, expected[key])]),
    );
  }
  return actual;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const messagesOf = (arrivals: Arrival[]): MessageArrival[] =>
  arrivals.filter((arrival) => arrival.type === 'message');
