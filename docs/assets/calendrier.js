/* Calendar files (RFC 5545), made on this device. */
(() => {
  const guide = (window.guide ??= {});

  guide.escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\s*\n\s*/g, "\\n");

  /** A moment without its signs: « 20270309T140000 ». */
  guide.stamp = (moment) => moment.toISOString().slice(0, 19).replace(/[-:]/g, "");

  /** Lines of more than 75 bytes go on after a space. */
  function folded(line) {
    const out = [];
    let current = "";
    for (const sign of line) {
      const room = out.length ? 74 : 75;
      if (new TextEncoder().encode(current + sign).length > room) {
        out.push(current);
        current = "";
      }
      current += sign;
    }
    return [...out, current].join("\r\n ");
  }

  /** An event: an identifier of its own in the page, then its lines. */
  guide.event = (id, ...lines) => [
    "BEGIN:VEVENT",
    `UID:${id}@${location.hostname || "guide"}`,
    `DTSTAMP:${guide.stamp(new Date())}Z`,
    ...lines,
    "END:VEVENT",
  ];

  guide.calendar = (name, events) => {
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Guide//Agenda//FR",
      ...events.flat(),
      "END:VCALENDAR",
      "",
    ];
    guide.save(new Blob([lines.map(folded).join("\r\n")], { type: "text/calendar" }), `${name}.ics`);
  };
})();
