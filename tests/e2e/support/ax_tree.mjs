// What a screen reader is given: Chromium's accessibility tree, and nothing of the document.
//
//   const reader = await ScreenReader.of(page);
//   await reader.press('button', 'Новый клиент');       // its default action
//   await reader.type('textbox', /^Название/, 'ООО «Слух»');
//   const total = await reader.find('status', /₽/);      // waits until it is there
//
// Names are compared whole or by a pattern. What is ignored in the tree does not exist here.

const PATIENCE_MS = 20_000;

export class ScreenReader {
  /** @param {import('playwright-core').CDPSession} protocol */
  constructor(protocol) {
    this.protocol = protocol;
  }

  /** @param {import('playwright-core').Page} page */
  static async of(page) {
    const protocol = await page.context().newCDPSession(page);
    await protocol.send('Accessibility.enable');
    await protocol.send('DOM.enable');
    return new ScreenReader(protocol);
  }

  /** Everything that is read, in reading order. @returns {Promise<any[]>} */
  async nodes() {
    const { nodes } = await this.protocol.send('Accessibility.getFullAXTree');
    return nodes.filter((node) => !node.ignored).map((node) => ({
      role: node.role?.value,
      name: node.name?.value ?? '',
      value: node.value?.value,
      id: node.backendDOMNodeId,
      states: Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])),
    }));
  }

  /** The first node of the role and name, waited for. @param {string} role @param {string | RegExp} name */
  async find(role, name) {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const nodes = await this.nodes();
      const found = nodes.find((node) => node.role === role && matches(node.name, name));
      if (found) return found;
      if (Date.now() > deadline) {
        const heard = nodes.filter((node) => node.name).map((node) => `${node.role} «${node.name}»`);
        throw new Error(`Nobody reads ${role} ${name}; read is:\n${heard.join('\n')}`);
      }
      await new Promise((next) => { setTimeout(next, 100); });
    }
  }

  /** The default action, as a screen reader asks for it. @param {string} role @param {string | RegExp} name */
  async press(role, name) {
    const { id } = await this.find(role, name);
    const { object } = await this.protocol.send('DOM.resolveNode', { backendNodeId: id });
    await this.protocol.send('Runtime.callFunctionOn', {
      objectId: object.objectId, functionDeclaration: 'function press() { this.focus(); this.click(); }',
    });
  }

  /** @param {string} role @param {string | RegExp} name @param {string} text */
  async type(role, name, text) {
    const { id } = await this.find(role, name);
    await this.protocol.send('DOM.focus', { backendNodeId: id });
    await this.protocol.send('Input.insertText', { text });
  }
}

/** @param {string} name @param {string | RegExp} wanted */
function matches(name, wanted) {
  return typeof wanted === 'string' ? name === wanted : wanted.test(name);
}
