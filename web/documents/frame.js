// @ts-check
/**
 * What stands on every page: a running head from the second page on, and the foot with the number
 * of the document and of the page.
 *
 *   definition.footer = pageFooter({ title: 'Offer No. 7', page: 'Page ', of: ' of ' });
 *
 * @typedef {{ company?: string, contacts?: string, title?: string, page?: string, of?: string,
 *             color?: string, line?: string }} Frame
 */
const SIDE = 40;
const SIZE = 7.5;

/** @param {number} width @param {Frame} frame */
const rule = (width, frame) => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.75, lineColor: frame.line ?? '#cccccc' }],
});

/** @param {string} left @param {string} right @param {number} width @param {Frame} frame */
const bothEnds = (left, right, width, frame) => ({
  columns: [
    { text: left, width: width - 150 },
    { text: right, width: 150, alignment: 'right' },
  ],
  fontSize: SIZE,
  color: frame.color ?? '#666666',
});

/** @param {Frame} frame */
export function pageHeader(frame) {
  return (/** @type {number} */ page, /** @type {number} */ _pages, /** @type {any} */ size) => {
    if (page === 1) return null;
    const width = size.width - 2 * SIDE;
    return {
      margin: [SIDE, 24, SIDE, 0],
      stack: [
        {
          columns: [
            { text: frame.company ?? '', bold: true, width: width / 2 },
            { text: frame.contacts ?? '', alignment: 'right', width: width / 2 },
          ],
          fontSize: SIZE,
          color: frame.color ?? '#666666',
          margin: [0, 0, 0, 4],
        },
        rule(width, frame),
      ],
    };
  };
}

/** @param {Frame} frame */
export function pageFooter(frame) {
  return (/** @type {number} */ page, /** @type {number} */ pages, /** @type {any} */ size) => {
    const width = size.width - 2 * SIDE;
    return {
      margin: [SIDE, 12, SIDE, 0],
      stack: [
        rule(width, frame),
        { ...bothEnds(frame.title ?? '', `${frame.page ?? ''}${page}${frame.of ?? '/'}${pages}`, width, frame), margin: [0, 5, 0, 0] },
      ],
    };
  };
}
