import './compile-soon.ts';
import './stay-small.ts';

import { MigrationError } from '@hilo/db';
import { EmbeddedError } from '@hilo/db/embedded';
import { ConfigError, readConfig } from './config.ts';
import { type Running, serve } from './serve.ts';
import { DatabaseUnreachableError } from './src/app/database-unreachable.ts';
import { whyNotListening } from './why-not-listening.ts';

/** Errors that a person at the terminal can mend: their message is enough. */
const isPlain = (error: unknown): error is Error =>
  error instanceof ConfigError ||
  error instanceof EmbeddedError ||
  error instanceof MigrationError ||
  error instanceof DatabaseUnreachableError ||
  whyNotListening(error) !== null;

let starting: Promise<Running> | null = null;
let isEnding = false;
const end = async (): Promise<void> => {
  if (isEnding) return;
  isEnding = true;
  // Nothing may hold a stop up for longer than the ten seconds that a supervisor grants.
  setTimeout(() => process.exit(1), 9_000).unref();
  // A start that is under way ends first: stopped half-way it would leave its database running.
  const running = await starting?.catch(() => null);
  // A start that failed says why, and ends by itself.
  if (!running) return;
  await running.close();
  process.exit(0);
};

try {
  // Before anything is begun: whoever stops us in the first moment is heard, too.
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  starting = serve(readConfig(process.env));
  const running = await starting;
  if (!isEnding) process.stdout.write(`Hilo is ready: ${running.url}\n`);
  for (const trouble of running.troubles) process.stderr.write(`${trouble}\n`);
} catch (error) {
  process.stderr.write(
    `${isPlain(error) ? (whyNotListening(error) ?? error.message) : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(2);
}
