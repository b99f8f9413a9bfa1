// node e2e/stage/serve-by-clock.ts AT: the server of main.ts with a clock that begins at AT and that its parent moves.
// It is told by IPC alone, so that nothing a person can set reaches it.
import { readConfig } from '../../apps/server/config.ts';
import { serve } from '../../apps/server/serve.ts';

/** Where the clock was put, and when in truth that was: from there it goes on at its usual pace. */
let put = { at: Date.parse(process.argv[2] ?? ''), since: Date.now() };

process.on('message', ({ at }: { at: number }) => {
  put = { at, since: Date.now() };
  process.send?.({ at });
});
const running = await serve(readConfig(process.env), () => new Date(put.at + Date.now() - put.since));
const end = () => void running.close().then(() => process.exit(0));
process.once('SIGTERM', end);
// A parent that was killed moves no clock any more.
process.once('disconnect', end);
process.stdout.write(`Hilo is ready: ${running.url}\n`);
