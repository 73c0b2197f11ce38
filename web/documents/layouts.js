// @ts-check
/**
 * Lines and spacing of the tables a definition may name. The core reckons with the paddings here
 * when it gives column widths (shared/offer/document_style.h).
 */
const HAIRLINE = '#d7dee5';
const none = () => 0;

/** Lines between rows, none at the sides. @param {(i: number, rows: number) => number} width */
const ruled = (width) => ({
  hLineWidth: (/** @type {number} */ i, /** @type {any} */ node) => width(i, node.table.body.length),
  vLineWidth: none,
  hLineColor: () => HAIRLINE,
});

/** @param {number} horizontal @param {number} vertical */
const padded = (horizontal, vertical) => ({
  paddingLeft: () => horizontal,
  paddingRight: () => horizontal,
  paddingTop: () => vertical,
  paddingBottom: () => vertical,
});

export const layouts = {
  /** The price table: a line below every row, but not where a long text goes on in the next. */
  lines: {
    ...ruled(() => 0),
    ...padded(5, 5),
    hLineWidth: (/** @type {number} */ i, /** @type {any} */ node) =>
      (i === 0 || node.table.body[i]?.[0]?.continued ? 0 : 0.5),
  },
  /** Totals: a line between rows. */
  totals: { ...ruled((i, rows) => (i === 0 || i === rows ? 0 : 0.5)), ...padded(8, 4) },
  /** The needs: tight rows on hairlines. */
  needs: { ...ruled((i) => (i === 0 ? 0 : 0.5)), ...padded(0, 2.75), paddingRight: () => 10 },
  /** Terms: a label and its text. */
  terms: { ...ruled((i) => (i === 0 ? 0 : 0.5)), ...padded(0, 4.5), paddingRight: () => 10 },
  /** A box with lines all around, such as the bank's details of an invoice. */
  boxed: {
    hLineWidth: () => 0.75,
    vLineWidth: () => 0.75,
    hLineColor: () => '#9aa7b4',
    vLineColor: () => '#9aa7b4',
    ...padded(6, 4),
  },
  /** Panels side by side, parted by white. */
  cards: {
    hLineWidth: none,
    vLineWidth: (/** @type {number} */ i, /** @type {any} */ node) =>
      (i === 0 || i === node.table.widths.length ? 0 : 6),
    vLineColor: () => '#ffffff',
    ...padded(10, 9),
  },
};
