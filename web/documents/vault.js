// @ts-check
/**
 * The passphrase of a device: what seals the store, and the page that asks for it before anything of
 * the store is read. Fetched only where there is one.
 *
 *   const { lock, vault } = await makeLock('passphrase', 15);
 *   const vault = await openLock(lock, 'passphrase');       // null: it is another one
 *   const vault = await askForPassphrase(lock, () => store.clear());
 *
 * The store is sealed by a random key (AES-256-GCM), and this key by one derived from the passphrase
 * (PBKDF2 with SHA-256, as often as OWASP's cheat sheet on storing passwords asks for): another
 * passphrase needs no other key of the store. What is sealed names its place, so that nothing can be
 * moved to another.
 */
const ITERATIONS = 600_000;
/** Of a nonce, bytes; random ones may repeat after 2^32 messages of one key (NIST SP 800-38D). */
const NONCE = 12;
const CHANNEL = 'oferta.lock';
/** So long another tab may take to answer, milliseconds. */
const PATIENCE = 300;

/**
 * @typedef {{ id: string, salt: Uint8Array, iterations: number, wrapped: Uint8Array, minutes: number }} Lock
 *   minutes: of rest after which it locks by itself; 0: it does not
 */

const bytesOf = (/** @type {string} */ text) => new TextEncoder().encode(text);

/** @param {CryptoKey} key @param {Uint8Array} bytes @param {string} about */
async function seal(key, bytes, about) {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytesOf(about) }, key, /** @type {any} */ (bytes));
  const all = new Uint8Array(NONCE + sealed.byteLength);
  all.set(iv);
  all.set(new Uint8Array(sealed), NONCE);
  return all;
}

/** @param {CryptoKey} key @param {Uint8Array} sealed @param {string} about */
async function open(key, sealed, about) {
  const iv = /** @type {any} */ (sealed.subarray(0, NONCE));
  return new Uint8Array(await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv, additionalData: bytesOf(about) }, key, /** @type {any} */ (sealed.subarray(NONCE))));
}

