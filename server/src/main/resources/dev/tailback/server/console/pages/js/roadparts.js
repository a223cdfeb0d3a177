// The parts of the road that standard and FIFO queues share.
import { compact, dur, int, rate } from './format.js';
import { html } from './preact.js';
import { cut, flyX } from './roadgeometry.js';

/** The numbers above the two stretches, and the gauge of the in-flight limit. */
export function Headings({ queue, traffic, place }) {
  const { isFull } = traffic;
  const { flyLeft, flyRight, flyTop } = place;
  const share = Math.min(1, traffic.inFlight / traffic.limit);
  const limitText = isFull
    ? queue.fifo
      ? 'limit reached: nothing is given out'
      : 'limit reached: OverLimit'
    : 'limit ' + compact(traffic.limit);
  const y = flyTop - 14;
  return html`
    <text x=${place.isNarrow ? 14 : place.left} y="22"><tspan class="big">${int(traffic.waiting)}</tspan>
      <tspan dx="6">waiting</tspan><${Slope} traffic=${traffic} /><${Wait} traffic=${traffic} place=${place} /></text>
    <text x=${flyLeft} y=${flyTop - 40}><tspan class="big">${int(traffic.inFlight)}</tspan>
      <tspan dx="6">in flight</tspan><tspan class=${isFull ? 'cr' : 'sm'} dx="8">${limitText}</tspan></text>
    <rect x=${flyLeft} y=${y} width=${flyRight - flyLeft} height="4" rx="2" fill="var(--road)" />
    <rect x=${flyLeft} y=${y} width=${Math.max(traffic.inFlight ? 3 : 0, (flyRight - flyLeft) * share)} height="4" rx="2" fill=${isFull ? 'var(--crit)' : 'var(--fly)'} />
    <path d=${`M${flyRight} ${flyTop - 18}v12`} stroke=${isFull ? 'var(--crit)' : 'var(--text3)'} stroke-width="2" />`;
}

function Slope({ traffic }) {
  if (traffic.isGrowing) return html`<tspan class="wn" dx="8">▲ ${rate(traffic.slope)}/s</tspan>`;
  return traffic.isShrinking ? html`<tspan dx="8">▼ ${rate(-traffic.slope)}/s</tspan>` : null;
}

const Wait = ({ traffic, place }) =>
  !place.isNarrow && traffic.leaves > 0.05 && traffic.waiting > 2
    ? html`<tspan class="sm" dx="10">a message that arrives now waits ${dur(traffic.waiting / traffic.leaves)}</tspan>`
    : null;

/** The end of the visibility timeout, and percentiles of the processing time. */
export function TimeAxis({ traffic, place }) {
  const { flyRight, flyTop, flyBottom } = place;
  return html`
    <path d=${`M${flyRight + 2} ${flyTop - 6}V${flyBottom + 8}`} stroke="var(--warn)" stroke-width="2.5" />
    <text x=${flyRight - 7} y=${flyBottom + 20} text-anchor="end" class="wn">timeout ${dur(traffic.vt, true)}</text>
    ${traffic.p50 != null && traffic.p95 != null ? html`<${Percentiles} traffic=${traffic} place=${place} />` : null}`;
}

const MIN_GAP = 70;

function Percentiles({ traffic, place }) {
  const y = place.flyBottom + 20;
  const p50 = flyX(place, traffic.p50 / traffic.vt);
  const p95 = flyX(place, traffic.p95 / traffic.vt);
  const isLate = traffic.p95 > 0.8 * traffic.vt;
  const areApart = p95 - p50 >= MIN_GAP;
  const texts = areApart
    ? html`<text class="sm" x=${p50} y=${y} text-anchor="middle">p50 ${dur(traffic.p50)}</text>
        ${traffic.p95 < 0.75 * traffic.vt ? html`<text class="sm" x=${p95} y=${y} text-anchor="middle">p95 ${dur(traffic.p95)}</text>` : null}`
    : html`<text class="sm" x=${Math.max(place.flyLeft, Math.min(p95 + 4, place.flyRight - 190))} y=${y}>p50 ${dur(traffic.p50)}, p95 ${dur(traffic.p95)}</text>`;
  return html`<path d=${`M${p50} ${place.flyBottom + 3}v7`} stroke="var(--text3)" stroke-width="1.5" />
    <path d=${`M${p95} ${place.flyBottom + 3}v7`} stroke=${isLate ? 'var(--warn)' : 'var(--text3)'} stroke-width="2" />${texts}`;
}

/** A dashed line that flows at the speed of a rate. */
const speed = (perSecond) =>
  perSecond > 0.03
    ? { '--d': `${Math.max(0.25, Math.min(4, 3 / Math.sqrt(perSecond))).toFixed(2)}s` }
    : { animation: 'none', opacity: 0.25 };

