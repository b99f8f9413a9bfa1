type PreviewKind = 'image' | 'pdf' | 'text' | 'audio' | 'video';

const kinds: readonly [RegExp, PreviewKind][] = [
  [/^image\/(?:png|jpe?g|gif|webp|avif)$/, 'image'],
  [/^application\/pdf$/, 'pdf'],
  [/^text\/(?:plain|csv)$/, 'text'],
  [/^audio\/(?:mpeg|mp4|ogg|wav|x-wav|webm|aac)$/, 'audio'],
  [/^video\/(?:mp4|webm|ogg)$/, 'video'],
];

/** How a browser shows a file by itself; null for what is only downloaded. */
export const previewKind = (type: string): PreviewKind | null =>
  kinds.find(([pattern]) => pattern.test(type.split(';')[0]?.trim().toLowerCase() ?? ''))?.[1] ?? null;
