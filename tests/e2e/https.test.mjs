// The application over HTTPS with an authority of its own: what a device that trusts it can do, and
// the page that tells how to.
import { createHash, X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { chromium } from 'playwright-core';
import { startTeam } from '../support/team.mjs';
import { root, temporaryFolder } from '../support/oferta.mjs';
import { findings } from './support/axe.mjs';
import { App, assert, dist, theBrowser, watchForErrors } from './support/harness.mjs';

const pictures = join(root, 'build/test-results');

/** A team's server over HTTPS, and the root to be trusted. */
async function secureTeam(t) {
  const folder = temporaryFolder(t);
  const server = await startTeam(t, {
    store: ['--data', join(folder, 'data')], args: ['--https', '--host', '127.0.0.1', '--root', dist],
  });
  return { server, tls: join(folder, 'data/tls') };
}

test('a device that trusts the authority works over HTTPS, and without a network', { timeout: 180_000 }, async (t) => {
  const { server, tls } = await secureTeam(t);
  // Trust is a matter of the system's; a browser of its own is told to trust what signs here.
  const signer = readFileSync(join(tls, 'server.pem'), 'utf8').match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----\n/g)[1];
  const spki = new X509Certificate(signer).publicKey.export({ type: 'spki', format: 'der' });
  const profile = mkdtempSync(join(tmpdir(), 'oferta-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.OFERTA_CHROMIUM ?? '/usr/bin/chromium', locale: 'ru-RU', viewport: { width: 1366, height: 768 },
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
      `--ignore-certificate-errors-spki-list=${createHash('sha256').update(spki).digest('base64')}`],
  });
  t.after(async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const errors = watchForErrors(page, [/Failed to load resource/, /net::ERR/]);
  const app = new App(page, server.address);
  await app.open();
  assert.ok(await page.evaluate(() => isSecureContext && location.protocol === 'https:'));
  await app.readyForOffline();
  await server.stop();
  await app.reload();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  assert.deepEqual(errors, []);
});

test('without TLS a browser gets the way to trust it, in both languages', { timeout: 120_000 }, async (t) => {
  const { server } = await secureTeam(t);
  const context = await (await theBrowser()).newContext({ viewport: { width: 390, height: 844 }, acceptDownloads: true });
  t.after(() => context.close());
  const page = await context.newPage();
  const errors = watchForErrors(page);
  await page.goto(server.address.replace('https:', 'http:'));
  await page.getByRole('heading', { name: 'Доверять этому серверу' }).waitFor();
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, 'trust-ru.png') });
  await page.getByRole('link', { name: 'In English' }).press('Enter');
  await page.getByRole('heading', { name: 'Trust this server' }).waitFor();
  await page.getByText('Kiosk: Chromium on Linux').press('Enter');
  await page.getByText(/^Start chromium --kiosk https:/).waitFor();
  await page.screenshot({ path: join(pictures, 'trust-en.png') });
  const english = page.locator('section[lang=en]');
  await english.getByText('Android').click();
  const downloading = page.waitForEvent('download');
  await english.getByRole('link', { name: 'oferta-authority.crt' }).first().click();
  const pem = readFileSync(await (await downloading).path(), 'utf8');
  const shown = (await english.locator('.print').textContent()).replaceAll(/\s/g, '');
  assert.equal(new X509Certificate(pem).fingerprint256.replaceAll(':', ''), shown.replaceAll(':', ''));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(errors, []);
  const untrusting = await context.newPage();
  await assert.rejects(untrusting.goto(server.address), /ERR_CERT_AUTHORITY_INVALID/);
});
