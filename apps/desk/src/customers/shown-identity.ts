const opaque = /^[0-9a-f]{32,}$/;

/** A number of Spain in the groups in which it is said; the lengths of those of other countries differ. */
const inGroups = (value: string): string =>
  value.replace(/^(\+34)(\d{3})(\d{3})(\d{3})$/, '$1\u00a0$2\u00a0$3\u00a0$4');

/** A name that only machines read is shown by its beginning: enough to tell one from another. */
export const shownIdentity = ({ value }: { value: string }): string =>
  (legible(value) && inGroups(legible(value)!)) ?? `${value.slice(0, 4).toUpperCase()}…`;

/** An address that can be read aloud, to call somebody by who has given no name; null for what only machines read. */
export const legible = (value: string | null): string | null =>
  value === null || opaque.test(value)
    ? null
    : // What a site calls its own people stands behind the channel it came by.
      value.replace(/^[0-9a-f]{8}-[0-9a-f-]{27}:/, '');
