/* What the scripts of the guide share: dates, times and amounts in French, and downloads. */
(() => {
  const guide = (window.guide ??= {});
  const NBSP = (guide.NBSP = "\u00a0");
  const MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");

  /** « 1er janvier 2027 ». */
  guide.day = (year, month, date) => `${date === 1 ? "1er" : date}${NBSP}${MONTHS[month - 1]} ${year}`;
  guide.today = () => {
    const now = new Date();
    return guide.day(now.getFullYear(), now.getMonth() + 1, now.getDate());
  };

  /** « 9 h », « 13 h 05 ». */
  guide.time = (hours, minutes) => `${hours}${NBSP}h${minutes ? NBSP + String(minutes).padStart(2, "0") : ""}`;

  /** Cents → « 1 250,50 € ». */
  guide.euros = (cents) => {
    const [whole, rest] = (cents / 100).toFixed(2).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u202f");
    return `${grouped}${rest === "00" ? "" : `,${rest}`}${NBSP}€`;
  };

  guide.save = (content, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  };
})();
