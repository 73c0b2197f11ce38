// @ts-check
/**
 * Small preferences of this device (language, theme). Where the browser refuses local storage they
 * last as long as the page.
 */
const PREFIX = 'oferta.';

/** @returns {Record<string, string>} */
export function readPreferences() {
  /** @type {Record<string, string>} */
  const found = {};
  try {
    for (let i = 0; i < localStorage.length; i += 1) {
      const key = localStorage.key(i);
      if (key?.startsWith(PREFIX)) found[key.slice(PREFIX.length)] = localStorage.getItem(key) ?? '';
    }
  } catch {
    // Storage is switched off: the defaults hold.
  }
  return found;
}

/** Of these, how things look: all that somebody else's screen needs. */
export function readLooks() {
  const { language, theme } = readPreferences();
  return { language, theme };
}

/** @param {string} key @param {string} value */
export function writePreference(key, value) {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // Storage is switched off or full: a preference is worth no message.
  }
}

/**
 * What the page itself follows: the colours around the canvas and the language of its messages.
 * @param {Record<string, string>} preferences
 */
export function applyToPage(preferences) {
  const { dataset } = document.documentElement;
  if (preferences.language) dataset.language = preferences.language;
  if (preferences.theme) dataset.theme = preferences.theme;
}