/** The arrival and departure rates. */
export function Traffic({ queue, traffic, place }) {
  const { width, left, flyTop, flyRight, top, bottom } = place;
  if (place.isNarrow) {
    return html`<text x=${width - 14} y="22" text-anchor="end">
      <tspan class="b">${rate(traffic.arrives)}/s</tspan> ${traffic.arriveWord}</text>
      <text x=${width - 14} y=${flyTop - 40} text-anchor="end"><tspan class="b">${rate(traffic.leaves)}/s</tspan> leave</text>`;
  }
  const middle = (top + bottom) / 2;
  const [number, word, refused] = queue.fifo ? [22, 38, 54] : [middle - 14, middle + 26, middle + 42];
  return html`
    <text x="14" y=${number}><tspan class="big">${rate(traffic.arrives)}</tspan><tspan>/s</tspan></text>
      <text x="14" y=${word} class="sm">${traffic.arriveWord}</text>
    ${queue.fifo ? null : html`<path class="flow" style=${speed(traffic.arrives)} d=${`M14 ${middle}H${left - 12}`} stroke="var(--in)" stroke-width="5" fill="none" />`}
    ${traffic.refused > 0.05 ? html`<text x="14" y=${refused} class="cr small">${rate(traffic.refused)}/s refused</text>` : null}
    <text x=${width - 14} y="22" text-anchor="end"><tspan class="big">${rate(traffic.leaves)}</tspan><tspan>/s</tspan>
      </text><text x=${width - 14} y="38" text-anchor="end" class="sm">deleted</text>
    <path class="flow" style=${speed(traffic.leaves)} d=${`M${flyRight + 12} ${top - 12}H${width - 14}`} stroke="var(--out)" stroke-width="5" fill="none" />`;
}

/** The way back, the way to the dead-letter queue, and the lay-by of delayed messages. */
export const Ways = (props) => html`<${WayBack} ...${props} /><${WayOut} ...${props} /><${LayBy} ...${props} />`;

function WayBack({ traffic, place }) {
  const { flyRight, flyBottom, bottom, gate, isNarrow } = place;
  const y = flyBottom + 40;
  const x = isNarrow ? 14 : gate - 60;
  const isUsed = traffic.comesBack > 0.004 || traffic.dies > 0.002;
  if (!isUsed) {
    return html`<text class="sm" x=${isNarrow ? 14 : x + 24} y=${y - 6}>nothing comes back${traffic.deadLetters || isNarrow ? '' : ', no dead-letter queue'}</text>`;
  }
  const corner = `M${flyRight} ${flyBottom + 10}q0 ${y - flyBottom - 10} -16 ${y - flyBottom - 10}`;
  const line = isNarrow ? `${corner}H40` : `${corner}H${x + 14}q-14 0 -14 -14V${bottom + 6}`;
  return html`<path d=${line} fill="none" stroke="var(--rep)" stroke-width="2.5" />
    ${isNarrow ? null : html`<path d=${`M${x - 5} ${bottom + 12}l5-7 5 7`} fill="none" stroke="var(--rep)" stroke-width="2.5" />`}
    <text class="back" x=${isNarrow ? 40 : x + 24} y=${y - 6}>${rate(traffic.comesBack)}/s come back after ${dur(traffic.vt, true)}</text>`;
}

function WayOut({ queue, traffic, place }) {
  const target = traffic.deadLetters;
  if (!target) return null;
  const { flyRight, flyBottom, width, isNarrow } = place;
  const y = flyBottom + 54;
  const isUsed = traffic.dies > 0.002;
  const boxLeft = flyRight - (isNarrow ? 200 : 190);
  return html`<path d=${`M${flyRight} ${flyBottom + 10}V${y}`} stroke="var(--dead)" stroke-width=${isUsed ? 2.5 : 1.2} opacity=${isUsed ? 1 : 0.4} fill="none" />
    <rect x=${boxLeft} y=${y} width=${isNarrow ? 200 : Math.min(318, width - flyRight + 176)} height="26" rx="5" fill="var(--sunk)" stroke="var(--line2)" />
    <text x=${boxLeft + (isNarrow ? 10 : 12)} y=${y + 17}><tspan class="dead">✕ ${int(target.visible)}</tspan>
      <tspan dx="6">${cut(target.name, isNarrow ? 16 : 22)}</tspan>
      ${isNarrow || !queue.maxReceive ? null : html`<tspan class="sm" dx="8">after receive ${queue.maxReceive}</tspan>`}</text>`;
}

function LayBy({ queue, traffic, place }) {
  if (!traffic.delayed && !queue.delay) return null;
  const { left, bottom, total, isNarrow } = place;
  return html`<rect x="14" y=${total - 44} width=${isNarrow ? 150 : 210} height="26" rx="5" fill="var(--sunk)" stroke="var(--line2)" stroke-dasharray="4 3" />
    <text x="24" y=${total - 27}><tspan class="b">◷ ${int(traffic.delayed)}</tspan><tspan dx="6">delayed</tspan>
      ${traffic.nextDelayed != null && !isNarrow ? html`<tspan class="sm" dx="8">next in ${dur(traffic.nextDelayed)}</tspan>` : null}</text>
    ${isNarrow ? null : html`<path d=${`M${left - 30} ${total - 44}C${left - 30} ${bottom + 30} ${left - 40} ${bottom - 10} ${left - 10} ${bottom - 10}`} fill="none" stroke="var(--del)" stroke-width="2" stroke-dasharray="4 4" />`}`;
}

/** The line at the tail of the waiting messages. */
export function Tail({ x, place, isGrowing }) {
  const middle = (place.top + place.bottom) / 2;
  return html`<path d=${`M${x} ${place.top - 3}V${place.bottom + 3}`} stroke=${isGrowing ? 'var(--crit)' : 'var(--text2)'} stroke-width="2.5" />
    ${isGrowing ? html`<path d=${`M${x - 5} ${middle - 5}l-6 5 6 5M${x - 13} ${middle - 5}l-6 5 6 5`} fill="none" stroke="var(--crit)" stroke-width="2" />` : null}`;
}
