import type { AttachmentDto, MessageDto } from '@hilo/api';
import { previewKind } from './preview-kind.ts';

/** Bytes. What is smaller and stands in the text of a mail is mostly the logo of a signature, or a smiley. */
const smallestPicture = 20_000;

/**
 * The files that show below the words. A picture within the text is part of the formatted page; where the words stand
 * alone it shows here, if one of ours put it there, the words name it, or it is too large to be a logo.
 */
export const shownFiles = ({
  direction,
  text,
  attachments,
}: Pick<MessageDto, 'direction' | 'text' | 'attachments'>): AttachmentDto[] =>
  attachments.filter(({ isInline, type, name, contentId, size }) => {
    if (!isInline) return true;
    // Without words the formatted page is what is read.
    if (text.trim() === '' || previewKind(type) !== 'image') return false;
    const isNamed = [name, contentId].some((word) => word !== null && word !== '' && text.includes(word));
    return direction === 'out' || isNamed || size >= smallestPicture;
  });
