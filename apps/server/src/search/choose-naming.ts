import { type Sample, sampleSize } from './read-sample.ts';

/** More often than this in the newest messages, and a word is common: to lay it over a rare one costs more than to read. */
const common = 100;
/** So many messages are read at once, wherever they lie. */
const few = 100;
/** So many that two words name are read, in parts; of more the index names those that hold all the words. */
const many = 1_800;
/** As many as there may be where PostgreSQL has not counted them yet. */
const unknown = 1_000_000;

/** Which messages the index is asked for; each of them is read for all the words. */
export type Naming = {
  /** As a tsquery. */
  named: string;
  /** What names fewer, at a higher price. */
  closer: string;
  /** Whether those that are named are so few that they are read at once. */
  isFew: boolean;
};

/**
 * The index lays words together at the price of the longer list: where a rare word stands beside a common one, each of its
 * messages has to be looked for in twenty lists of the other's. To read a message costs about as much, once it is in
 * memory a tenth: so what the rarest names alone is read where it is little, else what the two rarest name.
 */
export const chooseNaming = ({
  terms,
  counts,
  total,
}: Pick<Sample, 'terms' | 'counts' | 'total'>): Naming => {
  const byCount = terms
    .map((term, place) => ({ term, count: counts[place]! }))
    .sort((one, other) => one.count - other.count);
  const rarest = (count: number): string => allOf(byCount.slice(0, count).map(({ term }) => term));
  const [first, second] = byCount;
  if (!second) return { named: rarest(1), closer: rarest(1), isFew: false };
  if (first!.count === 0 && second.count > common)
    return { named: rarest(1), closer: rarest(2), isFew: false };
  // As if they had nothing to do with each other. One that was not met may still be there.
  const met = ((total < 0 ? unknown : total) * Math.max(first!.count, 0.5) * second.count) / sampleSize ** 2;
  const named = met <= many ? rarest(2) : allOf(terms);
  return { named, closer: allOf(terms), isFew: met <= few };
};

export const allOf = (terms: string[]): string => terms.map((term) => `(${term})`).join(' & ');
