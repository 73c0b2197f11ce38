// @ts-check
/**
 * How big a person has set text in the browser: the canvas follows it as any page does whose text is
 * sized in rem.
 */

/** The size browsers give text of which nobody has said anything, CSS pixels. */
const USUAL = 16;

/** @param {(percent: number) => void} changed told at once and whenever it changes */
export function watchTextSize(changed) {
  const probe = document.createElement('i');
  probe.className = 'rem';
  document.body.append(probe);
  let told = 0;
  const tell = () => {
    const percent = Math.round(probe.getBoundingClientRect().width / USUAL * 100);
    if (percent === told || percent === 0) return;
    told = percent;
    changed(percent);
  };
  new ResizeObserver(tell).observe(probe);
  tell();
}
