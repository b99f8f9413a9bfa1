import type { Locale } from '@hilo/ui';

type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

/** Where a list lies as a file. `locale`: whose spreadsheet opens it. */
export const listAddress = (
  list: 'tickets' | 'customers' | 'breaches',
  query: Query,
  locale: Locale,
): string => {
  const asked = new URLSearchParams({ locale });
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) asked.append(name, String(one));
  return `/api/v1/${list}.csv?${asked}`;
};

/** Has the browser save it, which takes it piece by piece and shows how far it is. */
export const downloadList = (...list: Parameters<typeof listAddress>): void => {
  const link = document.createElement('a');
  link.href = listAddress(...list);
  link.download = '';
  link.click();
};
