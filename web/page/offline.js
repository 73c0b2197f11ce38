// @ts-check
/**
 * The service worker (web/sw.js): the program without a network, and new versions when they are
 * welcome. A waiting version is offered, and taken only when the person says so.
 */
import { showNotice } from './notices.js';
import { say } from './texts.js';

export async function workOffline() {
  if (!('serviceWorker' in navigator)) return;
  const controlled = navigator.serviceWorker.controller !== null;
  let wanted = false;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (wanted) location.reload();
  });
  let registration;
  try {
    registration = await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
  } catch {
    return; // the browser forbids it (private window): the page works, only not offline
  }
  const offer = (/** @type {ServiceWorker | null} */ waiting) => {
    if (!waiting || !controlled) return;
    showNotice(say('update'), {
      label: say('updateNow'),
      act: () => { wanted = true; waiting.postMessage('activate'); },
    });
  };
  offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const arriving = registration.installing;
    arriving?.addEventListener('statechange', () => {
      if (arriving.state === 'installed') offer(arriving);
    });
  });
  // What is only needed later (the document module) is fetched once everything else is done.
  const ready = await navigator.serviceWorker.ready;
  ready.active?.postMessage('precache-later');
}

/** @param {(online: boolean) => void} changed */
export function watchNetwork(changed) {
  addEventListener('online', () => changed(true));
  addEventListener('offline', () => changed(false));
  changed(navigator.onLine);
}
