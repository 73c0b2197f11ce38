// @ts-check
/**
 * The same document as an editable file: Word, LibreOffice. The only module that knows docx.
 *
 *   const bytes = await writeDocx(definition);      // the JSON that render.js lays out as PDF
 *
 * Texts, tables, columns, colours and codes are carried over; where pages break is the editor's
 * business, and icons are left out. Loaded with the first such file.
 */
import {
  AlignmentType, BorderStyle, Document, Footer, Header, HeightRule, ImageRun, Packer, PageNumber, Paragraph,
  HorizontalPositionRelativeFrom, ShadingType, TabStopType, Table, TableCell, TableLayoutType, TableRow, TextRun,
  TextWrappingType, VerticalAlign, VerticalPositionRelativeFrom, WidthType,
} from 'docx';
import { matrixPng } from './png.js';

const FONT = 'Noto Sans';
const CONTENT = 515.28;
const twips = (/** @type {number} */ points) => Math.round(points * 20);
const colour = (/** @type {string | undefined} */ value) => (value ?? '').replace('#', '') || undefined;
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const HAIRLINE = { style: BorderStyle.SINGLE, size: 4, color: 'D7DEE5' };
const FRAME = { style: BorderStyle.SINGLE, size: 6, color: '9AA7B4' };

/** Lines and paddings (points) of the layouts of layouts.js. @type {Record<string, { row?: any, box?: any, pad: number[] }>} */
const LAYOUTS = {
  lines: { row: HAIRLINE, pad: [4, 5] },
  totals: { row: HAIRLINE, pad: [3, 8] },
  needs: { row: HAIRLINE, pad: [2, 4] },
  terms: { row: HAIRLINE, pad: [4, 4] },
  cards: { pad: [7, 9] },
  boxed: { box: FRAME, pad: [3, 5] },
};

/**
 * What is inherited from node to node.
 * @typedef {{ size: number, bold?: boolean, color?: string, align?: string, keep?: boolean }} Style
 */

/** Pictures that stand over others so far. */
let floats = 0;

