import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { channelKinds } from '../channels.ts';
import type { App } from '../src/app/app.ts';
import { receive } from '../src/arrivals/receive.ts';
import { unsealSettings } from '../src/channels/settings.ts';
import { sweepPromises } from '../src/promises/sweep/sweep-promises.ts';
import { importers } from './channels.ts';
import { CliError, type CliIo, type Command, printJson } from './command.ts';
import { importCustomers } from './import-customers.ts';
import { type Place, withPlace } from './open-place.ts';

export const importCommand: Command = {
  help:
    'usage: hilo import mbox FILE [--channel ID|first] [--resolved]\n       hilo import customers FILE.csv [--dry-run] [--overwrite]\n\n' +
    'Brings in the mails of an mbox file as if they had arrived on that channel (the first mail channel where none is\n' +
    'named), each once however often it is run: a run that was stopped goes on where it was. Mails from an address of\n' +
    'the channel itself are entered as sent. Nothing is sent out. With --resolved the tickets that the file opens are\n' +
    'entered as resolved, for mail that was dealt with elsewhere; without it they are open, and promised an answer from\n' +
    'now on. Prints what became of them as JSON:\n' +
    '{mails, placed, duplicate, ignored, quarantined, stored, tooLarge, seconds}; progress is on stderr.\n\n' +
    'customers: columns are guessed by their headings; a line finds its customer by an address or a number, fills in\n' +
    'what is empty (--overwrite: the file wins) and joins nobody. --dry-run looks and changes nothing.\n',
  async run([what, ...args], io) {
    if (what === 'customers') return importCustomers(args, io);
    const importer = importers[what ?? ''];
    if (!importer)
      throw new CliError(`import what? There is: ${[...Object.keys(importers), 'customers'].join(', ')}.`);
    const { values, positionals } = parseArgs({
      args,
      options: {
        channel: { type: 'string', default: 'first' },
        resolved: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    const [file, ...others] = positionals;
    if (!file || others.length > 0) throw new CliError(`import ${what} needs one FILE.`);
    if (!(await stat(file).catch(() => null))?.isFile()) throw new CliError(`${file} is not a file.`);
    return withPlace(io, (place) => importFile(place, io, file, importer, values));
  },
};

type Count = Record<
  'mails' | 'placed' | 'duplicate' | 'ignored' | 'quarantined' | 'stored' | 'tooLarge',
  number
>;
const tellEvery = 200;

const importFile = async (
  place: Place,
  io: CliIo,
  file: string,
  entry: (typeof importers)[string],
  { channel: wanted, resolved: isSettled }: { channel: string; resolved: boolean },
): Promise<number> => {
  const { app } = place;
  const row = await findChannel(app, entry.kind, wanted);
  const { adapter } = channelKinds(place.config).get(row.kind)!;
  const settings = adapter.settings.parse(unsealSettings(app, adapter, row.settings));
  const ownParties = adapter.ownParties(settings);
  const channel = {
    id: row.id,
    queueId: row.queueId,
    keepsThread: adapter.capabilities.threading === 'native',
    ownParties,
    isHistory: true,
    isSettled,
  };
  const importer = await entry.open({
    settings,
    blobs: app.blobs,
    receive: (arrival, options) => receive(app, channel, arrival, options),
    ownParties,
  });
  const key = `import:${await fingerprint(file)}`;
  const from = await readCursor(app, row.id, key);
  const { size } = await stat(file);
  const begun = performance.now();
  const count: Count = {
    mails: 0,
    placed: 0,
    duplicate: 0,
    ignored: 0,
    quarantined: 0,
    stored: 0,
    tooLarge: 0,
  };
  if (from > 0) io.stderr.write(`going on at byte ${from} of ${size}\n`);
  try {
    for await (const mail of importer.read(file, from)) {
      count.mails++;
      if (mail.raw === null) {
        count.tooLarge++;
        io.stderr.write(
          `a mail of ${mail.bytes} bytes that ends at byte ${mail.end} is too large: passed over\n`,
        );
        continue;
      }
      const now = app.now();
      const postedAt = mail.postedAt && mail.postedAt < now ? mail.postedAt : now;
      const outcome = await importer.take(mail.raw, postedAt, { [key]: mail.end });
      count[outcome as keyof Count]++;
      if (count.mails % tellEvery === 0)
        io.stderr.write(`${count.mails} mails, ${Math.floor((mail.end / size) * 100)} %\n`);
    }
  } finally {
    await importer.close();
  }
  if (count.mails === 0 && from === 0 && size > 0)
    throw new CliError(`there is nothing in ${file} that can be brought in: ${entry.looksLike}.`);
  await app.db.deleteFrom('channelStore').where('channelId', '=', row.id).where('key', '=', key).execute();
  // History starts no clocks as it comes in. What of it is still open is not to wait for the night to be looked after.
  while (!(await sweepPromises(app)).isWhole);
  printJson(io, {
    file,
    channelId: row.id,
    ...count,
    seconds: Math.round((performance.now() - begun) / 100) / 10,
  });
  return 0;
};

const findChannel = async (app: App, kind: string, wanted: string) => {
  const rows = await app.db
    .selectFrom('channel')
    .select(['id', 'kind', 'name', 'settings', 'queueId'])
    .where('archivedAt', 'is', null)
    .where('kind', '=', kind)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  const found = wanted === 'first' ? rows[0] : rows.find(({ id }) => id === wanted);
  if (found) return found;
  throw new CliError(
    rows.length === 0
      ? 'there is no channel that these could have come by: start Hilo once and set one up.'
      : `there is no such channel for these. There are: ${rows.map(({ id, name }) => `${id} (${name})`).join(', ')}.`,
  );
};

/** Names a file by its beginning and size: the same after it was moved, another after it grew. */
const fingerprint = async (file: string): Promise<string> => {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(64 * 1024), position: 0 });
    const { size } = await handle.stat();
    return createHash('sha256')
      .update(buffer.subarray(0, bytesRead))
      .update(String(size))
      .digest('hex')
      .slice(0, 32);
  } finally {
    await handle.close();
  }
};

const readCursor = async (app: App, channelId: string, key: string): Promise<number> => {
  const row = await app.db
    .selectFrom('channelStore')
    .select('value')
    .where('channelId', '=', channelId)
    .where('key', '=', key)
    .executeTakeFirst();
  return typeof row?.value === 'number' ? row.value : 0;
};
