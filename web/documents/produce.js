// @ts-check
/**
 * A file of any kind from what the core wrote; the ending of the name says which.
 *
 *   const bytes = await produce(definition, 'КП-147.docx', { assets, module });
 *
 *   .pdf   a document definition               render.js
 *   .docx  the same definition                 docx.js, fetched with the first
 *   .xlsx  {"sheets": [...]}                   xlsx.js, fetched with the first
 *   .html  the page itself
 *   .eml   {"mail": {...}, "attachments": [{"name": …, "definition": {…}}]}    mail.js
 *
 * @typedef {{ assets: () => Promise<import('./render.js').Assets>,
 *             module: (name: 'docx' | 'xlsx') => Promise<any> }} Means
 */
import { writeMail } from './mail.js';
import { render } from './render.js';

export const TYPES = /** @type {Record<string, string>} */ ({
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
});

/**
 * @param {string} definition
 * @param {string} fileName
 * @param {Means} means
 * @returns {Promise<Uint8Array>}
 */
export async function produce(definition, fileName, means) {
  const kind = fileName.split('.').pop()?.toLowerCase() ?? '';
  if (kind === 'docx') return (await means.module('docx')).writeDocx(definition);
  if (kind === 'xlsx') return (await means.module('xlsx')).writeXlsx(definition);
  if (kind === 'html') return new TextEncoder().encode(definition);
  if (kind === 'eml') return letter(JSON.parse(definition), means);
  return render(definition, await means.assets());
}

/** @param {{ mail: any, attachments: { name: string, definition?: any, text?: string }[] }} letter @param {Means} means */
async function letter({ mail, attachments }, means) {
  const files = [];
  for (const { name, definition, text } of attachments) {
    const bytes = text === undefined
      ? await produce(JSON.stringify(definition), name, means) : new TextEncoder().encode(text);
    files.push({ name, type: TYPES[name.split('.').pop() ?? ''] ?? 'application/octet-stream', bytes });
  }
  return writeMail(mail, files);
}
