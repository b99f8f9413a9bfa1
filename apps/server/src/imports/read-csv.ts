import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ImportForm } from '@hilo/api';
import { parse } from 'csv-parse';
import { parse as parseAll } from 'csv-parse/sync';

const headBytes = 64 * 1024;
const sampleLines = 6;
const delimiters = [';', ',', '\t', '|'] as const;

type Reading = Pick<ImportForm, 'encoding' | 'delimiter'>;
const options = (delimiter: string) => ({
  delimiter,
  bom: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  trim: true,
  max_record_size: 256 * 1024,
});

/** How a file is written: UTF-8 or UTF-16 by its bytes, else as Windows writes western languages; and what parts columns. */
export const guessReading = async (path: string): Promise<Reading & { sample: string[][] }> => {
  const head = await readHead(path);
  const encoding =
    head[0] === 0xff && head[1] === 0xfe
      ? 'utf-16le'
      : isUtf8(await readFile(path))
        ? 'utf-8'
        : 'windows-1252';
  const tries = delimiters.map((delimiter) => ({ delimiter, rows: linesOf(head, { encoding, delimiter }) }));
  const width = (rows: string[][]): number => {
    const [first, ...rest] = rows;
    // A sign that parts every line alike is the one.
    return first && rest.every((row) => row.length === first.length)
      ? first.length * 2
      : (first?.length ?? 0);
  };
  const best = tries.reduce((a, b) => (width(b.rows) > width(a.rows) ? b : a));
  return { encoding, delimiter: best.delimiter, sample: best.rows.slice(0, sampleLines) };
};

/** A spreadsheet's own file, a picture, a program: what holds zeros is no text, unless it says that it is UTF-16. */
export const isText = async (path: string): Promise<boolean> => {
  const head = await readHead(path);
  return (head[0] === 0xff && head[1] === 0xfe) || !head.includes(0);
};

/** The first lines, headings first, where somebody says how the file is written. */
export const readSample = async (path: string, reading: Reading): Promise<string[][]> =>
  linesOf(await readHead(path), reading).slice(0, sampleLines);

const readHead = async (path: string): Promise<Buffer> => {
  const handle = await open(path);
  const head = Buffer.alloc(headBytes);
  const { bytesRead } = await handle.read(head, 0, headBytes, 0).finally(() => handle.close());
  return head.subarray(0, bytesRead);
};

const linesOf = (head: Buffer, { encoding, delimiter }: Reading): string[][] => {
  const text = new TextDecoder(encoding).decode(head);
  // The last line may be cut in two.
  const whole = head.length < headBytes ? text : text.slice(0, text.lastIndexOf('\n'));
  try {
    return parseAll(whole, { ...options(delimiter), to: 50 }) as unknown as string[][];
  } catch {
    return [];
  }
};

async function* decode(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

/** The lines of a file one by one behind the headings, with the number of each. @throws what the parser throws */
export async function* readCsv(
  path: string,
  { encoding, delimiter }: Reading,
): AsyncGenerator<{ line: number; cells: string[] }> {
  const text = Readable.from(decode(path, encoding));
  const rows = text.pipe(parse({ ...options(delimiter), info: true }));
  text.on('error', (error) => rows.destroy(error));
  let isHeading = true;
  for await (const row of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (!isHeading) yield { line: row.info.lines, cells: row.record };
    isHeading = false;
  }
}
