// @ts-check
/**
 * Icons in documents: drawn as vectors, alone or on a tinted tile.
 *
 *   drawPictogram({ pictogram: 'router', tint: '#2563a8', width: 26, tile: true }, pictograms);
 *
 * @typedef {Record<string, string>} Pictograms name → what is inside its 24 × 24 SVG
 */
const FALLBACK = 'package';

/**
 * Turns a pictogram node into an SVG node, in place.
 * @param {any} node
 * @param {Pictograms} pictograms
 */
export function drawPictogram(node, pictograms) {
  const inside = pictograms[node.pictogram] ?? pictograms[FALLBACK] ?? '';
  const tint = /^#[0-9a-f]{6}$/i.test(node.tint) ? node.tint : '#5c6b7a';
  node.svg = node.tile ? onTile(inside, tint) : alone(inside, tint);
  for (const key of ['pictogram', 'tint', 'tile']) delete node[key];
}

/** @param {string} inside @param {string} tint @param {number} [stroke] */
const strokes = (inside, tint, stroke = 2) =>
  `<g fill="none" stroke="${tint}" stroke-width="${stroke}" stroke-linecap="round" stroke-linejoin="round">${inside}</g>`;

/** @param {string} inside @param {string} tint */
const alone = (inside, tint) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">${strokes(inside, tint, 2.5)}</svg>`;

/** @param {string} inside @param {string} tint */
const onTile = (inside, tint) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="44" height="44" viewBox="0 0 44 44">
<defs><linearGradient id="tile" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${lighter(tint, 0.92)}"/><stop offset="1" stop-color="${lighter(tint, 0.8)}"/></linearGradient></defs>
<rect width="44" height="44" rx="9" fill="url(#tile)"/><g transform="translate(10 10)">${strokes(inside, tint, 1.75)}</g></svg>`;

/** The colour with `share` of white in it. @param {string} colour @param {number} share */
function lighter(colour, share) {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const mixed = channels.map((value) => Math.round(value + (255 - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
