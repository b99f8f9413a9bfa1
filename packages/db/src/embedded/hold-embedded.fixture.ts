// Boots the database of the directory in argv[2] in a process of its own, for tests that kill it. Prints one line of
// JSON when it runs or fails, then stays.
import { startEmbedded } from './index.ts';

try {
  const { url, pid } = await startEmbedded({
    dataDir: process.argv[2]!,
    log: () => {},
    tuning: { isDurable: false },
  });
  console.log(JSON.stringify({ url, pid }));
  setInterval(() => {}, 60_000);
} catch (error) {
  console.log(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
}
