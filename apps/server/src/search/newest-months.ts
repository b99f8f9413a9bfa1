/**
 * The months before and with that of `newest`, in UTC, as they stand among the words of a message (`@2611` for November
 * 2026), to be asked for as a tsquery.
 * @param count how many
 */
export const newestMonths = (newest: Date, count: number): string =>
  Array.from({ length: count }, (_, back) => {
    const month = new Date(Date.UTC(newest.getUTCFullYear(), newest.getUTCMonth() - back));
    return `'@${month.toISOString().slice(2, 4)}${month.toISOString().slice(5, 7)}'`;
  }).join(' | ');

/**
 * How many months, that of `newest` included, reach so many times as far back as the newest `months` do. They are counted
 * by their days: on the first of a month two of them are no more than one.
 */
export const monthsBack = (newest: Date, months: number, times: number): number => {
  const span = newest.getTime() - Date.UTC(newest.getUTCFullYear(), newest.getUTCMonth() - months + 1);
  const from = new Date(newest.getTime() - span * times);
  const back = 12 * (newest.getUTCFullYear() - from.getUTCFullYear());
  return back + newest.getUTCMonth() - from.getUTCMonth() + 1;
};
