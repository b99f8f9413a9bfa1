/** @jsxImportSource preact */
import type { Row } from '../conversation/list-rows.ts';
import * as words from '../words/spoken.ts';
import { useFrame } from './frame-parts.ts';

const shortest = 28;
const longest = 96;
const perDecade = 24;

/** The length of a silence on the screen in pixels: grows with the logarithm of its seconds, and is capped. */
export const silenceLength = (seconds: number): number =>
  Math.min(longest, Math.round(shortest + Math.max(0, Math.log10(seconds / 600)) * perDecade));

/** A stretch of line with nothing on it, thinner where it is stretched. */
export const Silence = ({ seconds, hasWaited }: Extract<Row, { kind: 'silence' }>) => {
  const { formats } = useFrame();
  const duration = formats.duration(seconds);
  return (
    <li class="silence" style={{ height: `${silenceLength(seconds)}px` }}>
      {hasWaited ? words.waited(duration) : words.later(duration)}
    </li>
  );
};
