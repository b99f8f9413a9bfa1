const opaque = /^[0-9a-f]{32,}$/;

/** A name that only machines read is shown by its beginning: enough to tell one from another. */
export const shownIdentity = ({ value }: { value: string }): string =>
  legible(value) ?? `${value.slice(0, 4).toUpperCase()}…`;

/** An address that can be read aloud, to call somebody by who has given no name; null for what only machines read. */
export const legible = (value: string | null): string | null =>
  value === null || opaque.test(value)
    ? null
    : // What a site calls its own people stands behind the channel it came by.
      value.replace(/^[0-9a-f]{8}-[0-9a-f-]{27}:/, '');
