/** Pixels along a side: far more than a face in a list needs, and no bomb for whoever draws it. */
const mostPixels = 1_024;

const marks = { soi: 0xd8, sos: 0xda, app0: 0xe0, app14: 0xee, comment: 0xfe };
const isFrame = (mark: number): boolean =>
  mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc;
/** What cameras and programs tell of place, time and owner; JFIF and the colours of Adobe stay. */
const tellsTales = (mark: number): boolean =>
  mark === marks.comment || (mark > marks.app0 && mark <= 0xef && mark !== marks.app14);

/**
 * A JPEG (ITU-T T.81) without what was written into it besides the picture: a photo taken with a telephone says where
 * that was. @returns null where it is none, or is larger than a face needs to be
 */
export const cleanJpeg = (bytes: Buffer): Buffer | null => {
  if (bytes[0] !== 0xff || bytes[1] !== marks.soi) return null;
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let hasFrame = false;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const mark = bytes[at + 1]!;
    // Bytes of 0xff may fill the way to a mark.
    if (mark === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    if (isFrame(mark)) {
      if (end < at + 9) return null;
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
      if (height === 0 || width === 0 || height > mostPixels || width > mostPixels) return null;
      hasFrame = true;
    }
    if (mark === marks.sos) {
      // From here on it is picture, up to the end.
      kept.push(bytes.subarray(at));
      return hasFrame ? Buffer.concat(kept) : null;
    }
    if (!tellsTales(mark)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
};
