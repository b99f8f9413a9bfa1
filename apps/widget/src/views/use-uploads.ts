import type { FileAnswer } from '@hilo/channel-chat/protocol';
import { useEffect, useRef, useState } from 'preact/hooks';
import { readFiles } from '../conversation/draft.ts';
import { uploadFile } from '../conversation/upload-file.ts';
import * as words from '../words/spoken.ts';
import { useChatState, useFrame } from './frame-parts.ts';

export type Upload = {
  key: number;
  name: string;
  size: number;
  state: 'waiting' | 'uploading' | 'failed' | 'done';
  /** Null for one that was there before the page was loaded anew. */
  file: File | null;
  answer: FileAnswer | null;
};

let keys = 0;

/** Files chosen for the next message. They go up when there is a line, and are sent with the message. */
export const useUploads = () => {
  const { chat, store, filesUrl, formats } = useFrame();
  const { isConnected, desk } = useChatState();
  const [problem, setProblem] = useState('');
  const [, redraw] = useState({});
  // Held beside the drawing, since answers come when another one holds than that which asked.
  const held = useRef<Upload[] | null>(null);
  held.current ??= readFiles(store).map((answer) => make(answer, { state: 'done', file: null, answer }));
  const uploads = held.current;
  const files = uploads.flatMap(({ answer }) => answer ?? []);

  const set = (all: Upload[]): void => {
    held.current = all;
    const done = all.flatMap(({ answer }) => answer ?? []);
    store.set('files', done.length > 0 ? JSON.stringify(done) : null);
    redraw({});
  };
  const change = (key: number, changed: Partial<Upload>): void =>
    set((held.current ?? []).map((each) => (each.key === key ? { ...each, ...changed } : each)));

  useEffect(() => {
    const token = chat.token();
    const next = uploads.find(({ state }) => state === 'waiting');
    if (!isConnected || !token || !next?.file) return;
    const { key, file } = next;
    change(key, { state: 'uploading' });
    uploadFile(filesUrl, token, file).then(
      (answer) => change(key, { state: 'done', answer }),
      () => change(key, { state: 'failed' }),
    );
  });

  return {
    uploads,
    files,
    problem,
    isBusy: files.length < uploads.length,
    add: (chosen: Iterable<File>): void => {
      const { maxFiles = 10, maxFileBytes = 1e7 } = desk ?? {};
      const all = [...chosen];
      const fitting = all.filter(({ size }) => size <= maxFileBytes);
      const tooBig = all.find((file) => !fitting.includes(file));
      const kept = [
        ...uploads,
        ...fitting.map((file) => make(file, { state: 'waiting', file, answer: null })),
      ];
      setProblem(
        tooBig
          ? // In the larger megabytes that some count in: what is said to fit then does, however one counts.
            words.fileTooBig(tooBig.name, formats.bytes(maxFileBytes / 1.048576))
          : kept.length > maxFiles
            ? words.tooManyFiles(maxFiles)
            : '',
      );
      set(kept.slice(0, maxFiles));
    },
    retry: (key: number) => change(key, { state: 'waiting' }),
    remove: (key: number) => {
      setProblem('');
      set(uploads.filter((each) => each.key !== key));
    },
    clear: () => set([]),
  };
};

const make = (
  { name, size }: { name: string; size: number },
  more: Pick<Upload, 'state' | 'file' | 'answer'>,
): Upload => {
  keys += 1;
  return { key: keys, name, size, ...more };
};
