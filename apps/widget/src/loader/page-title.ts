const badge = /^\(\d+\) /;

/** The page's title with how many messages wait, or as the page wrote it where none does. */
export const titleWith = (title: string, count: number): string => {
  const own = title.replace(badge, '');
  return count > 0 ? `(${count}) ${own}` : own;
};
