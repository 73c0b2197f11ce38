// @ts-check
/**
 * The address of a path of the team's server: the origin the page comes from, below its own place.
 * @param {string} path «/v1/sync»
 */
export const serverAddress = (path) => new URL(path.slice(1), document.baseURI);
