import type { FileAnswer } from '@hilo/channel-chat/protocol';

/** @throws Error where it did not arrive, whatever the reason */
export const uploadFile = async (url: string, token: string, file: File): Promise<FileAnswer> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': file.type || 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name.toWellFormed()),
    },
    body: file,
  });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()) as FileAnswer;
};
