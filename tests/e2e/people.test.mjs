// People of a team in browsers: the set-up link makes the head, an invitation a manager, a password
// lets them in on another device, and whoever is disabled is told so.
import { test } from 'node:test';
import { startTeam } from '../support/team.mjs';
import { findings } from './support/axe.mjs';
import { assert, dist } from './support/harness.mjs';
import { browser, join, makeClient, says } from './support/member.mjs';

const routeOf = (link) => link.slice(link.indexOf('#') + 1);

// A phone draws the rows that are on its screen alone.
const seesClient = async (one, name) => {
  await one.app.open('/clients');
  if (one.narrow) await one.page.getByLabel('Find a client').fill(name);
  await one.page.getByRole('row', { name: new RegExp(name) }).waitFor();
};

test('set-up link, invitation, sign-in, another password, and the end of it', { timeout: 300_000 }, async (t) => {
  const server = await startTeam(t, { args: ['--root', dist] });

  // The set-up link: by keyboard, from the name on.
  const anna = await browser(t, server.address, routeOf(server.setup), { seen: true });
  await says(anna, 'Сохранено на этом устройстве');
  await anna.page.getByRole('button', { name: 'Вступить в команду' }).click();
  await anna.page.getByLabel('Ваше имя').and(anna.page.locator('[aria-invalid=true]')).waitFor();
  assert.equal(await anna.page.getByLabel('Новый пароль').getAttribute('type'), 'password');
  await anna.page.getByLabel('Ваше имя').focus();
  await anna.page.keyboard.type('Анна Руководова');
  await anna.page.keyboard.press('Tab');
  await anna.page.keyboard.type('короткий');
  await anna.page.getByRole('button', { name: 'Вступить в команду' }).press('Enter');
  await anna.page.getByLabel('Новый пароль').and(anna.page.locator('[aria-invalid=true]')).waitFor();
  await anna.app.picture('people-join-ru');
  assert.deepEqual(await findings(anna.page), []);
  await join(anna, true, { password: 'верный пароль 1' });
  await anna.page.getByRole('heading', { name: 'Наша команда' }).waitFor();
  assert.equal((await server.call('POST', '/v1/enrol', { invitation: server.setup.slice(-68), name: 'x', person: 'x', password: 'long enough 1' })).status, 401);

  // An invitation makes a manager; what one does, the other sees.
  await anna.page.getByRole('button', { name: 'Пригласить менеджера' }).click();
  const link = await anna.page.getByText(/#\/join\/ofp_/).first().textContent();
  const boris = await browser(t, server.address, routeOf(link));
  await join(boris, false, { person: 'Борис', password: 'пароль Бориса' });
  await makeClient(anna, 'Клиент Анны');
  await seesClient(boris, 'Клиент Анны');
  await boris.app.open('/data');
  assert.equal(await boris.page.getByRole('button', { name: 'Пригласить менеджера' }).count(), 0);

  // The same person on a phone, in English: the wrong password first.
  const phone = await browser(t, server.address, '/data', { language: 'en', viewport: { width: 390, height: 844 }, seen: true });
  phone.narrow = true;
  await phone.page.getByRole('radio', { name: 'By password' }).click();
  await phone.page.getByLabel('Your name').fill('борис');
  await phone.page.getByLabel('Password', { exact: true }).fill('not his password');
  await phone.page.getByRole('radio', { name: 'Remove it and take the team' }).click();
  await phone.page.getByRole('button', { name: 'Sign in' }).click();
  await phone.page.getByLabel('Password', { exact: true }).and(phone.page.locator('[aria-invalid=true]')).waitFor();
  await phone.app.picture('people-sign-in-en');
  await phone.page.getByLabel('Password', { exact: true }).fill('пароль Бориса');
  await phone.page.getByRole('button', { name: 'Sign in' }).click();
  await phone.page.getByRole('button', { name: 'Change password' }).waitFor();
  await phone.app.ready();
  await seesClient(phone, 'Клиент Анны');

  // He changes his password and ends the other device, which is told.
  await phone.app.open('/data');
  await phone.page.getByRole('button', { name: 'Change password' }).click();
  await phone.page.getByLabel('Old password').fill('пароль Бориса');
  await phone.page.getByLabel('New password').fill('новый пароль');
  await phone.page.getByRole('checkbox', { name: 'End the access of my other devices' }).click();
  await phone.page.getByRole('button', { name: 'Change', exact: true }).click();
  await phone.page.getByText('The password is changed').first().waitFor();
  await boris.page.getByRole('alert', { name: /данные команды с него удалены/ }).waitFor();

  // The head sees people and devices, and disables him: his phone is told, and he cannot come back.
  await anna.app.open('/data');
  await anna.page.getByText('устройство: Browser').first().waitFor();
  await anna.app.picture('people-team-ru');
  assert.deepEqual(await findings(anna.page), []);
  await anna.page.getByRole('button', { name: 'Отключить' }).click();
  await phone.page.getByRole('alert', { name: /team's data/ }).waitFor();
  await phone.app.ready();
  await phone.app.open('/data');
  await phone.page.getByRole('radio', { name: 'By password' }).click();
  await phone.page.getByLabel('Your name').fill('Борис');
  await phone.page.getByLabel('Password', { exact: true }).fill('новый пароль');
  await phone.page.getByRole('button', { name: 'Sign in' }).click();
  await phone.page.getByLabel('Password', { exact: true }).and(phone.page.locator('[aria-invalid=true]')).waitFor();
  for (const one of [anna, boris, phone]) assert.deepEqual(one.errors, []);
});
