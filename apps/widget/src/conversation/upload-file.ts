import type { FileAnswer } from '@hilo/channel-chat/protocol';

export class UploadError extends Error {
  /** HTTP status; 0 where nothing was answered. */
  status: number;
  constructor(status: number) {
    super(`upload answered ${status}`);
    this.status = status;
  }
}

/** @throws UploadError */
export const uploadFile = async (url: string, token: string, file: File): Promise<FileAnswer> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': file.type || 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name.toWellFormed()),
    },
    body: file,
  }).catch(() => {
    throw new UploadError(0);
  });
  if (!answer.ok) throw new UploadError(answer.status);
  return (await answer.json()) as FileAnswer;
};
