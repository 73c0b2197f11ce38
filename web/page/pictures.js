// @ts-check
/**
 * Pictures of what is offered: made small enough to keep, and turned into pixels for the canvas.
 *
 *   const bytes = await smallPicture(file, 320, 16_000);   // JPEG; null where it is no picture
 *   const { width, height, pixels } = await pixelsOf('data:image/jpeg;base64,…');
 */

/** Smaller than this a picture is none any more. */
const LEAST_SIDE = 64;
const QUALITIES = [0.86, 0.76, 0.64, 0.5];

/**
 * @param {ImageBitmap} image @param {number} scale
 * @param {boolean} [white] where it can be seen through: paper behind it
 */
function drawn(image, scale, white) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
  if (white) {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return { canvas, context };
}

/**
 * The picture in at most so many pixels a side and so many bytes, the way up it was taken.
 * @param {Uint8Array} bytes @param {number} side @param {number} most
 * @returns {Promise<Uint8Array | null>}
 */
export async function smallPicture(bytes, side, most) {
  const image = await createImageBitmap(new Blob([/** @type {any} */ (bytes)]), { imageOrientation: 'from-image' })
    .catch(() => null);
  if (!image) return null;
  const longest = Math.max(image.width, image.height);
  for (let length = Math.min(side, longest); length >= Math.min(LEAST_SIDE, longest); length *= 0.8) {
    const { canvas } = drawn(image, length / longest, true);
    for (const quality of QUALITIES) {
      /** @type {Blob | null} */
      const made = await new Promise((done) => { canvas.toBlob(done, 'image/jpeg', quality); });
      if (made && made.size <= most) return new Uint8Array(await made.arrayBuffer());
    }
  }
  return null;
}

/**
 * Red, green, blue, alpha of every pixel; nothing where it is no picture.
 * @param {string} uri
 * @returns {Promise<{ width: number, height: number, pixels?: Uint8Array }>}
 */
export async function pixelsOf(uri) {
  try {
    const bytes = Uint8Array.from(atob(uri.slice(uri.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const { width, height } = image;
    return { width, height, pixels: new Uint8Array(drawn(image, 1).context.getImageData(0, 0, width, height).data.buffer) };
  } catch {
    return { width: 0, height: 0 };
  }
}
