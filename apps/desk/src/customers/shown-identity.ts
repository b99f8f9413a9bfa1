/** A name that only machines read is shown by its beginning: enough to tell one from another. */
export const shownIdentity = ({ value }: { value: string }): string => {
  const isOpaque = /^[0-9a-f]{32,}$/.test(value);
  if (isOpaque) return `${value.slice(0, 4).toUpperCase()}…`;
  // What a site calls its own people stands behind the channel it came by.
  return value.replace(/^[0-9a-f]{8}-[0-9a-f-]{27}:/, '');
};
