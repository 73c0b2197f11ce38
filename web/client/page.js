// The script of a client's page that lies in a file: no server takes the answers, so they are
// gathered here and handed over as a file of the format oferta-answer-1. Nothing is loaded or sent.
(() => {
  'use strict';
  const at = (id) => document.getElementById(id);
  const store = at('package');
  if (!store) return;
  const view = JSON.parse(store.textContent);
  const words = JSON.parse(at('words').textContent);
  const hash = store.dataset.hash;
  const answers = [];
  document.documentElement.classList.add('script');

  const pad = (number) => String(number).padStart(2, '0');
  const now = new Date();
  const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  if (view.offers.every((offer) => offer.valid_until < today)) {
    at('expired').hidden = false;
    document.querySelector('input[name="kind"][value="accept"]')?.closest('details').remove();
  }

  /** 26 characters nobody else makes: an answer is the same one however often it is taken in. */
  const newId = () => {
    const letters = '0123456789abcdefghjkmnpqrstvwxyz';
    return [...crypto.getRandomValues(new Uint8Array(26))].map((byte) => letters[byte % 32]).join('');
  };
  const fileText = () => `${JSON.stringify({ format: 'oferta-answer-1', view: hash, answers })}\n`;

  const show = () => {
    const list = at('given');
    list.textContent = '';
    for (const answer of answers) {
      const item = document.createElement('li');
      const what = document.createElement('b');
      what.textContent = words[answer.kind];
      const said = document.createElement('div');
      said.className = 'text';
      said.textContent = [answer.line ? `${words.line}${answer.line}` : '', answer.name, answer.text]
        .filter(Boolean).join('\n');
      const remove = document.createElement('button');
      remove.type = 'button';
      remove.className = 'plain-button';
      remove.textContent = words.remove;
      remove.setAttribute('aria-label', `${words.remove}: ${words[answer.kind]}`);
      remove.addEventListener('click', () => {
        answers.splice(answers.indexOf(answer), 1);
        show();
      });
      item.append(what, said, remove);
      list.append(item);
    }
    at('hand-over').hidden = answers.length === 0;
    at('copied').textContent = '';
    const save = at('save');
    if (save.href.startsWith('blob:')) URL.revokeObjectURL(save.href);
    save.href = URL.createObjectURL(new Blob([fileText()], { type: 'application/json' }));
    const mail = at('mail');
    if (mail) {
      mail.href = `mailto:${view.supplier.manager_email}?subject=${encodeURIComponent(view.offers[0].number)}` +
        `&body=${encodeURIComponent(fileText())}`;
    }
    save.download = `${view.offers[0].number} answer.json`.replace(/[\\/:*?"<>|]/g, '-');
  };

  document.addEventListener('submit', (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const given = Object.fromEntries([...new FormData(form)].map(([key, value]) => [key, String(value).trim()]));
    const offer = view.offers.find((one) => one.id === given.offer);
    const decides = given.kind === 'accept' || given.kind === 'decline';
    const empty = (name) => {
      const field = form.elements.namedItem(name);
      field.setCustomValidity(field.labels[0].textContent);
      field.reportValidity();
      field.addEventListener('input', () => field.setCustomValidity(''), { once: true });
    };
    if (given.kind === 'accept' && !given.name) return empty('name');
    if (given.kind !== 'accept' && !given.text && (given.kind !== 'decline' || given.reason === 'other')) {
      return empty('text');
    }
    // A decision replaces the one before it.
    if (decides) {
      const before = answers.findIndex((one) => one.kind === 'accept' || one.kind === 'decline');
      if (before >= 0) answers.splice(before, 1);
    }
    const answer = { id: newId(), offer: offer.id, content_hash: offer.content_hash, kind: given.kind, at: Date.now() };
    for (const key of ['name', 'consent', 'reason', 'text']) {
      if (given[key]) answer[key] = given[key];
    }
    if (given.line) answer.line = Number(given.line);
    answers.push(answer);
    form.reset();
    show();
    at('hand-over').scrollIntoView();
    at('hand-over').focus();
  });

  at('copy').addEventListener('click', async () => {
    const text = fileText();
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement('textarea');
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand('copy');
      field.remove();
    }
    at('copied').textContent = words.copied;
  });

  window.addEventListener('beforeunload', (event) => {
    if (answers.length > 0) event.preventDefault();
  });
})();
