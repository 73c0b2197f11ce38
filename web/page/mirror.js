// @ts-check
/**
 * The mirror: one real element above the canvas for every widget and text on it.
 *
 *   const mirror = new Mirror(root, (kind, id, value) => core.send({ do: 'action', … }));
 *   mirror.apply(patch);     // JSON of semantic_patch_json after a frame
 *
 * Elements are kept by widget id and changed in place: an element replaced between pointer down
 * and up would lose its click, and a screen reader its place. Events: mirror_events.js.
 */
import {
  applyState, createElement, isNamedByContent, isTextField, isView, roleOf, setAttribute,
  signature,
} from './roles.js';
import { listen } from './mirror_events.js';

/** @typedef {import('./roles.js').SemanticNode} SemanticNode */

/**
 * @typedef {object} Entry
 * @property {SemanticNode} node
 * @property {HTMLElement} element
 * @property {number} parent   0 is the root
 * @property {number} children
 * @property {string} text     the content set last
 * @property {string} place    the style set last
 */

export class Mirror {
  /** @type {Map<number, Entry>} */
  entries = new Map();
  /** The id of the field in which an input method is composing; its text is left alone. */
  composing = 0;
  /** While elements are moved about, focus events are ours, not the person's. */
  arranging = false;

  /**
   * @param {HTMLElement} root
   * @param {(kind: string, id: number, value: string) => void} emit
   */
  constructor(root, emit) {
    this.root = root;
    this.emit = emit;
    listen(this);
  }

  /** @param {EventTarget | null} target @returns {Entry | undefined} */
  entryOf(target) {
    const element = target instanceof Element ? target.closest('[data-id]') : null;
    return element instanceof HTMLElement ? this.entries.get(Number(element.dataset.id)) : undefined;
  }

  /**
   * @param {{ nodes?: SemanticNode[], order?: [number, number][], title?: string, lang?: string,
   *           focus?: number }} patch
   */
  apply(patch) {
    const active = document.activeElement;
    this.arranging = true;
    for (const node of patch.nodes ?? []) this.#put(node);
    if (patch.order) this.#arrange(patch.order);
    for (const node of patch.nodes ?? []) {
      const entry = this.entries.get(node.id);
      if (entry) this.#fill(entry);
    }
    this.#place();
    if (patch.order) this.#separateModal();
    if (patch.title !== undefined) document.title = patch.title;
    if (patch.lang) document.documentElement.lang = patch.lang;
    // Moving an element in the document takes the focus from it.
    if (active instanceof HTMLElement && active !== document.activeElement && active.isConnected &&
        this.root.contains(active)) {
      active.focus({ preventScroll: true });
    }
    this.arranging = false;
    if (patch.focus) this.entries.get(patch.focus)?.element.focus({ preventScroll: true });
    else if (active instanceof HTMLElement && active !== document.body && !active.isConnected) {
      const id = Number(active.dataset.id);
      if (id) this.emit('blur', id, '');
    }
  }

