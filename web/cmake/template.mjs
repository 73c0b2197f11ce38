// The template of a page to choose from: the whole application as one file, but for the package of
// what there is to choose, which goes where the mark is (shared/sharing/choice_page.cpp).
//
//   const html = choiceTemplate({ body, style, script, icon, parts: { wasm, regular, semibold, icons } });
//
// The page's policy allows this very script and this very style, and no network at all. The same
// input gives the same bytes.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

export const PACKAGE_GOES_HERE = '<!--oferta-choice-1-->';

const allowed = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * @param {{ body: string, style: string, script: string, icon: string, parts: Record<string, Buffer> }} given
 * `body`: the elements of the page; `script`: a bundled module that home_file.js is part of.
 */
export function choiceTemplate({ body, style, script, icon, parts }) {
  // What would end the element early can stand in texts and patterns alone.
  const code = script.replace(/<(?=\/script|!--)/gi, '\\x3c');
  if (/<\/style/i.test(style)) throw new Error('template.mjs: the style ends its own element');
  const picture = `data:image/svg+xml,${encodeURIComponent(icon)}`;
  const sizes = Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, { size: bytes.length }]));
  const packed = Object.entries(parts).map(([name, bytes]) =>
    `<script id="part-${name}" type="text/plain">${gzipSync(bytes, { level: 9 }).toString('base64')}</script>`);
  const policy = [
    "default-src 'none'", `script-src ${allowed(code)} 'wasm-unsafe-eval'`, `style-src ${allowed(style)}`,
    'img-src data: blob:', "connect-src 'none'", "base-uri 'none'", "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<title>Oferta</title>
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#0f1d40">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="${picture}">
<style>${style}</style>
</head>
<body>
${body.replaceAll('icon.svg', picture).trim()}
<script id="files" type="application/json">${JSON.stringify(sizes)}</script>
${PACKAGE_GOES_HERE}
${packed.join('\n')}
<script type="module">${code}</script>
</body>
</html>
`;
}
