// A small static server for the built web application, with the headers the real one sends. It can
// be switched off and on (offline tests) and send another page than is on the disk (update tests).
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript',
  '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.otf': 'font/otf', '.ttf': 'font/ttf',
  '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json',
};

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
  "connect-src 'self'; img-src 'self' blob: data:; font-src 'self'; manifest-src 'self'; " +
  "worker-src 'self'; frame-src 'self' blob:; base-uri 'none'; form-action 'self'; " +
  "frame-ancestors 'none'";

/**
 * @param {string} folder
 * @returns {Promise<{ address: string, close: () => Promise<void>, requests: string[],
 *                     replace: (path: string, text: string) => void }>}
 */
export async function serveFolder(folder) {
  const requests = [];
  const replaced = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    requests.push(path);
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const headers = {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': /\.[0-9a-f]{12}\./.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
    };
    if (replaced.has(name)) {
      response.writeHead(200, headers).end(replaced.get(name));
      return;
    }
    let file = join(folder, normalize(name));
    try {
      if (/\bbr\b/.test(request.headers['accept-encoding'] ?? '') && exists(`${file}.br`)) {
        file = `${file}.br`;
        headers['content-encoding'] = 'br';
      }
      headers['content-length'] = statSync(file).size;
    } catch {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, headers);
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    requests,
    replace: (path, text) => replaced.set(path, text),
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    }),
  };
}

function exists(file) {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
