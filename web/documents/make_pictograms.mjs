// Collects the icons documents may use: those of assets/pictograms.txt, as the inside of their SVG.
//
//   node web/documents/make_pictograms.mjs NAMES_FILE LUCIDE_ICONS_DIR OUT_JSON
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [namesFile, iconsDirectory, out] = process.argv.slice(2);
if (!out) {
  console.error('usage: make_pictograms.mjs NAMES_FILE LUCIDE_ICONS_DIR OUT_JSON');
  process.exit(2);
}
const names = readFileSync(namesFile, 'utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line && !line.startsWith('#'));

const pictograms = {};
for (const name of [...new Set(names)].sort()) {
  const picture = readFileSync(join(iconsDirectory, `${name}.svg`), 'utf8');
  const inside = picture.match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1];
  pictograms[name] = inside.replace(/\s*\n\s*/g, '').replace(/ \/>/g, '/>');
}
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, `${JSON.stringify(pictograms)}\n`);
