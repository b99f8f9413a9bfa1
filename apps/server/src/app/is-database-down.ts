/** What a socket, PostgreSQL and its driver say where there is no database, or no longer. */
const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
  '08003',
]);

const words =
  /Connection terminated|timeout exceeded when trying to connect|is not queryable|Query read timeout/;

/** Whether an error says that the database was away, and nothing of what was asked of it. */
export const isDatabaseDown = (error: unknown): boolean => {
  const { code = '', syscall = '', message = '' } = error as NodeJS.ErrnoException;
  // A socket that is not there; a file that is not there is another matter.
  if (code === 'ENOENT') return syscall === 'connect';
  return codes.has(code) || words.test(message);
};
