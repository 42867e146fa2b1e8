/* DOCX and ODT made on this device: the blank document of the page, its blanks filled in and its
   passages kept or left out. Nothing else of the file changes. */
(() => {
  const guide = (window.guide ??= {});
  const KINDS = {
    docx: {
      type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      part: "word/document.xml",
      space: "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      fill: fillWord,
    },
    odt: {
      type: "application/vnd.oasis.opendocument.text",
      part: "content.xml",
      space: "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
      fill: fillText,
    },
  };

  /** The document of the page in one format. `letter` tells `text(name, alone)`, empty for a blank
      left to the pen; `name(label)`, the blank that bears a label; `kept(passage)`. */
  guide.document = (base64, format, letter) => {
    const { type, part, space, fill } = KINDS[format];
    const signs = atob(base64);
    const archive = new Uint8Array(signs.length);
    for (let i = 0; i < signs.length; i++) archive[i] = signs.charCodeAt(i);
    const write = (text) => {
      const xml = new DOMParser().parseFromString(text, "application/xml");
      fill(xml, space, letter);
      return new XMLSerializer().serializeToString(xml);
    };
    return new Blob(rewritten(archive, part, write), { type });
  };

  /* ---------- The two vocabularies ---------- */
  function fillWord(xml, space, letter) {
    const all = (place, name) => [...place.getElementsByTagNameNS(space, name)];
    const make = (name) => xml.createElementNS(space, `w:${name}`);
    for (const start of all(xml, "bookmarkStart")) {
      const name = start.getAttributeNS(space, "name");
      if (!name.startsWith("passage_")) continue;
      const inside = [];
      for (let next = start.nextSibling; next.localName !== "bookmarkEnd"; next = next.nextSibling) inside.push(next);
      inside.at(-1).nextSibling.remove();
      start.remove();
      // The first paragraph tells that the passage is optional.
      for (const part of letter.kept(name.slice(8)) ? inside.slice(0, 1) : inside) part.remove();
    }
    for (const control of all(xml, "sdt")) {
      const name = all(control, "tag")[0].getAttributeNS(space, "val");
      const others = [...control.parentNode.children].filter((one) => one.localName !== "pPr");
      const text = letter.text(name, others.length === 1);
      if (!text) continue;
      const run = make("r");
      text.split("\n").forEach((line, i) => {
        const words = make("t");
        words.setAttribute("xml:space", "preserve");
        words.textContent = line;
        run.append(...(i ? [make("br"), words] : [words]));
      });
      control.replaceWith(run);
    }
  }

  function fillText(xml, space, letter) {
    const all = (name) => [...xml.getElementsByTagNameNS(space, name)];
    for (const section of all("section")) {
      const kept = letter.kept(section.getAttributeNS(space, "name").replace("passage ", ""));
      section.replaceWith(...(kept ? [...section.children].slice(1) : []));
    }
    for (const field of all("text-input")) {
      const whole = field.parentNode;
      const name = letter.name(field.getAttributeNS(space, "description"));
      const text = letter.text(name, whole.parentNode.childNodes.length === 1);
      if (!text) continue;
      whole.replaceChildren();
      text.split("\n").forEach((line, i) => {
        if (i) whole.append(xml.createElementNS(space, "text:line-break"));
        whole.append(line);
      });
    }
  }

  /* ---------- The archive (ZIP), whose rewritten part is stored as it is ---------- */
  const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
    return n;
  });
  function checksum(bytes) {
    let crc = -1;
    for (const byte of bytes) crc = (crc >>> 8) ^ CRC[(crc ^ byte) & 255];
    return ~crc >>> 0;
  }

  /** The same archive, in pieces, where `write` has given the file `part` another text. */
  function rewritten(archive, part, write) {
    const END = 22; // bytes of the last record, which no comment follows
    const numbers = new DataView(archive.buffer);
    const end = archive.length - END;
    const files = [];
    const heads = [];
    let head = numbers.getUint32(end + 16, true);
    let place = 0;
    for (let left = numbers.getUint16(end + 10, true); left; left--) {
      const length = [28, 30, 32].reduce((sum, at) => sum + numbers.getUint16(head + at, true), 46);
      const start = numbers.getUint32(head + 42, true);
      const body = start + 30 + numbers.getUint16(start + 26, true) + numbers.getUint16(start + 28, true);
      const local = archive.slice(start, body);
      const entry = archive.slice(head, head + length);
      let content = archive.slice(body, body + numbers.getUint32(head + 20, true));
      if (new TextDecoder().decode(entry.subarray(46, 46 + numbers.getUint16(head + 28, true))) === part) {
        content = new TextEncoder().encode(write(new TextDecoder().decode(content)));
        for (const [bytes, at] of [[local, 14], [entry, 16]]) {
          const sizes = new DataView(bytes.buffer);
          [checksum(content), content.length, content.length].forEach((n, i) => sizes.setUint32(at + 4 * i, n, true));
        }
      }
      new DataView(entry.buffer).setUint32(42, place, true);
      files.push(local, content);
      heads.push(entry);
      place += local.length + content.length;
      head += length;
    }
    const last = archive.slice(end);
    const sizes = new DataView(last.buffer);
    sizes.setUint32(12, heads.reduce((sum, entry) => sum + entry.length, 0), true);
    sizes.setUint32(16, place, true);
    return [...files, ...heads, last];
  }
})();
