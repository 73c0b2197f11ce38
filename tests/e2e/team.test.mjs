// A team: browsers that meet at a server, through a network that goes away and a server that is
// killed, and a device whose access is ended.
import { test } from 'node:test';
import { startTeam } from '../support/team.mjs';
import { assert, dist } from './support/harness.mjs';
import { browser, join, makeClient, says } from './support/member.mjs';

/** Every operation on the disk, sorted. */
const kept = (one) => one.page.evaluate(() => new Promise((resolve, reject) => {
  const opening = indexedDB.open('oferta');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const reading = opening.result.transaction('operations').objectStore('operations').getAll();
    reading.onsuccess = () => {
      opening.result.close();
      resolve(reading.result.flatMap(({ json }) => json.split('\n')).sort());
    };
  };
}));

async function equal(one, other, patience = 30_000) {
  const deadline = Date.now() + patience;
  for (;;) {
    const [a, b] = [await kept(one), await kept(other)];
    if (a.length === b.length && a.every((line, index) => line === b[index])) return a;
    if (Date.now() > deadline) assert.fail(`not equal: ${a.length} and ${b.length} operations`);
    await one.page.waitForTimeout(200);
  }
}

test('two browsers on one server end equal, whatever happens to network and server', { timeout: 240_000 }, async (t) => {
  const args = ['--root', dist];
  const server = await startTeam(t, { args });
  const anna = await browser(t, server.address, `/join/${server.invitation}`);
  await says(anna, 'Сохранено на этом устройстве');
  await join(anna, true);
  await anna.page.getByRole('button', { name: 'Пригласить менеджера' }).click();
  const link = await anna.page.getByText(/#\/join\/ofp_/).first().textContent();
  const boris = await browser(t, server.address, link.slice(link.indexOf('#') + 1));
  await join(boris, false, { person: 'Борис', password: 'пароль Бориса' });
  await equal(anna, boris);

  // Live: what one does, the other sees.
  await makeClient(anna, 'Клиент Анны');
  await boris.app.open('/clients');
  await boris.page.getByRole('row', { name: /Клиент Анны/ }).waitFor();

  // Without a network, and then without a server: everything waits, and says so.
  await boris.context.setOffline(true);
  await makeClient(boris, 'Клиент Бориса без сети');
  await says(boris, /ждут? сети/);
  await server.stop('SIGKILL');
  await makeClient(anna, 'Клиент Анны без сервера');
  await says(anna, /ждут? сети/);
  // A page that is loaded anew has lost nothing and still knows what waits.
  await anna.app.reload();
  await says(anna, /ждут? сети/);
  const again = await startTeam(t, { data: server.data, port: server.port, args });
  await boris.context.setOffline(false);
  await says(boris, 'Всё отправлено');
  await says(anna, 'Всё отправлено');
  const operations = await equal(anna, boris);
  for (const name of ['Клиент Анны', 'Клиент Бориса без сети', 'Клиент Анны без сервера']) {
    assert.ok(operations.some((line) => line.includes(name)), name);
  }

  // Boris' access is ended: he is told, and the team's data leaves his device.
  await anna.app.open('/data');
  await anna.page.getByRole('button', { name: 'Закрыть доступ' }).click();
  await boris.page.getByRole('alert', { name: /данные команды с него удалены/ }).waitFor();
  const left = await kept(boris);
  assert.ok(!left.some((line) => line.includes('Клиент Анны')));
  await anna.page.getByRole('button', { name: 'Закрыть доступ' }).waitFor({ state: 'detached' });
  assert.deepEqual(anna.errors, []);
  assert.deepEqual(boris.errors, []);
  await again.stop();
});

test('a code that does not work is said, and nothing on the device changes', { timeout: 120_000 }, async (t) => {
  const server = await startTeam(t, { args: ['--root', dist] });
  const anna = await browser(t, server.address, '/join/ofi_0000');
  await anna.app.saved();
  const before = await kept(anna);
  await anna.page.getByRole('button', { name: 'Вступить в команду' }).click();
  await anna.page.getByRole('textbox', { name: 'Код или ссылка приглашения', description: /Код не подошёл/ }).waitFor();
  assert.deepEqual(await kept(anna), before);
});