/** @param {string} passphrase @param {{ salt: Uint8Array, iterations: number }} how */
async function keyOf(passphrase, { salt, iterations }) {
  // Written the same way on every keyboard.
  const material = await crypto.subtle.importKey('raw', bytesOf(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: /** @type {any} */ (salt), iterations },
    material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** @param {string} id @param {Uint8Array} raw @returns {Promise<import('../page/storage.js').Vault & { key: CryptoKey }>} */
async function vaultOf(id, raw) {
  return withKey(id, await crypto.subtle.importKey('raw', /** @type {any} */ (raw), 'AES-GCM', false, ['encrypt', 'decrypt']));
}

/** @param {string} id @param {CryptoKey} key */
function withKey(id, key) {
  return {
    id,
    key,
    seal: (/** @type {Uint8Array} */ bytes, /** @type {string} */ about) => seal(key, bytes, about),
    open: (/** @type {Uint8Array} */ bytes, /** @type {string} */ about) => open(key, bytes, about),
  };
}

/** @param {string} passphrase @param {string} id @param {Uint8Array} raw @param {number} minutes @returns {Promise<Lock>} */
async function lockOf(passphrase, id, raw, minutes) {
  const how = { salt: crypto.getRandomValues(new Uint8Array(16)), iterations: ITERATIONS };
  return { id, ...how, wrapped: await seal(await keyOf(passphrase, how), raw, id), minutes };
}

/** A lock for a store that has none. @param {string} passphrase @param {number} minutes */
export async function makeLock(passphrase, minutes) {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const id = crypto.randomUUID();
  return { lock: await lockOf(passphrase, id, raw, minutes), vault: await vaultOf(id, raw) };
}

/** @param {Lock} lock @param {string} passphrase @returns {Promise<Uint8Array | null>} */
async function keyInside(lock, passphrase) {
  try {
    return await open(await keyOf(passphrase, lock), lock.wrapped, lock.id);
  } catch {
    return null;
  }
}

/** @param {Lock} lock @param {string} passphrase */
export async function openLock(lock, passphrase) {
  const raw = await keyInside(lock, passphrase);
  return raw && vaultOf(lock.id, raw);
}

/** The same store under another passphrase. @param {Lock} lock @param {string} old @param {string} fresh @param {number} minutes @returns {Promise<Lock | null>} null: the old one is another */
export async function changePassphrase(lock, old, fresh, minutes) {
  const raw = await keyInside(lock, old);
  return raw && lockOf(fresh, lock.id, raw, minutes);
}

/** A key that another tab has open, so that it need not be asked for twice. @param {Lock} lock @returns {Promise<CryptoKey | null>} */
function keyOfAnotherTab(lock) {
  if (typeof BroadcastChannel === 'undefined') return Promise.resolve(null);
  return new Promise((done) => {
    const channel = new BroadcastChannel(CHANNEL);
    const end = (/** @type {CryptoKey | null} */ key) => {
      clearTimeout(timer);
      channel.close();
      done(key);
    };
    const timer = setTimeout(() => end(null), PATIENCE);
    channel.onmessage = ({ data }) => { if (data?.key && data.id === lock.id) end(data.key); };
    channel.postMessage({ wanted: lock.id });
  });
}

/**
 * Gives the key to tabs that begin, and locks after a rest. Whoever works in one tab works in all.
 * @param {Lock} lock @param {{ id: string, key: CryptoKey }} vault @param {() => void} lockNow
 * @returns {() => void} from then on neither this tab nor another gives the key away
 */
export function guard(lock, vault, lockNow) {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
  let moved = Date.now();
  let told = moved;
  if (channel) {
    channel.onmessage = ({ data }) => {
      if (data?.wanted === vault.id) channel.postMessage({ id: vault.id, key: vault.key });
      else if (data?.moved) moved = Date.now();
      else if (data?.locked) channel.close();
    };
  }
  const leave = () => {
    channel?.postMessage({ locked: true });
    channel?.close();
  };
  if (lock.minutes <= 0) return leave;
  const move = () => {
    moved = Date.now();
    if (moved - told < 20_000) return;
    told = moved;
    channel?.postMessage({ moved: true });
  };
  for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel']) addEventListener(kind, move, { capture: true, passive: true });
  setInterval(() => {
    // Who shows something to a client on the whole screen may talk for long.
    if (!document.fullscreenElement && Date.now() - moved > lock.minutes * 60_000) lockNow();
  }, 10_000);
  return leave;
}

const texts = {
  ru: {
    title: 'Данные закрыты паролем',
    lead: 'Пароль этого устройства нужен, чтобы прочитать их. Он никуда не отправляется.',
    field: 'Пароль этого устройства', open: 'Открыть', opening: 'Открывается…', wrong: 'Пароль другой. Проверьте раскладку и Caps Lock.',
    forgotten: 'Не помню пароль',
    warning: 'Без пароля данные этого устройства не прочитает никто, и мы тоже. Можно удалить их и начать заново: данные команды придут с её сервера, остальное – из файлов, которые вы сохраняли. Чего нет ни там, ни там, пропадёт.',
    remove: 'Удалить данные устройства', back: 'Вернуться',
  },
  en: {
    title: 'The data is locked',
    lead: 'The password of this device is needed to read it. It is sent nowhere.',
    field: 'Password of this device', open: 'Open', opening: 'Opening…', wrong: 'This is not the password. Check the keyboard layout and Caps Lock.',
    forgotten: 'I do not remember it',
    warning: 'Without the password nobody can read the data of this device, and neither can we. You can delete it and begin anew: the data of a team comes from its server, the rest from files you have saved. What is in neither will be lost.',
    remove: 'Delete the data of this device', back: 'Go back',
  },
};

/** @template {keyof HTMLElementTagNameMap} K @param {K} name @param {Record<string, string>} attributes @param {...(Node | string)} content */
function element(name, attributes, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/**
 * Asks until the passphrase is the right one. @param {Lock} lock @param {'ru' | 'en'} language
 * @param {() => Promise<void>} forget removes everything; the page begins anew then
 */
export async function askForPassphrase(lock, language, forget) {
  const shared = await keyOfAnotherTab(lock);
  if (shared) return withKey(lock.id, shared);
  const say = texts[language];
  document.documentElement.lang = language;
  document.title = `${say.title} – Oferta`;
  const splash = document.getElementById('splash');
  if (splash) splash.hidden = true;
  const field = element('input', { type: 'password', id: 'passphrase', autocomplete: 'current-password', required: '', 'aria-describedby': 'passphrase-error' });
  const error = element('p', { id: 'passphrase-error', role: 'alert' });
  const submit = element('button', { type: 'submit' }, say.open);
  const forgotten = element('button', { type: 'button' }, say.forgotten);
  const form = element('form', {}, element('label', { for: 'passphrase' }, say.field), field, error,
    element('div', { class: 'actions' }, submit, forgotten));
  const box = element('div', {}, element('h1', {}, say.title), element('p', {}, say.lead), form);
  const page = element('main', { class: 'locked' }, box);
  document.body.append(page);
  field.focus();

  forgotten.addEventListener('click', () => {
    const back = element('button', { type: 'button' }, say.back);
    const remove = element('button', { type: 'button' }, say.remove);
    const question = element('div', { role: 'group' }, element('h1', { tabindex: '-1' }, say.forgotten), element('p', {}, say.warning),
      element('div', { class: 'actions' }, back, remove));
    box.replaceWith(question);
    back.addEventListener('click', () => { question.replaceWith(box); field.focus(); });
    remove.addEventListener('click', async () => {
      remove.disabled = true;
      await forget();
      location.reload();
    });
    back.focus();
  });

  return new Promise((done) => {
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      submit.disabled = true;
      submit.textContent = say.opening;
      const vault = await openLock(lock, field.value);
      submit.disabled = false;
      submit.textContent = say.open;
      if (!vault) {
        error.textContent = '';
        requestAnimationFrame(() => { error.textContent = say.wrong; });
        field.setAttribute('aria-invalid', 'true');
        field.select();
        return;
      }
      page.remove();
      if (splash) splash.hidden = false;
      done(vault);
    });
  });
}
