// @ts-check
/**
 * Lays a document out as a PDF: the one renderer of the browser's worker and of the command line.
 *
 *   const bytes = await render(definition, { fonts: { regular, bold }, pictograms });
 *
 * The definition is JSON made by the core (shared/offer/document.h): a document of pdfmake, plus
 * what JSON cannot say there and is filled in here – icons, page frame, a repeated table head.
 * The same definition gives the same bytes, in the browser and in Node.
 */
import pdfMake from 'pdfmake/build/pdfmake.js';
import { pageFooter, pageHeader } from './frame.js';
import { layouts } from './layouts.js';
import { drawPictogram } from './pictograms.js';

/**
 * @typedef {{ regular: Uint8Array, bold: Uint8Array }} Fonts
 * @typedef {{ fonts: Fonts, pictograms: import('./pictograms.js').Pictograms }} Assets
 */

const FAMILY = 'NotoSans';
const REGULAR = 'noto-sans-regular.ttf';
const BOLD = 'noto-sans-bold.ttf';

// A document never reaches for anything outside: neither addresses nor files.
pdfMake.setUrlAccessPolicy(() => false);
pdfMake.localAccessPolicy = () => false;
pdfMake.setTableLayouts(layouts);
pdfMake.setFonts({ [FAMILY]: { normal: REGULAR, bold: BOLD, italics: REGULAR, bolditalics: BOLD } });

/** A layout that has not settled after so many attempts is taken as it is. */
const ATTEMPTS = 4;

/**
 * @param {string} definition JSON
 * @param {Assets} assets
 * @returns {Promise<Uint8Array>} the PDF
 */
export async function render(definition, assets) {
  pdfMake.virtualfs.writeFileSync(REGULAR, assets.fonts.regular);
  pdfMake.virtualfs.writeFileSync(BOLD, assets.fonts.bold);
  /** Which joints of the document (see prepare) need a new page or a table head. */
  const mended = new Set();
  for (let attempt = 1; ; attempt += 1) {
    const prepared = prepare(definition, assets, mended);
    const document = pdfMake.createPdf(prepared.definition);
    await document.getStream();
    // Only a finished layout tells what went to which page.
    const torn = attempt < ATTEMPTS ? prepared.joints.filter((joint) => isTorn(joint, mended)) : [];
    if (torn.length === 0) return new Uint8Array(await document.getBuffer());
    for (const { number } of torn) mended.add(number);
  }
}

/**
 * Two neighbours of which the second must not begin a page as if the first were still in sight.
 * Either a heading and what it is about: then both begin the page. Or a table and the block that
 * goes on with it: then the block gets the table's head.
 * @typedef {{ number: number, end: any, start: any }} Joint the last text of the one, the first of
 *   the other
 */

/**
 * The definition as pdfmake takes it. It is parsed anew each time, because pdfmake writes into it.
 * @param {string} text
 * @param {Assets} assets
 * @param {Set<number>} mended
 */
function prepare(text, assets, mended) {
  const definition = JSON.parse(text);
  const frame = definition.oferta ?? {};
  delete definition.oferta;
  /** @type {Joint[]} */
  const joints = [];

  /** @param {any} first @param {any} second */
  const join = (first, second) => {
    if (!first?.headlineLevel && !second?.headOnNewPage) return;
    const number = joints.length;
    if (mended.has(number)) {
      if (first.headlineLevel) beginPage(first);
      else addHead(firstTable(second), second.headOnNewPage);
    }
    // Of what is kept whole pdfmake knows the final page only for texts with a name.
    const end = texts(first).at(-1);
    const start = texts(second).at(0);
    if (end) end.id ??= `end-${number}`;
    if (start) start.id ??= `start-${number}`;
    joints.push({ number, end, start });
  };
  /** @param {any} node */
  const visit = (node) => {
    if (Array.isArray(node)) {
      node.forEach((child, index) => index > 0 && join(node[index - 1], child));
      node.forEach(visit);
    } else if (node && typeof node === 'object') {
      // PDF/A-1b knows no transparency.
      if (node.image && node.alpha && definition.subset) {
        delete node.image;
        node.text = '';
      }
      delete node.alpha;
      if (node.pictogram !== undefined) drawPictogram(node, assets.pictograms);
      delete node.headOnNewPage;
      delete node.matrix;
      Object.values(node).forEach(visit);
    }
  };
  visit(definition.content);

  for (const key of ['creationDate', 'modDate']) {
    if (definition.info?.[key]) definition.info[key] = new Date(definition.info[key]);
  }
  definition.header = pageHeader(frame);
  definition.footer = pageFooter(frame);
  return { definition, joints };
}

/** @param {any} heading */
function beginPage(heading) {
  heading.pageBreak = 'before';
  if (Array.isArray(heading.margin)) heading.margin[1] = 0;
}

/** @param {any} block */
const firstTable = (block) => block.stack.find((/** @type {any} */ node) => node.table).table;

/** @param {any} table @param {any[]} head */
function addHead(table, head) {
  table.body.unshift(head);
  table.headerRows = 1;
  table.keepWithHeaderRows = 1;
}

/** Whether a page ends between the two. @param {Joint} joint @param {Set<number>} mended */
const isTorn = ({ number, end, start }, mended) =>
  !mended.has(number) && pageOf(start) > pageOf(end);

/** The page a text begins on; 0 where there is none. @param {any} text */
const pageOf = (text) => text?.positions?.[0]?.pageNumber ?? 0;

/**
 * The texts within a node, in reading order.
 * @param {any} node
 * @returns {any[]}
 */
function texts(node) {
  if (Array.isArray(node)) return node.flatMap(texts);
  if (!node || typeof node !== 'object') return [];
  if (typeof node.text === 'string') return node.text ? [node] : [];
  // The head of a table is drawn on several pages, so it tells nothing of where the table begins.
  if (node.table) return texts(node.table.body.slice(node.table.headerRows ?? 0));
  return texts(node.stack ?? node.columns ?? node.text);
}
