// @ts-check
/**
 * The place in the program as the part of the address after «#», so that every place can be linked
 * to from any static server, offline too: «#/clients/7k2m».
 */

/** The place the address names, "" when it names none. */
export function currentRoute() {
  const hash = location.hash.slice(1);
  try {
    return decodeURI(hash);
  } catch {
    return ''; // a broken escape sequence names no place
  }
}

/** @param {(route: string) => void} changed called on back, forward and an edited address */
export function listenToRoutes(changed) {
  // Both events come on back and forward; the second finds nothing new.
  let last = currentRoute();
  const check = () => {
    const route = currentRoute();
    if (route === last) return;
    last = route;
    changed(route);
  };
  addEventListener('popstate', check);
  addEventListener('hashchange', check);
  return {
    /** @param {string} route @param {boolean} replace leaves no step in the history */
    go(route, replace) {
      if (route === last) return;
      last = route;
      const address = `#${encodeURI(route)}`;
      if (replace) history.replaceState(null, '', address);
      else history.pushState(null, '', address);
    },
  };
}
