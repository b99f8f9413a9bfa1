import { secretMark } from '../../src/app/node-heartbeat.ts';
import type { Place } from '../open-place.ts';
import { bad, type Check, well } from './check.ts';

/**
 * Whether the nodes that run, and this command, have one secret. Where they have not, nothing fails at once: a link, a
 * token or a sealed password of one is worth nothing to another. No line where nothing runs.
 */
export const checkSecret = async (place: Pick<Place, 'pool' | 'app'>): Promise<Check[]> => {
  const { rows } = await place.pool.query<{ holder: string }>(
    "select distinct holder from lease where name like 'secret:%' and expires_at > $1",
    [place.app.now()],
  );
  if (rows.length === 0) return [];
  if (rows.length > 1)
    return [
      bad(
        'one secret',
        `${rows.length} different ones among the nodes that run`,
        'Give every node the same HILO_SECRET, or a copy of the same secret.key, and restart it.',
      ),
    ];
  return [
    rows[0]!.holder === secretMark(place.app)
      ? well('one secret', 'of every node, and of this command')
      : bad(
          'one secret',
          'this command has another than the Hilo that runs',
          'Call it with the settings of the service (HILO_SECRET, HILO_DATA_DIR).',
        ),
  ];
};