  /** @param {SemanticNode} node */
  #put(node) {
    const entry = this.entries.get(node.id);
    if (entry && signature(entry.node) === signature(node)) {
      entry.node = node;
      applyState(entry.element, node);
      return;
    }
    const element = createElement(node);
    if (entry) {
      element.append(...entry.element.querySelectorAll(':scope > [data-id]'));
      entry.element.replaceWith(element);
    }
    this.entries.set(node.id, {
      node, element, parent: entry?.parent ?? 0, children: entry?.children ?? 0, text: '', place: '',
    });
    applyState(element, node);
  }

  /**
   * Puts the elements into the order of the widgets, which is the reading order, moving as few as
   * possible.
   * @param {[number, number][]} order
   */
  #arrange(order) {
    const present = new Set(order.map(([id]) => id));
    for (const [id, entry] of this.entries) {
      if (present.has(id)) continue;
      entry.element.remove();
      this.entries.delete(id);
    }
    for (const entry of this.entries.values()) entry.children = 0;
    for (const [id, parent] of order) {
      const entry = this.entries.get(id);
      if (entry) entry.parent = parent;
      const holder = this.entries.get(parent);
      if (holder) holder.children += 1;
    }
    for (const entry of this.entries.values()) {
      this.#fill(entry);
      // What stands in a list is an item of it, plain text too.
      if (roleOf(entry.node) === 'text') {
        const listed = this.entries.get(entry.parent)?.node.role === 'list';
        setAttribute(entry.element, 'role', listed ? 'listitem' : undefined);
      }
    }
    /** @type {Map<Element, ChildNode | null>} where the next child of each parent belongs */
    const cursors = new Map();
    for (const [id, parent] of order) {
      const element = this.entries.get(id)?.element;
      if (!element) continue;
      const holder = this.entries.get(parent)?.element ?? this.root;
      const cursor = cursors.has(holder) ? cursors.get(holder) ?? null : firstPlace(holder);
      if (cursor === element) {
        cursors.set(holder, element.nextSibling);
      } else {
        // What goes to another parent is no longer the place its old siblings are put before.
        const left = element.parentElement;
        if (left && cursors.get(left) === element) cursors.set(left, element.nextSibling);
        holder.insertBefore(element, cursor);
        cursors.set(holder, cursor);
      }
    }
  }

  /** Name, text and value: as content where the role allows it, as a label otherwise. @param {Entry} entry */
  #fill(entry) {
    const { node, element } = entry;
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      setAttribute(element, 'aria-label', node.name);
      if (isTextField(node)) this.#setText(element, node);
      return;
    }
    const asContent = isNamedByContent(node) && entry.children === 0;
    let text = '';
    if (asContent) text = node.role === 'combobox' ? (node.value ?? '') : (node.name ?? '');
    if (entry.text !== text) {
      if (entry.children === 0) element.textContent = text;
      else if (element.firstChild?.nodeType === Node.TEXT_NODE) element.firstChild.remove();
      entry.text = text;
    }
    setAttribute(element, 'aria-label', asContent && node.role !== 'combobox' ? undefined : node.name);
    element.classList.toggle('m-leaf', entry.children === 0);
  }

  /**
   * A person's own typing is never written over: only a text that differs is set, and none while
   * an input method composes.
   * @param {HTMLInputElement | HTMLTextAreaElement} element
   * @param {SemanticNode} node
   */
  #setText(element, node) {
    const value = node.value ?? '';
    if (element.value === value || this.composing === node.id) return;
    if (document.activeElement !== element) {
      element.value = value;
      return;
    }
    // Counted from the end, so that digits grouped while typing keep the caret where it was.
    const fromEnd = element.value.length - (element.selectionEnd ?? element.value.length);
    element.value = value;
    const caret = Math.max(0, value.length - fromEnd);
    element.setSelectionRange(caret, caret);
  }

  /**
   * Elements lie inside their parents, so each is placed relative to its own; in a view that is
   * scrolled, relative to the start of its content.
   */
  #place() {
    for (const entry of this.entries.values()) {
      const [x, y, width, height] = entry.node.r ?? [0, 0, 0, 0];
      const holder = this.entries.get(entry.parent)?.node;
      const layer = entry.node.ly ?? 0;
      // What opens over the page is neither clipped nor moved by what holds it.
      const rises = layer > (holder?.ly ?? 0);
      const [left, top] = rises ? [0, 0] : holder?.r ?? [0, 0];
      const down = rises ? 0 : holder?.so ?? 0;
      const place = `${rounded(x - left)}px ${rounded(y - top + down)}px ${width}px ${height}px ${rises ? layer : ''}`;
      if (place === entry.place) continue;
      entry.place = place;
      const style = entry.element.style;
      [style.left, style.top, style.width, style.height, style.zIndex] = place.split(' ');
      style.position = rises ? 'fixed' : '';
    }
    for (const { node, element } of this.entries.values()) {
      if (isView(node)) scrollTo(element, node);
    }
  }

  /** While a modal dialog is open, nothing behind it can be reached or read. */
  #separateModal() {
    /** @type {HTMLElement | null} */
    let modal = null;
    for (const entry of this.entries.values()) if (entry.node.mod) modal = entry.element;
    const open = new Set();
    for (let at = /** @type {Element | null} */ (modal); at && at !== this.root; at = at.parentElement) {
      open.add(at);
    }
    for (const { element } of this.entries.values()) {
      const behind = modal !== null && !open.has(element) && element !== modal &&
        element.parentElement !== null &&
        (element.parentElement === this.root || (open.has(element.parentElement) && element.parentElement !== modal));
      if (element.inert !== behind) element.inert = behind;
    }
  }
}

/** A hundredth of a pixel is as exact as patches are. @param {number} length */
function rounded(length) {
  return Math.round(length * 100) / 100;
}

/** Where the first child belongs: behind what keeps a view's content high. @param {Element} holder */
function firstPlace(holder) {
  return holder.classList.contains('m-view') ? holder.firstChild?.nextSibling ?? null : holder.firstChild;
}

/** @param {HTMLElement} element @param {SemanticNode} node */
function scrollTo(element, node) {
  const filler = element.firstElementChild;
  const height = `${node.sh}px`;
  if (filler instanceof HTMLElement && filler.style.height !== height) filler.style.height = height;
  if (Math.abs(element.scrollTop - (node.so ?? 0)) > 1) element.scrollTop = node.so ?? 0;
}
