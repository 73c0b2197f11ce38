// @ts-check
/**
 * QR codes by the camera, fetched when somebody asks for them first: the browser reads them where it
 * can (Chromium on Android and macOS), the library `qr` elsewhere.
 *
 *   readCodes((state) => …, (bytes) => …);
 *
 * The camera is asked for now and given back as soon as the place for its picture
 * (app/ui/camera_view.h) is gone from the page, whatever took it away. Pictures are looked at and
 * forgotten; none leaves this module.
 */
import decodeQR from 'qr/decode.js';

/** Between two looks, milliseconds. */
const PAUSE = 120;
/** Code is looked for in a picture no wider than this. */
const WIDEST = 960;
/** A place for the picture that has not come by now will not come, milliseconds. */
const PATIENCE = 3000;

const wait = (/** @type {number} */ ms) => new Promise((next) => { setTimeout(next, ms); });

/** @returns {Promise<HTMLVideoElement | null>} */
async function placeOfPicture() {
  for (const end = performance.now() + PATIENCE; performance.now() < end; await wait(20)) {
    const video = document.querySelector('.m-camera video');
    if (video instanceof HTMLVideoElement) return video;
  }
  return null;
}

/** @param {unknown} reason @returns {string} */
function stateOf(reason) {
  const name = reason instanceof Error ? reason.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'absent' : 'failed';
}

/** Bytes that are no UTF-8 are those of Russian Windows. @param {Uint8Array} bytes */
function textOf(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** Something that finds the text of a code in the picture, '' where there is none. @returns {Promise<(video: HTMLVideoElement) => Promise<string>>} */
async function makeReader() {
  const Detector = /** @type {any} */ (globalThis).BarcodeDetector;
  const formats = await Detector?.getSupportedFormats().catch(() => []) ?? [];
  if (formats.includes('qr_code')) {
    const detector = new Detector({ formats: ['qr_code'] });
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? '';
  }
  const canvas = document.createElement('canvas');
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
  return async (video) => {
    const scale = Math.min(1, WIDEST / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const picture = context.getImageData(0, 0, canvas.width, canvas.height);
    try {
      return decodeQR(picture, { textDecoder: textOf });
    } catch {
      return '';
    }
  };
}

/**
 * @param {(state: string) => void} became 'on', 'refused', 'absent', 'failed'
 * @param {(text: Uint8Array) => void} found each code once, UTF-8
 */
export async function readCodes(became, found) {
  // Without HTTPS a page has no cameras.
  if (!navigator.mediaDevices?.getUserMedia) return became('absent');
  /** @type {MediaStream | undefined} */
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: false, video: { facingMode: 'user', width: { ideal: 1280 }, height: { ideal: 720 } },
    });
    const video = await placeOfPicture();
    if (!video) return;
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    await video.play();
    if (video.isConnected) became('on');
    const read = await makeReader();
    for (let last = ''; video.isConnected; await wait(PAUSE)) {
      const text = video.videoWidth > 0 ? await read(video) : '';
      if (text === '' || text === last || !video.isConnected) continue;
      last = text;
      found(new TextEncoder().encode(text));
    }
  } catch (reason) {
    if (document.querySelector('.m-camera')) became(stateOf(reason));
  } finally {
    for (const track of stream?.getTracks() ?? []) track.stop();
  }
}
