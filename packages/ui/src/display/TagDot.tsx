import type { TagColour } from '@hilo/core';

/** The colour of a tag, before its word: for the eye alone, which finds it sooner. */
export function TagDot({ colour }: { colour: TagColour | undefined }) {
  return (
    colour && (
      <span
        aria-hidden
        className="mr-1 inline-block size-2 shrink-0 rounded-full"
        style={{ background: `var(--color-tag-${colour})` }}
      />
    )
  );
}
