// The dimensions and shapes of the road.

const WIDE = 2000;
const NARROW = 760;
const TOP = 62;

/** Dimensions of the drawing, in CSS pixels. */
export function layoutOf(queue, width) {
  const isNarrow = width < NARROW;
  const isWide = width > WIDE;
  const pitch = isWide ? 12 : isNarrow ? 7 : 9;
  const left = isNarrow ? (queue.fifo ? 106 : 14) : queue.fifo ? 178 : 118;
  const exit = isNarrow ? 14 : 128;
  const gate = isNarrow ? width - 26 : Math.round(left + (width - left - exit) * (queue.fifo ? 0.56 : 0.62));
  return {
    width,
    isNarrow,
    isWide,
    pitch,
    left,
    gate,
    car: pitch - 2,
    rows: isNarrow ? 7 : 6,
    rowHeight: isWide ? 22 : 16,
    laneHeight: isWide ? 30 : 22,
    top: TOP,
    flyLeft: isNarrow ? 14 : gate + 18,
    flyRight: isNarrow ? width - 26 : width - exit,
  };
}

/** One path of several rounded rectangles. */
export const rects = (places, width, height, radius = 1.5) =>
  places.map(([x, y, own]) => rect(x, y, width, own || height, Math.min(radius, width / 3))).join('');

function rect(x, y, w, h, r) {
  if (h < 4) return `M${x} ${y}h${w}v${h}h${-w}z`;
  return `M${x + r} ${y}h${w - 2 * r}q${r} 0 ${r} ${r}v${h - 2 * r}q0 ${r} ${-r} ${r}h${-(w - 2 * r)}q${-r} 0 ${-r} ${-r}v${-(h - 2 * r)}q0 ${-r} ${r} ${-r}z`;
}

/** Shortens a text in its middle, where names differ least. */
export const midcut = (text, length) => (text.length > length ? text.slice(0, 5) + '…' + text.slice(6 - length) : text);
export const cut = (text, length) => (text.length > length ? text.slice(0, length - 1) + '…' : text);

/** Returns the x of a share of the visibility timeout on the in-flight stretch. */
export const flyX = (layout, share) =>
  layout.flyLeft + 6 + Math.min(1, Math.max(0, share)) * (layout.flyRight - layout.flyLeft - 12 - layout.car);
