import { freePort } from './free-port.ts';
import { type Spread, timed } from './measure.ts';
import { runServer } from './run-server.ts';

export type ApiResult = { tickets: number; messages: number; floor: Spread; figures: Record<string, Spread> };

const runs = 200;

/** The desk's reads over HTTP, one after the other, beside `/healthz` of the same server as the floor. */
export const measureApi = async (
  dataDir: string,
  tickets: number,
  say: (line: string) => void,
): Promise<ApiResult> => {
  const server = await runServer(dataDir, await freePort());
  try {
    say(`desk API at ${tickets} tickets`);
    const counted = await server.pool.query<{ n: number }>('select count(*) as n from message_search');
    const sample = await server.pool.query<{ ticketId: string; text: string }>(
      `select ticket_id as "ticketId", text from message where direction = 'in' and id in (select message_id from message_search tablesample system (5) limit 5000) order by md5(id::text) limit ${runs}`,
    );
    const rows = sample.rows;
    const row = (n: number) => rows[n % rows.length]!;
    const wordsOf = (n: number): string[] =>
      row(n)
        .text.split(/[^\p{L}]+/u)
        .filter((word) => word.length > 4);
    const views = ['open', 'all', 'unassigned', 'resolved'];
    const measured = async (path: (n: number) => string): Promise<Spread> => {
      await timed(20, 1, (n) => server.get(path(n)));
      return (await timed(runs, 1, (n) => server.get(path(n)))).spread;
    };
    const query = (text: string): string => `/api/v1/search?q=${encodeURIComponent(text)}`;
    const figures = {
      list: await measured((n) => `/api/v1/tickets?view=${views[n % views.length]}`),
      open: await measured((n) => `/api/v1/tickets/${row(n).ticketId}`),
      'search, rare word': await measured((n) => query(wordsOf(n).at(-3)!)),
      'search, common word': await measured((n) =>
        query(['caldera', 'factura', 'saludo', 'entrega'][n % 4]!),
      ),
      'search, three words of one message': await measured((n) =>
        query([wordsOf(n)[2]!, wordsOf(n).at(-4)!, wordsOf(n).at(-3)!].join(' ')),
      ),
      'search, three frequent words that rarely meet': await measured((n) =>
        query(
          [
            ['lavadora', 'tarjeta', 'suscripción'],
            ['garantía', 'línea', 'lavadora'],
            ['tarjeta', 'instalación', 'garantía'],
          ][n % 3]!.join(' '),
        ),
      ),
    };
    const floor = (await timed(runs, 1, () => server.get('/healthz'))).spread;
    return { tickets, messages: counted.rows[0]!.n, floor, figures };
  } finally {
    await server.stop();
  }
};
