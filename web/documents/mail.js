// @ts-check
/**
 * A letter with its attachments as a file that mail programs open as a draft (RFC 5322, MIME).
 *
 *   const bytes = writeMail({ to, from, subject, text, date }, [{ name: 'КП-147.pdf', type, bytes }]);
 *
 * The same letter gives the same bytes.
 *
 * @typedef {{ name: string, type: string, bytes: Uint8Array }} Attachment
 */
const CRLF = '\r\n';
const LINE = 76;

/**
 * @param {{ from?: { name?: string, address?: string }, to?: { name?: string, address?: string },
 *           subject: string, text: string, date: string, id: string }} letter `date` is YYYY-MM-DD
 * @param {Attachment[]} attachments
 */
export function writeMail(letter, attachments) {
  const boundary = `=_oferta_${letter.id}`;
  const head = [
    ...addressLine('From', letter.from),
    ...addressLine('To', letter.to),
    `Subject: ${encodedWords(letter.subject)}`,
    `Date: ${new Date(`${letter.date}T09:00:00Z`).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${letter.id}@oferta.invalid>`,
    // Mail programs open the file ready to be sent instead of as a letter received.
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
  ];
  const text = [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    wrapped(base64(new TextEncoder().encode(letter.text.replace(/\r?\n/g, CRLF)))),
  ];
  const files = attachments.map(({ name, type, bytes }) => [
    `Content-Type: ${type}`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment;${CRLF}${fileName(name)}`,
    '',
    wrapped(base64(bytes)),
  ]);
  const parts = [text, ...files].map((lines) => `--${boundary}${CRLF}${lines.join(CRLF)}${CRLF}`);
  return new TextEncoder().encode(`${head.join(CRLF)}${CRLF}${CRLF}${parts.join('')}--${boundary}--${CRLF}`);
}

/** @param {string} field @param {{ name?: string, address?: string } | undefined} who */
function addressLine(field, who) {
  // Anything but a plain address would let a name write header lines of its own.
  if (!who?.address || !/^[^\s<>"(),:;]+@[^\s<>"(),:;]+$/.test(who.address)) return [];
  return [`${field}: ${who.name ? `${encodedWords(who.name)}${CRLF} ` : ''}<${who.address}>`];
}

/** RFC 2047, in pieces of whole characters that keep lines short. @param {string} text */
function encodedWords(text) {
  const pieces = [''];
  for (const letter of text.replace(/[\r\n]+/g, ' ')) {
    if (new TextEncoder().encode(pieces[pieces.length - 1] + letter).length > 42) pieces.push('');
    pieces[pieces.length - 1] += letter;
  }
  return pieces.map((piece) => `=?utf-8?B?${base64(new TextEncoder().encode(piece))}?=`).join(`${CRLF} `);
}

/** RFC 2231: the name of a file in any letters, over as many lines as it takes. @param {string} name */
function fileName(name) {
  const pieces = [''];
  for (const byte of new TextEncoder().encode(name)) {
    const letter = String.fromCharCode(byte);
    const sign = /[A-Za-z0-9._-]/.test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (pieces[pieces.length - 1].length + sign.length > 50) pieces.push('');
    pieces[pieces.length - 1] += sign;
  }
  return pieces.map((piece, index) => ` filename*${index}*=${index === 0 ? "utf-8''" : ''}${piece}`).join(`;${CRLF}`);
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x2000) text += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
  return btoa(text);
}

/** @param {string} text */
const wrapped = (text) => (text.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? []).join(CRLF);
