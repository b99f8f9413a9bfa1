import type { ArrivedFile } from '@hilo/channel-kit';

/** The name by which formatted words mean an uploaded picture (RFC 2392: `cid:` and an address-like name). */
export const contentIdOf = (uploadId: string): string => `${uploadId}@hilo`;

/** Marks the uploads that the words show: they belong inside them. The others go along as files. */
export const placePictures = (
  html: string | null,
  uploadIds: readonly string[],
  files: readonly ArrivedFile[],
): ArrivedFile[] =>
  files.map((file, at) => {
    const id = uploadIds[at];
    const isShown =
      id !== undefined && file.type.startsWith('image/') && html?.includes(`cid:${contentIdOf(id)}`) === true;
    return isShown ? { ...file, inline: true, contentId: contentIdOf(id) } : file;
  });
