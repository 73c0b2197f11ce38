// @ts-check
// Documents on the command line: the renderer of the browser, in Node.
//
//   node documents-node.mjs DEFINITION.json OUT.pdf|.docx|.xlsx|.eml
//   node documents-node.mjs --sheets BOOK.xlsx|.xls|.ods OUT.json     its tables, see xlsx.js
//
// Fonts, icons and the writers of other kinds of files are those in the folder documents/ beside the
// bundled module. Exit code: 0 done, 1 the document could not be made (one sentence on stderr),
// 2 wrong usage.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { produce } from './produce.js';

const asset = (/** @type {string} */ name) => new URL(`documents/${name}`, import.meta.url);

async function load() {
  const [regular, bold, pictograms] = await Promise.all([
    readFile(asset('fonts/noto-sans-regular.ttf')),
    readFile(asset('fonts/noto-sans-bold.ttf')),
    readFile(asset('pictograms.json'), 'utf8'),
  ]);
  return { fonts: { regular, bold }, pictograms: JSON.parse(pictograms) };
}

/** @param {string} name */
const module = (name) => import(asset(`${name}.js`).href);

/** @param {string} input */
async function sheetsOf(input) {
  const sheets = await (await module('xlsx')).readSheets(new Uint8Array(await readFile(input)));
  if (!sheets) throw new Error('this is neither an Excel nor an OpenDocument file');
  return JSON.stringify({ sheets });
}

async function main() {
  const asked = process.argv.slice(2);
  const tables = asked[0] === '--sheets';
  const [input, output, ...rest] = tables ? asked.slice(1) : asked;
  if (!input || !output || rest.length > 0) {
    console.error('usage: documents-node.mjs DEFINITION.json OUT.pdf|.docx|.xlsx|.eml');
    return 2;
  }
  try {
    const bytes = tables
      ? await sheetsOf(input) : await produce(await readFile(input, 'utf8'), output, { assets: load, module });
    // A file under the wanted name is always a whole one.
    const unfinished = `${output}.part`;
    await writeFile(unfinished, bytes);
    await rename(unfinished, output);
    return 0;
  } catch (error) {
    console.error(`The ${tables ? 'tables could not be read' : 'document could not be made'}: ${error instanceof Error ? error.message : error}`);
    return 1;
  }
}

process.exitCode = await main();
