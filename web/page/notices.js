// @ts-check
/** Short messages of the page itself in a corner, which wait and never interrupt. */
import { say } from './texts.js';

/** @param {string} text @param {{ label: string, act: () => void }} [action] */
export function showNotice(text, action) {
  const notice = document.createElement('div');
  notice.className = 'notice';
  notice.setAttribute('role', 'status');
  const words = document.createElement('span');
  words.textContent = text;
  notice.append(words);
  if (action) {
    const main = document.createElement('button');
    main.type = 'button';
    main.textContent = action.label;
    main.addEventListener('click', () => { notice.remove(); action.act(); });
    notice.append(main);
  }
  const later = document.createElement('button');
  later.type = 'button';
  later.textContent = action ? say('later') : say('close');
  later.addEventListener('click', () => notice.remove());
  notice.append(later);
  document.getElementById('notices')?.append(notice);
}