/** @param {string} text the definition, JSON */
export async function writeDocx(text) {
  floats = 0;
  const definition = JSON.parse(text);
  const base = definition.defaultStyle ?? {};
  const children = blocks(definition.content, { size: base.fontSize ?? 9, color: base.color }, CONTENT);
  const info = definition.info ?? {};
  const document = new Document({
    title: info.title, subject: info.subject, creator: info.author, lastModifiedBy: info.author,
    description: info.title,
    styles: { default: { document: { run: { font: FONT, size: Math.round((base.fontSize ?? 9) * 2) } } } },
    sections: [{
      properties: {
        titlePage: true,
        page: { size: { width: 11906, height: 16838 }, margin: { top: twips(44), right: twips(40), bottom: twips(50), left: twips(40), header: twips(22), footer: twips(20) } },
      },
      ...frame(definition.oferta ?? {}),
      children: /** @type {any[]} */ (children),
    }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

/** The head from the second page on, the foot with the page's number. @param {any} words */
function frame(words) {
  const run = (/** @type {any} */ options) => new TextRun({ size: 15, color: colour(words.color) ?? '666666', ...options });
  const tabs = [{ type: TabStopType.RIGHT, position: twips(CONTENT) }];
  const head = new Header({ children: [new Paragraph({ tabStops: tabs, children: [run({ text: words.company ?? '', bold: true }), run({ text: `\t${words.contacts ?? ''}` })] })] });
  const foot = () => new Footer({ children: [new Paragraph({ tabStops: tabs, children: [
    run({ text: `${words.title ?? ''}\t` }),
    run({ children: [words.page ?? '', PageNumber.CURRENT, words.of ?? '/', PageNumber.TOTAL_PAGES] }),
  ] })] });
  return {
    headers: { default: head, first: new Header({ children: [new Paragraph('')] }) },
    footers: { default: foot(), first: foot() },
  };
}

/**
 * @param {any} node @param {Style} inherited @param {number} width points
 * @returns {(Paragraph | Table)[]}
 */
function blocks(node, inherited, width) {
  if (node === null || node === undefined) return [];
  if (Array.isArray(node)) return node.flatMap((child) => blocks(child, inherited, width));
  if (typeof node !== 'object') return [paragraph([{ text: String(node) }], {}, inherited)];
  const style = {
    size: node.fontSize ?? inherited.size, bold: node.bold ?? inherited.bold,
    color: node.color ?? inherited.color, align: node.alignment ?? inherited.align,
    keep: node.unbreakable || node.headlineLevel !== undefined || inherited.keep,
  };
  if (node.text !== undefined) return [paragraph(runsOf(node.text), node, style)];
  const [, top = 0, , bottom = 0] = Array.isArray(node.margin) ? node.margin : [];
  const spaced = (/** @type {(Paragraph | Table)[]} */ inside) =>
    [...(top > 3 ? [gap(top)] : []), ...inside, ...(bottom > 3 ? [gap(bottom)] : [])];
  if (node.stack) return spaced(blocks(node.stack, style, width));
  if (node.columns) return spaced([columns(node, style, width)]);
  // Tables that touch would become one.
  if (node.table) return [...spaced([table(node, style, width)]), gap(1)];
  if (node.matrix) return [picture(node, matrixPng(node.matrix, 8), style)];
  if (node.image) return [node.relativePosition ? floating(node) : standing(node, style)];
  if (node.svg) return tile(node);
  if (node.canvas) return [line(node, top, bottom)];
  if (node.pictogram && !node.tile) return [paragraph([{ text: '✓' }], {}, { ...style, color: node.tint })];
  return [];
}

/** @param {any} text @returns {any[]} */
function runsOf(text) {
  if (Array.isArray(text)) return text.flatMap((part) => (typeof part === 'object' && part.text !== undefined
    ? runsOf(part.text).map((run) => ({ ...part, ...run })) : runsOf(part)));
  return [{ text: String(text) }];
}

/** @param {any[]} runs @param {any} node @param {Style} style */
function paragraph(runs, node, style) {
  const [, top = 0, , bottom = 0] = Array.isArray(node.margin) ? node.margin : [];
  const children = runs.flatMap((run) => run.text.split('\n').map((/** @type {string} */ text, /** @type {number} */ index) => new TextRun({
    text, break: index > 0 ? 1 : 0, size: Math.round((run.fontSize ?? style.size) * 2),
    bold: run.bold ?? style.bold ?? false, color: colour(run.color ?? style.color),
  })));
  return new Paragraph({
    children, alignment: alignment(style.align), keepNext: style.keep ?? false, keepLines: true,
    spacing: { before: twips(Math.max(0, top)), after: twips(Math.max(0, bottom)) },
  });
}

/** @param {string | undefined} name */
function alignment(name) {
  if (name === 'right') return AlignmentType.RIGHT;
  return name === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT;
}

/** @param {number} points */
const gap = (points) => new Paragraph({ children: [], spacing: { line: twips(Math.min(points, 20)), lineRule: 'exact', before: 0, after: 0 } });

/** @param {any} node @param {number} top @param {number} bottom */
function line(node, top, bottom) {
  const stroke = { style: BorderStyle.SINGLE, size: 6, color: colour(node.canvas[0]?.lineColor) ?? '5C6B7A', space: 1 };
  return new Paragraph({ children: [new TextRun('')], border: { bottom: stroke }, spacing: { before: twips(Math.max(0, top - 8)), after: twips(Math.max(0, bottom)) } });
}

/**
 * A picture that stands over what follows and takes no room, such as a stamp over a line.
 * @param {any} node
 */
function floating(node) {
  const units = (/** @type {number} */ points) => Math.round(points * 12_700);
  const { x = 0, y = 0 } = node.relativePosition ?? {};
  floats += 1;
  return new Paragraph({
    spacing: { line: 20, lineRule: 'exact', before: 0, after: 0 },
    children: [new ImageRun({
      ...image(node),
      floating: {
        horizontalPosition: { relative: HorizontalPositionRelativeFrom.COLUMN, offset: units(x) },
        verticalPosition: { relative: VerticalPositionRelativeFrom.PARAGRAPH, offset: units(y) },
        allowOverlap: true,
        zIndex: floats, // what comes later stands over what was before, as in the PDF
        behindDocument: true,
        wrap: { type: TextWrappingType.NONE },
      },
    })],
  });
}

/** A picture in its own place, such as a product's. @param {any} node @param {Style} style */
function standing(node, style) {
  return new Paragraph({ alignment: alignment(node.alignment ?? style.align), children: [new ImageRun(image(node))] });
}

/**
 * What of a node with a data URI is the picture itself.
 * @param {any} node
 * @returns {{ type: 'png' | 'jpg', data: Uint8Array, transformation: { width: number, height: number } }}
 */
function image(node) {
  const [kind, text] = node.image.slice('data:image/'.length).split(';base64,');
  const pixels = (/** @type {number} */ points) => Math.round((points * 4) / 3);
  return {
    type: kind === 'png' ? 'png' : 'jpg',
    data: Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)),
    transformation: { width: pixels(node.width), height: pixels(node.height) },
  };
}

/** @param {any} node @param {Uint8Array} data @param {Style} style */
function picture(node, data, style) {
  const side = Math.round((node.width * 4) / 3);
  return new Paragraph({ alignment: alignment(style.align), children: [new ImageRun({ type: 'png', data, transformation: { width: side, height: side } })] });
}

/**
 * Letters on a tile, such as the logo, as a coloured cell that every editor shows and people can
 * change; other drawings repeat what a text beside them says and are left out.
 * @param {any} node
 */
function tile(node) {
  const letters = />([^<>]+)<\/text>/.exec(node.svg)?.[1];
  if (!letters) return [];
  const ground = /(?:stop-color|fill)="(#[0-9a-f]{6})"/i.exec(node.svg)?.[1] ?? '#5c6b7a';
  const ink = [...node.svg.matchAll(/fill="(#[0-9a-f]{6})"/gi)].at(-1)?.[1] ?? '#ffffff';
  const text = letters.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const run = new TextRun({ text, bold: true, color: colour(ink), size: Math.round(node.width * 0.8) });
  const cell = new TableCell({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })],
    verticalAlign: VerticalAlign.CENTER, width: { size: twips(node.width), type: WidthType.DXA },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: colour(ground) },
  });
  const row = new TableRow({ children: [cell], height: { value: twips(node.width), rule: HeightRule.EXACT } });
  return [frameless([node.width], [row])];
}

