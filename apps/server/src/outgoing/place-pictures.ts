import type { ArrivedFile } from '@hilo/channel-kit';

/** The name by which formatted words mean an uploaded picture (RFC 2392: `cid:` and an address-like name). */
export const contentIdOf = (uploadId: string): string => `${uploadId}@hilo`;

/**
 * Marks the uploads that the words show: they belong inside them. The others go along as files, and so does a picture of
 * another message that these words do not show: most mail programs would hide it.
 */
export const placePictures = (
  html: string | null,
  uploadIds: readonly string[],
  files: readonly ArrivedFile[],
): ArrivedFile[] =>
  files.map((file, at) => {
    const id = uploadIds[at];
    if (id === undefined && file.inline && !(file.contentId && html?.includes(`cid:${file.contentId}`)))
      return { ...file, inline: false, contentId: null };
    const isShown =
      id !== undefined && file.type.startsWith('image/') && html?.includes(`cid:${contentIdOf(id)}`) === true;
    return isShown ? { ...file, inline: true, contentId: contentIdOf(id) } : file;
  });
