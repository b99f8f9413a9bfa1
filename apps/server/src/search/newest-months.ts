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
