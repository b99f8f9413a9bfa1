import type { FileAnswer } from '@hilo/channel-chat/protocol';
import { useEffect, useRef, useState } from 'preact/hooks';
import { UploadError, uploadFile } from '../conversation/upload-file.ts';
import { useChatState, useFrame } from './frame-context.ts';

export type Upload = {
  key: number;
  name: string;
  size: number;
  type: string;
  /** Null for one that was there before the page was loaded anew. */
  file: File | null;
  state: 'waiting' | 'uploading' | 'failed' | 'done';
  answer: FileAnswer | null;
};

let keys = 0;

/** Files chosen for the next message. They go up when there is a line, and are sent with the message. */
export const useUploads = (before: FileAnswer[], onReady: (files: FileAnswer[]) => void) => {
  const { chat, filesUrl, words, formats } = useFrame();
  const { isConnected, desk } = useChatState();
  const [problem, setProblem] = useState<string | null>(null);
  const [uploads, setUploads] = useState<Upload[]>(() =>
    before.map((answer) => ({ ...answer, key: ++keys, file: null, state: 'done', answer })),
  );
  const change = (key: number, changed: Partial<Upload>): void =>
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...changed } : each)));

  useEffect(() => {
    const token = chat.token();
    if (!isConnected || !token) return;
    for (const { key, file, state } of uploads) {
      if (state !== 'waiting' || !file) continue;
      change(key, { state: 'uploading' });
      uploadFile(filesUrl, token, file)
        .then((answer) => change(key, { state: 'done', answer }))
        .catch((error: unknown) => {
          change(key, { state: 'failed' });
          if (!(error instanceof UploadError)) throw error;
        });
    }
  });

  const files = uploads.flatMap(({ answer }) => answer ?? []);
  const ready = files.map(({ id }) => id).join();
  const told = useRef(ready);
  useEffect(() => {
    if (told.current === ready) return;
    told.current = ready;
    onReady(files);
  });

  return {
    uploads,
    files,
    problem,
    isBusy: uploads.some(({ state }) => state !== 'done'),
    add: (chosen: Iterable<File>): void => {
      const { maxFiles = 10, maxFileBytes = Number.POSITIVE_INFINITY } = desk ?? {};
      const fitting = [...chosen].filter(({ size }) => size <= maxFileBytes && size > 0);
      const room = Math.max(0, maxFiles - uploads.length);
      setProblem(
        fitting.length < [...chosen].length
          ? words.fileTooBig(formats.bytes(maxFileBytes))
          : fitting.length > room
            ? words.tooManyFiles(maxFiles)
            : null,
      );
      const added = fitting.slice(0, room).map(
        (file): Upload => ({
          key: ++keys,
          name: file.name,
          size: file.size,
          type: file.type,
          file,
          state: 'waiting',
          answer: null,
        }),
      );
      setUploads((all) => [...all, ...added]);
    },
    retry: (key: number) => change(key, { state: 'waiting' }),
    remove: (key: number) => {
      setProblem(null);
      setUploads((all) => all.filter((each) => each.key !== key));
    },
    clear: () => {
      told.current = '';
      setProblem(null);
      setUploads([]);
    },
  };
};
