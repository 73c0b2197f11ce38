// @ts-check
/**
 * Which element stands for a widget, and which attributes say its state.
 *
 * A node comes from semantic_patch_json (app/ui/semantics.h); absent fields have their defaults.
 */

/**
 * @typedef {object} SemanticNode
 * @property {number} id
 * @property {string} [role]
 * @property {[number, number, number, number]} r  x, y, width, height in CSS pixels
 * @property {string} [name] @property {string} [value] @property {string} [vt]
 * @property {string} [desc] @property {string} [ph] @property {string} [keys]
 * @property {string} [im] @property {string} [ac]
 * @property {boolean} [dis] @property {boolean} [foc] @property {boolean} [req]
 * @property {boolean} [inv] @property {boolean} [ro] @property {boolean} [ml]
 * @property {boolean} [sel] @property {string} [chk] @property {boolean} [exp]
 * @property {boolean} [prs] @property {boolean} [mod] @property {boolean | string} [cur]
 * @property {number} [lvl] @property {number} [min] @property {number} [max]
 * @property {number} [now] @property {number} [step] @property {string} [live]
 * @property {number} [rows] @property {number} [cols] @property {number} [fs]
 * @property {string} [col] @property {number} [pl] @property {number} [pr]
 * @property {boolean} [ar] @property {boolean} [sb] @property {string} [pop]
 * @property {string} [srt] @property {number} [ps] @property {number} [ss]
 * @property {number} [ri] @property {number} [ad] @property {number} [ct]
 * @property {number} [ly]  above 0: over the page
 * @property {number} [so] @property {number} [sh]  how far down a view is, and all its height
 */

/** Height of a line by the size of its text, as on the canvas (app/ui/typography.cpp). */
const LINE_HEIGHTS = /** @type {Record<number, number>} */ ({ 13: 18, 15: 22, 18: 24 });

/** Roles whose text, while they hold no other node, is their content and so their name. */
const NAMED_BY_CONTENT = new Set([
  'text', 'paragraph', 'heading', 'button', 'link', 'tab', 'option', 'menuitem', 'cell',
  'columnheader', 'rowheader', 'listitem', 'status', 'combobox', 'gridcell', 'treeitem',
]);

/** Roles a person acts on: reachable by script and pointer even outside the Tab order. */
const INTERACTIVE = new Set([
  'button', 'link', 'textbox', 'spinbutton', 'slider', 'checkbox', 'radio', 'switch', 'tab',
  'combobox', 'option', 'menuitem', 'gridcell', 'treeitem',
]);

/** Native elements that bring their role with them. */
const NATIVE = /** @type {Record<string, string>} */ ({
  banner: 'header', main: 'main', navigation: 'nav', paragraph: 'p', text: 'span',
  button: 'button', separator: 'hr',
});

/** Keys that activate a role whose element does not do so by itself. */
export const ACTIVATION_KEYS = /** @type {Record<string, string[]>} */ ({
  link: ['Enter'], checkbox: [' '], radio: [' '], switch: [' ', 'Enter'], tab: [' ', 'Enter'],
  option: [' ', 'Enter'], menuitem: [' ', 'Enter'], combobox: [' ', 'Enter'], row: [' ', 'Enter'],
  listitem: [' ', 'Enter'], group: [' ', 'Enter'], region: [' ', 'Enter'], cell: [' ', 'Enter'], gridcell: [' ', 'Enter'],
  treeitem: [' ', 'Enter'],
});

/** Whether the node is a view that clips and scrolls its children. @param {SemanticNode} node */
export function isView(node) {
  return node.sh !== undefined;
}

/** Plain text carries no role. @param {SemanticNode} node */
export function roleOf(node) {
  return node.role || (isView(node) ? 'none' : 'text');
}

/** @param {SemanticNode} node */
export function isTextField(node) {
  return node.role === 'textbox' || node.role === 'spinbutton';
}

/** @param {SemanticNode} node */
export function isNamedByContent(node) {
  return NAMED_BY_CONTENT.has(roleOf(node));
}

/** Two nodes with the same signature can share one element. @param {SemanticNode} node */
export function signature(node) {
  return `${node.role}/${node.role === 'heading' ? (node.lvl ?? 1) : ''}/${node.ml ? 'm' : ''}${isTextField(node) && node.pop ? 'c' : ''}${isView(node) ? 'v' : ''}`;
}

/** @param {SemanticNode} node @returns {HTMLElement} */
export function createElement(node) {
  const element = document.createElement(tagOf(node));
  element.className = 'm';
  element.dataset.id = String(node.id);
  if (element instanceof HTMLButtonElement) {
    element.type = 'button';
  } else if (element instanceof HTMLInputElement && node.role === 'slider') {
    element.type = 'range';
  } else if (isTextField(node)) {
    element.classList.add('m-field');
    element.setAttribute('autocapitalize', 'sentences');
    element.spellcheck = node.ml === true;
    if (node.role === 'spinbutton') element.setAttribute('role', 'spinbutton');
    // A field with suggestions under it.
    if (node.pop === 'listbox') {
      element.setAttribute('role', 'combobox');
      element.setAttribute('aria-autocomplete', 'list');
    }
  } else if (!(roleOf(node) in NATIVE) && node.role !== 'heading' && roleOf(node) !== 'none') {
    element.setAttribute('role', roleOf(node));
  }
  element.id = `m${node.id}`;
  if (isView(node)) {
    element.classList.add('m-view');
    element.append(document.createElement('i')); // as high as all the content
  }
  return element;
}

