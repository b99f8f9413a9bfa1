import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { BackupError, cutOff, damaged } from './fail.ts';
import { blockBytes, paddingOf, readTarHeader } from './tar-format.ts';

/** One file inside; `body` must be read to its end before the next one is asked for. */
export type TarEntry = { name: string; size: number; body: AsyncIterable<Buffer> };

/** Takes bytes off a stream in the amounts asked for, holding one chunk at a time. */
class ByteSource {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);
  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }
  /** At most `limit` bytes, at least one; null at the end. */
  async some(limit: number): Promise<Buffer | null> {
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next();
      if (next.done) return null;
      this.#rest = next.value;
    }
    const taken = this.#rest.subarray(0, limit);
    this.#rest = this.#rest.subarray(taken.length);
    return taken;
  }
  async drain(): Promise<void> {
    while ((await this.some(64 * 1024)) !== null);
  }
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}

/**
 * The entries of a `.tar.gz`, in order, streamed.
 * @throws BackupError when it is not one, is damaged, or ends before the empty block that closes a tar file
 */
export async function* readTar(file: string): AsyncGenerator<TarEntry> {
  const zipped = createReadStream(file);
  const stream = zipped.pipe(createGunzip());
  zipped.on('error', (error) => stream.destroy(error));
  const source = new ByteSource(stream);
  const take = async (limit: number): Promise<Buffer> => {
    const bytes = await source.some(limit).catch((error: unknown) => {
      throw explain(file, error);
    });
    if (bytes === null) throw cutOff(file);
    return bytes;
  };
  const exactly = async (size: number): Promise<Buffer> => {
    const parts: Buffer[] = [];
    for (let have = 0; have < size; ) {
      const part = await take(size - have);
      parts.push(part);
      have += part.length;
    }
    return Buffer.concat(parts);
  };
  try {
    for (;;) {
      const header = readTarHeader(await exactly(blockBytes));
      if (header === 'damaged') throw damaged(file, 'a header does not add up');
      if (header === null) {
        // What follows is empty, and reading it lets gzip compare its own checksum.
        await source.drain().catch((error: unknown) => {
          throw explain(file, error);
        });
        return;
      }
      let left = header.size;
      const body = async function* (): AsyncGenerator<Buffer> {
        while (left > 0) {
          const part = await take(left);
          left -= part.length;
          yield part;
        }
      };
      yield { ...header, body: body() };
      while (left > 0) left -= (await take(left)).length;
      await exactly(paddingOf(header.size));
    }
  } finally {
    await source.close();
    stream.destroy();
    zipped.destroy();
  }
}

const explain = (file: string, error: unknown): unknown => {
  if (error instanceof BackupError || !(error instanceof Error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR') return cutOff(file);
  if (code === 'Z_DATA_ERROR' && /incorrect header check/.test(error.message))
    return new BackupError(`${file} is not a backup of Hilo: it should be a .tar.gz made by "hilo backup".`);
  if (code?.startsWith('Z_')) return damaged(file, error.message);
  if (code === 'ENOENT') return new BackupError(`${file} does not exist.`);
  if (code === 'EACCES' || code === 'EISDIR') return new BackupError(`${file} cannot be read (${code}).`);
  return error;
};