/** Texts side by side: a table without lines. @param {any} node @param {Style} style @param {number} width */
function columns(node, style, width) {
  const space = node.columnGap ?? 0;
  const widths = shared(node.columns.map((/** @type {any} */ column) => column.width), width - space * (node.columns.length - 1));
  const cells = node.columns.map((/** @type {any} */ column, /** @type {number} */ index) => new TableCell({
    children: filled(blocks(column, style, widths[index])),
    borders: { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE },
    margins: { left: index === 0 ? 0 : twips(space), right: 0, top: 0, bottom: 0 },
    width: { size: twips(widths[index] + (index === 0 ? 0 : space)), type: WidthType.DXA },
  }));
  return frameless(widths.map((value, index) => value + (index === 0 ? 0 : space)), [new TableRow({ children: cells, cantSplit: style.keep ?? false })]);
}

/** @param {any} node @param {Style} style @param {number} width */
function table(node, style, width) {
  const layout = LAYOUTS[node.layout] ?? { pad: [2, 2] };
  const [vertical, horizontal] = layout.pad;
  const { body, headerRows = 0 } = node.table;
  const padding = 2 * horizontal;
  const widths = shared(node.table.widths, (node.width ?? width) - padding * node.table.widths.length)
    .map((value) => value + padding);
  /** Columns covered by a cell above that spans rows: column → rows left. */
  const covered = new Map();
  const rows = body.map((/** @type {any[]} */ cells, /** @type {number} */ index) => {
    const children = [];
    for (let column = 0; column < cells.length; column += 1) {
      const rest = covered.get(column) ?? 0;
      if (rest > 0) {
        covered.set(column, rest - 1);
        continue;
      }
      const cell = typeof cells[column] === 'object' ? cells[column] : { text: String(cells[column]) };
      const span = cell.colSpan ?? 1;
      if (cell.rowSpan > 1) covered.set(column, cell.rowSpan - 1);
      const own = widths.slice(column, column + span).reduce((sum, value) => sum + value, 0);
      const edge = layout.box ?? NO_LINE;
      const below = layout.box ?? layout.row ?? NO_LINE;
      children.push(new TableCell({
        children: filled(blocks(cell, style, own - padding)),
        columnSpan: span, rowSpan: cell.rowSpan ?? 1,
        borders: { top: layout.box ?? NO_LINE, bottom: below, left: edge, right: edge },
        margins: { top: twips(vertical), bottom: twips(vertical), left: twips(horizontal), right: twips(horizontal) },
        width: { size: twips(own), type: WidthType.DXA },
        ...(cell.fillColor ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: colour(cell.fillColor) } } : {}),
      }));
      column += span - 1;
    }
    return new TableRow({ children, tableHeader: index < headerRows, cantSplit: true });
  });
  return frameless(widths, rows, node.width !== undefined && node.width < CONTENT);
}

/** @param {number[]} widths @param {TableRow[]} rows @param {boolean} [right] */
function frameless(widths, rows, right = false) {
  const total = widths.reduce((sum, value) => sum + value, 0);
  return new Table({
    rows, columnWidths: widths.map(twips), width: { size: twips(total), type: WidthType.DXA },
    layout: TableLayoutType.FIXED, alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT,
    borders: { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE, insideHorizontal: NO_LINE, insideVertical: NO_LINE },
  });
}

/** A cell ends in a paragraph. @param {(Paragraph | Table)[]} inside */
const filled = (inside) => (inside.at(-1) instanceof Paragraph ? inside : [...inside, gap(1)]);

/** Widths in points; what is not given shares the rest. @param {any[]} wanted @param {number} width */
function shared(wanted, width) {
  const given = wanted.filter((value) => typeof value === 'number').reduce((sum, value) => sum + value, 0);
  const open = wanted.filter((value) => typeof value !== 'number').length;
  const auto = wanted.filter((value) => value === 'auto').length;
  const rest = Math.max(0, width - given);
  // Sums beside their labels need less than the labels.
  return wanted.map((value) => {
    if (typeof value === 'number') return value;
    if (auto === 0 || auto === open) return rest / open;
    return value === 'auto' ? (rest * 0.45) / auto : (rest * 0.55) / (open - auto);
  });
}