/** @param {SemanticNode} node */
function tagOf(node) {
  if (node.role === 'slider' || node.role === 'spinbutton') return 'input';
  if (node.role === 'textbox') return node.ml ? 'textarea' : 'input';
  if (node.role === 'heading') return `h${Math.min(6, Math.max(1, node.lvl ?? 1))}`;
  return NATIVE[roleOf(node)] ?? 'div';
}

/**
 * Sets or removes an attribute, touching the document only on a difference.
 * @param {Element} element @param {string} name @param {unknown} value undefined and false remove
 */
export function setAttribute(element, name, value) {
  if (value === undefined || value === false || value === '') {
    if (element.hasAttribute(name)) element.removeAttribute(name);
    return;
  }
  const text = String(value);
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

/** @param {unknown} flag a state that is said either way, or absent */
function stated(flag) {
  return flag === undefined ? undefined : String(flag);
}

/** @param {HTMLElement} element @param {SemanticNode} node */
export function applyState(element, node) {
  const role = roleOf(node);
  setAttribute(element, 'aria-description', node.desc);
  setAttribute(element, 'aria-expanded', stated(node.exp));
  setAttribute(element, 'aria-haspopup', node.pop);
  setAttribute(element, 'aria-activedescendant', node.ad ? `m${node.ad}` : undefined);
  setAttribute(element, 'aria-controls', node.ct ? `m${node.ct}` : undefined);
  setAttribute(element, 'aria-pressed', stated(node.prs));
  setAttribute(element, 'aria-modal', node.mod);
  setAttribute(element, 'aria-live', node.live);
  setAttribute(element, 'aria-current',
    node.cur === true ? (role === 'link' || role === 'button' ? 'page' : role === 'gridcell' ? 'date' : 'true') : node.cur);
  setAttribute(element, 'aria-invalid', node.inv);
  setAttribute(element, 'aria-rowcount', node.rows);
  setAttribute(element, 'aria-colcount', node.cols);
  setAttribute(element, 'aria-rowindex', node.ri);
  setAttribute(element, 'aria-sort', node.srt);
  setAttribute(element, 'aria-posinset', node.ps);
  setAttribute(element, 'aria-setsize', node.ss);
  if (role === 'treeitem') setAttribute(element, 'aria-level', node.lvl);
  if (role === 'checkbox' || role === 'radio' || role === 'switch') {
    setAttribute(element, 'aria-checked', node.chk ?? 'false');
  }
  if (role === 'tab' || role === 'option' || role === 'row' || role === 'gridcell' || role === 'treeitem') {
    setAttribute(element, 'aria-selected', role === 'row' ? node.sel : String(node.sel === true));
  }
  // A separator with a value is the movable edge between two columns.
  if (role === 'separator' && node.now !== undefined) setAttribute(element, 'aria-orientation', 'vertical');
  if (role === 'progressbar' || role === 'spinbutton' || role === 'separator') {
    setAttribute(element, 'aria-valuemin', node.min);
    setAttribute(element, 'aria-valuemax', node.max);
    setAttribute(element, 'aria-valuenow', node.now);
  }
  if (role === 'progressbar' || role === 'slider') setAttribute(element, 'aria-valuetext', node.vt);
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    applyField(element, node);
  } else {
    setAttribute(element, 'aria-disabled', node.dis);
    applyTabIndex(element, node);
  }
}

/** Besides what can be acted on: the heading of a screen, where the focus goes when one opens. @param {SemanticNode} node */
function takesFocus(node) {
  return INTERACTIVE.has(roleOf(node)) || (node.role === 'heading' && (node.lvl ?? 1) === 1);
}

/** @param {HTMLElement} element @param {SemanticNode} node */
function applyTabIndex(element, node) {
  if (node.foc) setAttribute(element, 'tabindex', '0');
  else setAttribute(element, 'tabindex', takesFocus(node) ? '-1' : undefined);
}

/** @param {HTMLInputElement | HTMLTextAreaElement} element @param {SemanticNode} node */
function applyField(element, node) {
  if (element.disabled !== (node.dis === true)) element.disabled = node.dis === true;
  setAttribute(element, 'tabindex', node.foc === false ? '-1' : undefined);
  if (element instanceof HTMLInputElement && node.role === 'slider') {
    // The range is set before the value: a value outside the old range would be clamped.
    setAttribute(element, 'min', node.min ?? 0);
    setAttribute(element, 'max', node.max ?? 0);
    setAttribute(element, 'step', Math.max(1, node.step ?? 1));
    const now = String(node.now ?? 0);
    if (element.value !== now) element.value = now;
    return;
  }
  if (element instanceof HTMLInputElement) {
    const type = node.ac?.endsWith('password') ? 'password' : 'text';
    if (element.type !== type) element.type = type;
  }
  setAttribute(element, 'placeholder', node.ph);
  setAttribute(element, 'inputmode', node.im);
  setAttribute(element, 'autocomplete', node.ac ?? 'off');
  setAttribute(element, 'aria-required', node.req);
  if (element.readOnly !== (node.ro === true)) element.readOnly = node.ro === true;
  const style = element.style;
  style.fontSize = `${node.fs || 15}px`;
  style.fontWeight = node.sb ? '600' : '400';
  style.color = node.col ?? '';
  style.caretColor = node.col ?? '';
  style.paddingLeft = `${node.pl ?? 0}px`;
  style.paddingRight = `${node.pr ?? 0}px`;
  // The number of a stepper stands in the middle between its buttons.
  style.textAlign = node.ar ? 'right' : node.role === 'spinbutton' ? 'center' : 'left';
  const size = node.fs || 15;
  if (node.ml) style.lineHeight = `${LINE_HEIGHTS[size] ?? Math.round(size * 1.4)}px`;
}
