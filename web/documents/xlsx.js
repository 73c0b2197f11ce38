// @ts-check
/**
 * Tables as workbooks, and workbooks as tables. The only module that knows hucre.
 *
 *   const bytes = await writeXlsx('{"sheets":[{"name":"Offer","columns":[…],"rows":[[…]]}]}');
 *   const sheets = await readSheets(bytes);  // [{ name, rows: [['Артикул', 'Цена'], ['A-1', { n: '1250.5' }]] }]
 *
 * A column is { title, kind, width }: `text`, `integer`, `money` (minor units) or `percent`
 * (hundredths of a percent); what is not of the column's kind is written as text. Rows listed in
 * `strong` are bold. Loaded with the first such file.
 */
import { readOds } from 'hucre/ods';
import { readXls, readXlsx, writeXlsx as write } from 'hucre/xlsx';

const FORMATS = /** @type {Record<string, string>} */ ({ integer: '#,##0', money: '#,##0.00', percent: '0.##%' });
const DIVISORS = /** @type {Record<string, number>} */ ({ money: 100, percent: 10_000 });
const INK = '12304F';

/** @param {string} text the table's definition, JSON */
export async function writeXlsx(text) {
  const { sheets, title, author } = JSON.parse(text);
  const bytes = await write({
    sheets: sheets.map(sheetOf),
    properties: { title, creator: author },
    defaultFont: { name: 'Calibri', size: 11 },
  });
  return new Uint8Array(bytes);
}

/** @param {{ name: string, columns: { title: string, kind: string, width: number }[], rows: any[][], strong?: number[], above?: string[] }} sheet */
function sheetOf({ name, columns, rows, strong = [], above = [] }) {
  const first = above.length === 0 ? 0 : above.length + 1;
  const cells = new Map();
  const lines = [...above.map((text) => [text]), ...(first > 0 ? [[]] : []), columns.map(({ title }) => title)];
  above.forEach((_, row) => cells.set(`${row},0`, { style: { font: { bold: row === 0, size: row === 0 ? 14 : 11 } } }));
  columns.forEach(({ kind }, column) => cells.set(`${first},${column}`, { style: {
    font: { bold: true, color: { rgb: 'FFFFFF' } }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: INK } },
    alignment: { horizontal: kind === 'text' ? 'left' : 'right', vertical: 'center', wrapText: true },
  } }));
  rows.forEach((row, index) => {
    const bold = strong.includes(index);
    const at = first + 1 + index;
    lines.push(row.map((value, column) => valueOf(value, columns[column].kind)));
    row.forEach((value, column) => {
      const { kind } = columns[column];
      const number = typeof value === 'number' && FORMATS[kind];
      cells.set(`${at},${column}`, { style: {
        ...(number ? { numFmt: FORMATS[kind] } : { alignment: { wrapText: true, vertical: 'top' } }),
        ...(bold ? { font: { bold: true } } : {}),
      } });
    });
  });
  return {
    name: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    columns: columns.map(({ width }) => ({ width })),
    rows: lines, cells, freezePane: { rows: first + 1 },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** @param {any} value @param {string} kind */
const valueOf = (value, kind) => (typeof value === 'number' ? value / (DIVISORS[kind] ?? 1) : (value ?? ''));

/** Signs at the beginning of a file tell what it is. */
const isZip = (/** @type {Uint8Array} */ bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isOldExcel = (/** @type {Uint8Array} */ bytes) => bytes[0] === 0xd0 && bytes[1] === 0xcf;
const MIME_OF_ODS = 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet';

/**
 * The tables of an Excel or OpenDocument file; null for anything else. A cell is a text, or a number
 * as { n: '1250.5' }; a date is YYYY-MM-DD.
 * @param {Uint8Array} bytes
 */
export async function readSheets(bytes) {
  if (!isZip(bytes) && !isOldExcel(bytes)) return null;
  const beginning = String.fromCharCode(...bytes.subarray(30, 30 + MIME_OF_ODS.length));
  const read = isOldExcel(bytes) ? readXls : beginning === MIME_OF_ODS ? readOds : readXlsx;
  const { sheets } = await read(bytes);
  return sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => Array.from(row ?? [], cellOf)) }));
}

/** @param {any} value @returns {string | { n: string }} */
function cellOf(value) {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  // Fifteen digits are what a workbook's number holds; more are noise of the binary fraction.
  if (typeof value === 'number') return { n: String(Number(value.toPrecision(15))) };
  return String(value);
}
