/** Pixels along a side: sharp at the largest size it is shown, twice over. */
const side = 320;

/**
 * The middle of a picture as a small square JPEG. Drawn anew, so that nothing of what a camera writes beside the picture
 * leaves this machine. @throws where it is no picture that the browser can read
 */
export async function squarePhoto(file: File): Promise<File> {
  const picture = await createImageBitmap(file);
  const edge = Math.min(picture.width, picture.height);
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d')!;
  // What is transparent would turn black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    picture,
    (picture.width - edge) / 2,
    (picture.height - edge) / 2,
    edge,
    edge,
    0,
    0,
    side,
    side,
  );
  picture.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.88 });
  return new File([blob], 'photo.jpg', { type: 'image/jpeg' });
}
