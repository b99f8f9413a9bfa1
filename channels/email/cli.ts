import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { explain, explainUnread } from './read/explain-mail.ts';
import { createMailReader, type MailReader } from './read/mail-reader.ts';
import type { ExplainedMail } from './read/types.ts';

/** Where a command writes; process.stdout and process.stderr fit. */
export type MailCommandIo = {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
  stdin?: AsyncIterable<Uint8Array | string>;
};

const USAGE = 'usage: hilo mail explain FILE.eml | FOLDER | -\n';

/**
 * `hilo mail explain`: one file as one JSON object on one line; several files or a folder (recursive, by name) as JSON
 * Lines, each with `file`; '-' reads standard input. A file that cannot be read as mail still yields an object, with
 * `warnings`. Answers the exit code: 0, or 2 with the reason on stderr where a path cannot be opened.
 */
export async function mailExplain(args: string[], io: MailCommandIo): Promise<number> {
  if (args.length === 0) {
    io.stderr.write(USAGE);
    return 2;
  }
  const reader = createMailReader({ poolSize: 1 });
  try {
    const only = args.length === 1 ? args[0] : undefined;
    if (only !== undefined && (only === '-' || !(await isFolder(only)))) {
      const mail = await explainBytes(
        reader,
        only === '-' ? await readAll(io.stdin ?? process.stdin) : await readFile(only),
      );
      io.stdout.write(`${JSON.stringify(mail)}\n`);
      return 0;
    }
    for (const file of await listFiles(args)) {
      const bytes = file === '-' ? await readAll(io.stdin ?? process.stdin) : await readFile(file);
      io.stdout.write(`${JSON.stringify({ file, ...(await explainBytes(reader, bytes)) })}\n`);
    }
    return 0;
  } catch (error) {
    io.stderr.write(`hilo mail: ${whyUnread(error)}\n`);
    return 2;
  } finally {
    await reader.close();
  }
}

function whyUnread(error: unknown): string {
  const { code, path, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `${path} does not exist.`;
  if (code === 'EACCES') return `${path} may not be read by this user.`;
  return message;
}

async function explainBytes(reader: MailReader, bytes: Uint8Array): Promise<ExplainedMail> {
  const result = await reader.read(bytes);
  return result.ok ? explain(result.reading) : explainUnread(`${result.code}: ${result.detail}`);
}

async function listFiles(args: string[]): Promise<string[]> {
  const files: string[] = [];
  for (const arg of args) {
    if (arg !== '-' && (await isFolder(arg))) files.push(...(await filesBelow(arg)));
    else files.push(arg);
  }
  return files;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => (a < b ? -1 : 1));
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path)).isDirectory();
}

async function readAll(stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}
