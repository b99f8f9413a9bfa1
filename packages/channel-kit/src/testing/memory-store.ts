import { createHash } from 'node:crypto';
import type { ChannelBlobs, ChannelStore, Json } from '../adapter.ts';
import type { BlobRef } from '../arrival.ts';

export type MemoryStore = ChannelStore & {
  /** A copy of everything that is committed. */
  entries(): Record<string, Json>;
  /** All or nothing: a value that JSON cannot hold leaves the store as it was. */
  commit(entries: Record<string, Json>): void;
};

export const memoryStore = (): MemoryStore => {
  const values = new Map<string, string>();
  const commit = (entries: Record<string, Json>) => {
    const written = Object.entries(entries).map(([key, value]) => [key, asJson(key, value)] as const);
    for (const [key, json] of written) values.set(key, json);
  };
  const read = (key: string): Json | undefined => {
    const json = values.get(key);
    return json === undefined ? undefined : (JSON.parse(json) as Json);
  };
  return {
    get: async (key) => read(key),
    set: async (key, value) => commit({ [key]: value }),
    setOnce: async (key, value) => {
      if (!values.has(key)) commit({ [key]: value });
      return read(key)!;
    },
    entries: () => Object.fromEntries([...values].map(([key, json]) => [key, JSON.parse(json) as Json])),
    commit,
  };
};

const asJson = (key: string, value: Json): string => {
  const json: string | undefined = JSON.stringify(value);
  if (json === undefined) throw new TypeError(`store: the value of ${key} is not JSON`);
  return json;
};

export type MemoryBlobs = ChannelBlobs & {
  has(id: string): boolean;
  /**
   * A file that claims `size` bytes and cannot be read: for limits, which must be judged by size alone and before
   * anything is loaded.
   */
  phantom(size: number): BlobRef;
};

const pieceBytes = 64 * 1024;

export const memoryBlobs = (): MemoryBlobs => {
  const contents = new Map<string, Uint8Array>();
  const begin = (content: Uint8Array): BlobRef => {
    const id = createHash('sha256').update(content).digest('hex');
    contents.set(id, Uint8Array.from(content));
    return { id, size: content.byteLength };
  };
  const get = async (id: string): Promise<Uint8Array> => {
    const content = contents.get(id);
    if (!content) throw new Error('blobs: there is no such file');
    return content;
  };
  return {
    begin,
    put: async (content) => begin(content),
    get,
    async putStream(content) {
      const pieces: Uint8Array[] = [];
      for await (const piece of content) pieces.push(piece);
      return begin(Buffer.concat(pieces));
    },
    async *stream(id) {
      const content = await get(id);
      for (let at = 0; at < content.length; at += pieceBytes) yield content.subarray(at, at + pieceBytes);
    },
    has: (id) => contents.has(id),
    phantom: (size) => ({ id: `phantom-${size}`, size }),
  };
};
