import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureApi } from './measure-api.ts';
import { measureChat } from './measure-chat.ts';
import { measureDesk } from './measure-desk.ts';
import { measureInbound } from './measure-inbound.ts';
import { measurePromises } from './measure-promises.ts';
import { measureReceipts } from './measure-receipts.ts';
import { measureStart } from './measure-start.ts';
import { printTable } from './print-table.ts';
import { readOptions } from './read-options.ts';

/**
 * `npm run bench`: every figure beside its floor of the same run, on a real server with a data folder of its own. JSON goes to
 * the file, a table to the terminal.
 */
const options = readOptions(process.argv.slice(2));
/** One visitor and one desk, as fast as one may write; a hundred sockets; a thousand, which is what must be borne. */
const chatLoads = (seconds: number) => [
  { visitors: 1, desks: 1, perSecond: 1, seconds: Math.min(seconds, 20) },
  { visitors: 90, desks: 10, perSecond: 20, seconds: Math.min(seconds, 20) },
  { visitors: 950, desks: 50, perSecond: 20, seconds },
];
const { sizes, idle, mails, chat: chatSeconds, rows, out } = options;
const folder = mkdtempSync(join(tmpdir(), 'hilo-bench-'));
const say = (line: string): void => void process.stderr.write(`${line}\n`);
/** What was measured is not lost with what comes after it. */
const tell = <Result>(result: Result): Result => {
  say(JSON.stringify(result));
  return result;
};

try {
  const start = await measureStart(join(folder, 'start'), idle, say);
  const inbound = [];
  const api = [];
  for (const size of sizes) {
    const data = join(folder, 'load');
    inbound.push(tell(await measureInbound(data, size, mails, say)));
    api.push(tell(await measureApi(data, size, say)));
  }
  const promises = tell(await measurePromises(join(folder, 'load'), sizes.at(-1)!, mails, say));
  const receipts = tell(await measureReceipts(join(folder, 'receipts'), 2_000, say));
  const chat =
    chatSeconds === 0 ? null : await measureChat(join(folder, 'chat'), chatLoads(chatSeconds), 1_000, say);
  const desk = rows === 0 ? null : tell(await measureDesk(join(folder, 'desk'), rows, say));
  const results = {
    at: new Date().toISOString(),
    node: process.version,
    cores: cpus().length,
    processor: cpus()[0]?.model ?? '',
    start,
    inbound,
    api,
    promises,
    receipts,
    chat,
    desk,
  };
  writeFileSync(out, `${JSON.stringify(results, null, 2)}\n`);
  printTable(results);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
