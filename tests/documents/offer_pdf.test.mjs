// Offers as PDF, as a reader and as tools see them: nothing is lost, whatever the length.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { oferta, temporaryFolder } from '../support/oferta.mjs';
import { madeUp, nameOf } from './workspace.mjs';

/// Makes the offer as PDF and as JSON. `options` as in madeUp().
async function makeOffer(t, options, ...more) {
  const folder = temporaryFolder(t);
  const { workspace, brief } = madeUp(options);
  const file = (name) => join(folder, name);
  writeFileSync(file('workspace.json'), JSON.stringify(workspace));
  writeFileSync(file('brief.json'), JSON.stringify(brief));
  const made = { pdf: file('offer.pdf') };
  for (const out of [made.pdf, file('offer.json')]) {
    const { code, stderr } = await oferta([
      'offer', '--workspace', file('workspace.json'), '--brief', file('brief.json'), '--out', out, ...more,
    ]);
    assert.equal(code, 0, stderr);
  }
  made.offer = JSON.parse(readFileSync(file('offer.json'), 'utf8'));
  made.bytes = readFileSync(made.pdf);
  const text = execFileSync('pdftotext', ['-raw', made.pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  made.pages = text.split('\f').slice(0, -1);
  return made;
}

/// Where lines and spaces break is a matter of layout.
const squeezed = (text) => text.replace(/[\s\u00a0]+/g, '');
const money = (amount) => {
  const [whole, part] = (amount / 100).toFixed(2).split('.');
  return `${whole},${part}`;
};

test('an offer of 200 lines: every line with its figures, in order, and every page numbered', async (t) => {
  const { offer, pages, pdf } = await makeOffer(t, { lines: 200 });
  assert.equal(offer.lines.length, 200);
  const text = squeezed(pages.join('\n'));
  let at = 0;
  for (const line of offer.lines) {
    at = text.indexOf(squeezed(line.name), at);
    assert.ok(at >= 0, `${line.name} is missing or out of order`);
    for (const part of [line.sku, line.description, money(line.price.amount), money(line.figures.after_discount)]) {
      assert.ok(text.includes(squeezed(part)), `${part} of ${line.name} is missing`);
    }
  }
  pages.forEach((page, index) => {
    assert.ok(squeezed(page).includes(`Страница${index + 1}из${pages.length}`), `page ${index + 1}`);
  });
  execFileSync('qpdf', ['--check', pdf]);
});

test('the table has its head on every page it is on, and the totals stay with the last line', async (t) => {
  // Several lengths, so that the last line falls on different places of a page.
  for (const lines of [1, 8, 9, 10, 11, 12, 13]) {
    const { offer, pages } = await makeOffer(t, { lines });
    for (const page of pages.map(squeezed)) {
      const rows = offer.lines.filter((line) => page.includes(squeezed(line.name)));
      const heads = page.split('Наименованиеиописание').length - 1;
      assert.equal(heads, rows.length > 0 ? 1 : 0, `${lines} lines: ${rows.length} rows, ${heads} heads`);
      const last = page.includes(squeezed(offer.lines.at(-1).name));
      assert.equal(page.includes('Всегокоплате'), last, `${lines} lines: total apart from the last line`);
      assert.equal(page.includes(squeezed(offer.totals.in_words)), last);
    }
  }
});

test('no heading is left alone at the foot of a page', async (t) => {
  for (const lines of [6, 7, 8, 9]) {
    const { pages } = await makeOffer(t, { lines });
    for (const page of pages.map(squeezed)) {
      const at = page.indexOf('Составистоимость');
      if (at >= 0) assert.ok(page.indexOf(nameOf(1).replace(' ', '')) > at, `${lines} lines`);
    }
  }
});

test('texts of any length are complete', async (t) => {
  const words = (count, mark) => Array.from({ length: count }, (_, index) => `${mark}${index}`).join(' ');
  const endless = 'абвгдежзик'.repeat(60);
  const changes = {
    1: { description: { ru: words(1500, 'слово') } },
    2: { name: { ru: `Имя ${words(120, 'имя')}` } },
    3: { description: { ru: endless } },
    4: { description: { ru: words(700, 'конец') } },
  };
  const { pages, pdf } = await makeOffer(t, { lines: 4, changes });
  const text = pages.join('\n');
  const found = new Set(text.split(/\s+/));
  for (const [count, mark] of [[1500, 'слово'], [120, 'имя'], [700, 'конец']]) {
    for (let index = 0; index < count; index += 1) {
      assert.ok(found.has(`${mark}${index}`), `${mark}${index} is missing`);
    }
  }
  assert.ok(squeezed(text).includes(endless), 'a word longer than a line is cut');
  execFileSync('qpdf', ['--check', pdf]);
});

test('nothing is drawn outside the page', async (t) => {
  const long = 'Ж'.repeat(300);
  const { pdf } = await makeOffer(t, {
    lines: 2,
    changes: { 1: { name: { ru: long }, sku: long, unit: { ru: long } } },
    companyChanges: { name: long, address: { ru: long }, site: long, signatory_name: { ru: long } },
  });
  const layout = execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const words = [...layout.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"/g)];
  assert.ok(words.length > 50);
  for (const [, left, top, right, bottom] of words.map((word) => word.map(Number))) {
    assert.ok(left >= 30 && right <= 566 && top >= 0 && bottom <= 842, `${left} ${top} ${right} ${bottom}`);
  }
});

test('the same offer gives the same bytes, dated by the offer', async (t) => {
  const [first, second] = [await makeOffer(t, { lines: 3 }), await makeOffer(t, { lines: 3 })];
  assert.ok(first.bytes.equals(second.bytes));
  const info = execFileSync('pdfinfo', ['-isodates', first.pdf], { encoding: 'utf8' });
  assert.match(info, /CreationDate:\s+2026-11-24T00:00:00/);
  assert.match(info, /ModDate:\s+2026-11-24T00:00:00/);
  assert.match(info, /Title:\s+Коммерческое предложение №.КП-2026\/0001/);
});

test('the fonts are embedded and have the characters', async (t) => {
  const { pdf, pages } = await makeOffer(t, {
    lines: 1,
    changes: { 1: { name: { ru: 'Ёмкость 5×6 м² ±0,5 °C – «Ω» 中😀' } } },
  });
  const fonts = execFileSync('pdffonts', [pdf], { encoding: 'utf8' }).split('\n').slice(2).filter(Boolean);
  assert.ok(fonts.length >= 2);
  for (const font of fonts) assert.match(font, /NotoSans.*Identity-H\s+yes yes yes/);
  // What the fonts lack is seen as a box, not as nothing.
  assert.ok(pages.join(' ').includes('Ёмкость 5×6 м² ±0,5 °C – «□» □□'));
});

test('an English offer is English throughout', async (t) => {
  const { pages, offer } = await makeOffer(t, {
    lines: 12,
    brief: {
      language: 'en', number: 'OF-2026/0007',
      client: { kind: 'company', name: 'Granite Ltd', contact_name: 'Paul Serov' },
    },
    companyChanges: { name: 'Liniya', mark: 'L' },
  });
  const text = pages.join('\n');
  assert.doesNotMatch(text, /[а-яё]/i);
  for (const part of ['Commercial offer No.', 'OF-2026/0007', 'Page 1 of', 'Total to pay', 'Including VAT 22%', nameOf(12, 'en')]) {
    assert.ok(text.replaceAll('\u00a0', ' ').includes(part), part);
  }
  assert.ok(squeezed(text).includes(squeezed(offer.totals.in_words)));
});

test('discounts are shown where there are some', async (t) => {
  const plain = await makeOffer(t, { lines: 2 });
  assert.ok(!plain.pages.join('').includes('Скидка'));
  const { pages, offer } = await makeOffer(t, {
    lines: 2, brief: { discount: 300 },
    changes: { 1: { breaks: [{ from: 2, discount: 500 }] } },
  });
  const text = squeezed(pages.join(''));
  assert.equal(offer.lines[0].break, 500);
  for (const part of ['−5%', 'Скидкипопозициям', 'Скидканапредложение3%', `−${money(offer.totals.document_discount)}`]) {
    assert.ok(text.includes(part), part);
  }
});
