import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { blockBytes, paddingOf, writeTarHeader } from './tar-format.ts';

/** A tar file that grows by one entry at a time; waits where the other end is slower. */
export type TarWriter = {
  add(name: string, content: Uint8Array): Promise<void>;
  /** @throws when the content has not exactly `size` bytes: the file is then worthless. */
  addStream(name: string, size: number, content: AsyncIterable<Uint8Array>): Promise<void>;
  end(): Promise<void>;
};

export const createTarWriter = (out: Writable, seconds: number): TarWriter => {
  // A disk that fills up destroys the stream: then nothing drains any more.
  const closed = new AbortController();
  out.once('close', () => closed.abort(out.errored ?? new Error('the file was closed')));
  const write = async (bytes: Uint8Array): Promise<void> => {
    if (out.destroyed) throw out.errored ?? new Error('the file was closed');
    if (bytes.length > 0 && !out.write(bytes)) await once(out, 'drain', { signal: closed.signal });
  };
  return {
    async add(name, content) {
      await write(writeTarHeader(name, content.length, seconds));
      await write(content);
      await write(Buffer.alloc(paddingOf(content.length)));
    },
    async addStream(name, size, content) {
      await write(writeTarHeader(name, size, seconds));
      let written = 0;
      for await (const chunk of content) {
        written += chunk.length;
        await write(chunk);
      }
      if (written !== size) throw new Error(`${name} changed its size while it was read`);
      await write(Buffer.alloc(paddingOf(size)));
    },
    async end() {
      await write(Buffer.alloc(2 * blockBytes));
      out.end();
    },
  };
};
