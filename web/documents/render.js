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

/**
 * @param {string} definition JSON
 * @param {Assets} assets
 * @returns {Promise<Uint8Array>} the PDF
 */
export async function render(definition, assets) {
  pdfMake.virtualfs.writeFileSync(REGULAR, assets.fonts.regular);
  pdfMake.virtualfs.writeFileSync(BOLD, assets.fonts.bold);
  const first = prepare(definition, assets, new Set());
  let document = pdfMake.createPdf(first.definition);
  await document.getStream();
  // Only the finished layout tells which blocks went to a page of their own.
  const moved = first.blocks.filter(beginsPage);
  if (moved.length > 0) {
    const numbers = new Set(moved.map((block) => block.number));
    document = pdfMake.createPdf(prepare(definition, assets, numbers).definition);
  }
  return new Uint8Array(await document.getBuffer());
}

/**
 * @typedef {{ number: number, node: any, before: any }} Block a block that gets the table head of
 *   the node before it when it begins a page
 */

/**
 * The definition as pdfmake takes it. It is parsed anew each time, because pdfmake writes into it.
 * @param {string} text
 * @param {Assets} assets
 * @param {Set<number>} headed the blocks that need their head
 */
function prepare(text, assets, headed) {
  const definition = JSON.parse(text);
  const frame = definition.oferta ?? {};
  delete definition.oferta;
  /** @type {Block[]} */
  const blocks = [];

  /** @param {any} node @param {any} [before] */
  const visit = (node, before) => {
    if (Array.isArray(node)) {
      node.forEach((child, index) => visit(child, node[index - 1]));
    } else if (node && typeof node === 'object') {
      if (node.pictogram !== undefined) drawPictogram(node, assets.pictograms);
      if (node.headOnNewPage) {
        const number = blocks.length;
        if (headed.has(number)) addHead(firstTable(node), node.headOnNewPage);
        delete node.headOnNewPage;
        blocks.push({ number, node, before });
      }
      Object.values(node).forEach((child) => visit(child));
    }
  };
  visit(definition.content);

  for (const key of ['creationDate', 'modDate']) {
    if (definition.info?.[key]) definition.info[key] = new Date(definition.info[key]);
  }
  definition.header = pageHeader(frame);
  definition.footer = pageFooter(frame);
  // A heading does not stay behind alone at the foot of a page.
  definition.pageBreakBefore = (/** @type {any} */ node, /** @type {any} */ page) =>
    node.headlineLevel === 1 && page.getFollowingNodesOnPage().length === 0;
  return { definition, blocks };
}

/** @param {any} block */
const firstTable = (block) => block.stack.find((/** @type {any} */ node) => node.table).table;

/** @param {any} table @param {any[]} head */
function addHead(table, head) {
  table.body.unshift(head);
  table.headerRows = 1;
  table.keepWithHeaderRows = 1;
}

/** Whether the block starts on a later page than the node before it ends. @param {Block} block */
function beginsPage({ node, before }) {
  const own = pages(node.stack.find((/** @type {any} */ child) => child.table));
  return own.length > 0 && Math.min(...own) > Math.max(0, ...pages(before));
}

/** @param {any} node @returns {number[]} */
const pages = (node) => (node?.positions ?? []).map((/** @type {any} */ place) => place.pageNumber);
