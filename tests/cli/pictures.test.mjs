// Pictures of signature and stamp on papers: in the PDF and the editable file, nowhere when not set.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { png } from '../support/png.mjs';
import { oferta, root, temporaryFolder } from '../support/oferta.mjs';

const demo = join(root, 'assets/demo/workspace.json');
const brief = join(root, 'assets/demo/brief.json');

/** A folder with a workspace whose company has a stamp of 240 × 240 and a signature of 300 × 120. */
function office(t) {
  const folder = temporaryFolder(t);
  const workspace = JSON.parse(readFileSync(demo, 'utf8'));
  for (const [id, width, height, alpha] of [['stamp', 240, 240, true], ['signature', 300, 120, false]]) {
    const uri = `data:image/png;base64,${png(width, height, alpha).toString('base64')}`;
    workspace.records.push({ t: 'picture', id, f: { data: [uri.slice(0, 100), uri.slice(100)] } });
  }
  writeFileSync(join(folder, 'signed.json'), JSON.stringify(workspace));
  return folder;
}

const make = (workspace, out, ...more) =>
  oferta(['offer', '--workspace', workspace, '--brief', brief, '--out', out, ...more]);

/** What is drawn: «240x240», with its mask where it can be seen through. */
function imagesOf(pdf) {
  return execFileSync('pdfimages', ['-list', pdf], { encoding: 'utf8' }).split('\n').slice(2).filter(Boolean)
    .map((line) => line.trim().split(/\s+/)).map(([, , kind, width, height]) => `${kind} ${width}x${height}`);
}

test('both stand on the last page of the PDF, in sane sizes, and no line is lost', async (t) => {
  const folder = office(t);
  const signed = join(folder, 'signed.pdf');
  const plain = join(folder, 'plain.pdf');
  for (const [workspace, out] of [[join(folder, 'signed.json'), signed], [demo, plain]]) {
    const { code, stderr } = await make(workspace, out);
    assert.equal(code, 0, stderr);
  }
  assert.deepEqual(imagesOf(plain), []);
  assert.deepEqual(imagesOf(signed).sort(), ['image 240x240', 'image 300x120', 'smask 240x240']);
  const words = (pdf) => execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' }).replace(/Страница \d+ из \d+/g, '').replace(/\s+/g, ' ').split(' ').sort();
  assert.deepEqual(words(signed), words(plain));
  // Points: resolution follows from size and pixels.
  const rows = execFileSync('pdfimages', ['-list', signed], { encoding: 'utf8' }).split('\n').slice(2).filter(Boolean).map((line) => line.trim().split(/\s+/));
  for (const row of rows) {
    const points = Number(row[3]) / Number(row[12]) * 72;
    assert.ok(points > 60 && points < 125, `${row[3]} pixels at ${row[12]} dpi are ${points} points`);
  }
  assert.equal(execFileSync('qpdf', ['--check', signed], { encoding: 'utf8' }).includes('No syntax or stream encoding errors'), true);
  const again = join(folder, 'again.pdf');
  await make(join(folder, 'signed.json'), again);
  assert.ok(readFileSync(again).equals(readFileSync(signed)), 'the same bytes');
});

test('a PDF to be kept for years has no transparency', async (t) => {
  const folder = office(t);
  const out = join(folder, 'archive.pdf');
  assert.equal((await make(join(folder, 'signed.json'), out, '--archive')).code, 0);
  assert.deepEqual(imagesOf(out), ['image 300x120']);
});

test('the editable file has both, the client\'s page and the offer\'s file neither', async (t) => {
  const folder = office(t);
  const docx = join(folder, 'offer.docx');
  assert.equal((await make(join(folder, 'signed.json'), docx)).code, 0);
  const parts = execFileSync('unzip', ['-l', docx], { encoding: 'utf8' });
  assert.equal(parts.match(/word\/media\/\S+\.png/g)?.length, 2);
  const document = execFileSync('unzip', ['-p', docx, 'word/document.xml'], { encoding: 'utf8' });
  assert.equal(document.match(/<wp:anchor/g)?.length, 2);
  // The signature, which comes second, stands over the stamp; neither leaves its cell at the top.
  assert.deepEqual(document.match(/relativeHeight="\d+"/g), ['relativeHeight="1"', 'relativeHeight="2"']);
  assert.ok(!document.includes('<wp:posOffset>-'));
  for (const name of ['page.html', 'offer.json']) {
    const out = join(folder, name);
    assert.equal((await make(join(folder, 'signed.json'), out)).code, 0);
    assert.ok(!readFileSync(out, 'utf8').includes('iVBORw0KGgo'), name);
  }
});

test('check names a picture that is none', async (t) => {
  const folder = temporaryFolder(t);
  const workspace = JSON.parse(readFileSync(demo, 'utf8'));
  workspace.records.push({ t: 'picture', id: 'stamp', f: { data: ['data:image/png;base64,AAAA'] } });
  const good = `data:image/png;base64,${png(8, 8, false).toString('base64')}`;
  workspace.records.push({ t: 'picture', id: 'portrait', f: { data: [good] } });
  writeFileSync(join(folder, 'w.json'), JSON.stringify(workspace));
  const { code, stderr } = await oferta(['check', join(folder, 'w.json')]);
  assert.equal(code, 1);
  assert.match(stderr, /picture\/stamp: f\.data/);
  assert.match(stderr, /"signature" or the "stamp"\. \(records\[\d+\] picture\/portrait/);
});
