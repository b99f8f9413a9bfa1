import { joinClasses } from '../joinClasses.ts';

/** Made once: making one takes longer than a whole row of a list. */
const segmenter = new Intl.Segmenter();

/** First letters of the first and the last name; the first two of a single one. Whole graphemes, in any script. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => /\p{L}|\p{N}/u.test(word));
  const graphemes = (word: string) => [...segmenter.segment(word)].map((part) => part.segment);
  const [first = '', last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const letters = last ? [graphemes(first)[0], graphemes(last)[0]] : graphemes(first).slice(0, 2);
  return letters.join('').toLocaleUpperCase();
}

/** One of twelve hues, always the same for the same name. */
export function hueOf(name: string): number {
  let hash = 0;
  for (const sign of name.normalize('NFC').toLowerCase())
    hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) >>> 0;
  return (hash % 12) * 30;
}

const sizes = {
  20: 'size-5 text-[0.5625rem]',
  24: 'size-6 text-[0.625rem]',
  32: 'size-8 text-meta',
  40: 'size-10 text-base',
  64: 'size-16 text-title',
};

export type AvatarProps = {
  name: string;
  size?: keyof typeof sizes;
  src?: string | null | undefined;
  className?: string;
};

/** Stands beside the written name, so screen readers skip it. Hues stay within the neutrals. */
export function Avatar({ name, size = 24, src, className }: AvatarProps) {
  const look = joinClasses(
    'inline-flex shrink-0 items-center justify-center rounded-full',
    sizes[size],
    className,
  );
  if (src) return <img src={src} alt="" className={joinClasses(look, 'object-cover')} />;
  const hue = hueOf(name);
  return (
    <span
      aria-hidden
      className={joinClasses(look, 'font-semibold text-ink select-none')}
      style={{ backgroundColor: `light-dark(oklch(0.915 0.024 ${hue}), oklch(0.355 0.026 ${hue}))` }}
    >
      {initialsOf(name)}
    </span>
  );
}
