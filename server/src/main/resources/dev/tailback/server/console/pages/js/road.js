// The road: messages wait in front of a gate, drive along the in-flight stretch, and leave, come back or
// end in the dead-letter queue. One path for each class of vehicle, so a deep queue costs no more than a
// shallow one.
import { dur, int, plural, rate } from './format.js';
import { html, useState } from './preact.js';
import { S, isDeadLetterQueue } from './store.js';
import { FifoLegend, fifoRoad } from './roadfifo.js';
import { flyX, layoutOf } from './roadgeometry.js';
import { Headings, TimeAxis, Traffic, Ways } from './roadparts.js';
import { StandardLegend, standardRoad } from './roadstandard.js';

const GROWS_FROM = 0.15;

/** The data of the drawing, from the overview's columns and the queue's details. */
export function trafficOf(queue, detail) {
  const target = queue.dlq == null ? null : S.queues.get(queue.dlq);
  const isDlq = isDeadLetterQueue(queue);
  const source = isDlq ? S.queues.get(queue.sources[0]) : null;
  return {
    waiting: queue.visible,
    inFlight: queue.inFlight,
    delayed: queue.delayed,
    limit: queue.limit,
    vt: queue.vt,
    arrives: isDlq && queue.in === 0 && source ? source.dead : queue.in,
    leaves: queue.out,
    refused: queue.refused,
    comesBack: queue.repeat,
    dies: queue.dead,
    slope: queue.slope,
    isFull: queue.inFlight >= queue.limit,
    isGrowing: queue.slope > Math.max(GROWS_FROM, queue.in * 0.03) && queue.visible > 20,
    isShrinking: queue.slope < -GROWS_FROM && queue.visible > 20,
    before: detail.backlog5m,
    nextDelayed: detail.nextDelayed,
    p50: detail.p50,
    p95: detail.p95,
    deadLetters: target,
    arriveWord: isDlq ? 'moved in' : 'arrive',
  };
}

export function Road({ queue, detail, width }) {
  const [pointer, setPointer] = useState(null);
  const layout = layoutOf(queue, Math.max(300, width));
  const traffic = trafficOf(queue, detail);
  const road = (queue.fifo ? fifoRoad : standardRoad)({ queue, detail, layout, traffic });
  const { isNarrow, top } = layout;
  const bottom = top + road.height;
  const flyTop = isNarrow ? bottom + 96 : top;
  const flyBottom = flyTop + (isNarrow && !queue.fifo ? 84 : road.height);
  const hasLow = traffic.deadLetters || traffic.delayed || queue.delay;
  const total = (isNarrow ? flyBottom : bottom) + (hasLow ? 86 : isNarrow ? 56 : 62);
  const place = { ...layout, bottom, flyTop, flyBottom, total };
  const hover = pointer ? hoverOf(pointer, place, road, traffic, detail) : null;
  const move = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    setPointer({ x: event.clientX - box.left, y: event.clientY - box.top });
  };
  return html`<svg class="road" width=${layout.width} height=${total} viewBox=${`0 0 ${layout.width} ${total}`} role="img"
      aria-label=${sentence(queue, traffic, detail)} onMouseMove=${move} onMouseLeave=${() => setPointer(null)}>
    <${Patterns} />
    <${Headings} queue=${queue} traffic=${traffic} place=${place} />
    <${Carriageway} place=${place} road=${road} />
    ${road.draw(place)}
    <${TimeAxis} traffic=${traffic} place=${place} />
    <${Traffic} queue=${queue} traffic=${traffic} place=${place} />
    <${Ways} queue=${queue} traffic=${traffic} place=${place} />
    ${hover && hover.x != null ? html`<path d=${`M${hover.x} ${hover.from}V${hover.to}`} stroke="var(--text)" />` : null}
  </svg>
  <div class="legend">${queue.fifo ? html`<${FifoLegend} road=${road} />` : html`<${StandardLegend} road=${road} />`}<output class="read">${hover ? hover.text : ''}</output>
    </div>`;
}

/** A text alternative to the drawing. */
function sentence(queue, traffic, detail) {
  const parts = [
    `${int(traffic.waiting)} waiting`,
    `${rate(traffic.arrives)} per second arrive`,
    `${rate(traffic.leaves)} leave`,
    `${int(traffic.inFlight)} of ${int(traffic.limit)} in flight`,
    `${int(traffic.delayed)} delayed`,
  ];
  if (traffic.deadLetters)
    parts.push(`${int(traffic.deadLetters.visible)} dead letters in ${traffic.deadLetters.name}`);
  if (queue.fifo) parts.push(plural(detail.groups || 0, 'message group'));
  if (detail.hidden) parts.push(`${int(detail.hidden)} out of sight beyond the look-ahead of ${int(queue.lookAhead)}`);
  const held = (detail.lanes || []).filter((lane) => lane[2]);
  for (const [name, , [by, , until]] of held.slice(0, 3))
    parts.push(`group ${name} held by ${by || 'somebody'}, back in ${dur(until - S.now)}`);
  return `${queue.name}: ${parts.join(', ')}`;
}

function hoverOf({ x, y }, place, road, traffic, detail) {
  if (x > place.left - 8 && x < place.gate && y > place.top - 4 && y < place.bottom + 4) {
    return { ...road.read(place, x, y), from: place.top - 3, to: place.bottom + 3 };
  }
  if (x > place.flyLeft && x < place.flyRight && y > place.flyTop - 4 && y < place.flyBottom + 4) {
    const share = Math.max(0, (x - place.flyLeft - 6) / (place.flyRight - place.flyLeft - 12));
    return { x, from: place.flyTop - 3, to: place.flyBottom + 3, text: inFlightAt(share, traffic, detail) };
  }
  return null;
}

function inFlightAt(share, traffic, detail) {
  let here = 0;
  let farther = 0;
  for (const [, , points] of detail.flights || []) {
    for (const [at, count] of points || []) {
      if (Math.abs(at - share) < 0.02) here += count;
      if (at >= share) farther += count;
    }
  }
  return `${dur(share * traffic.vt)} after the receive, ${dur((1 - share) * traffic.vt)} before the timeout: ${int(here)} here, ${int(farther)} this far or farther`;
}

const Patterns = () => html`<defs>
  <pattern id="beyond" width="6" height="6" patternTransform="rotate(45)" patternUnits="userSpaceOnUse">
    <rect width="2" height="6" fill="var(--hatch)" /></pattern>
  <pattern id="late" width="6" height="6" patternTransform="rotate(45)" patternUnits="userSpaceOnUse">
    <rect width="2" height="6" fill="var(--warn)" opacity=".28" /></pattern>
  <pattern id="held" width="4" height="4" patternTransform="rotate(45)" patternUnits="userSpaceOnUse">
    <rect width="4" height="4" fill="var(--w1)" /><rect width="1.6" height="4" fill="var(--w4)" /></pattern>
</defs>`;

const Carriageway = ({ place, road }) => html`
  <rect x=${place.left - 8} y=${place.top - 3} width=${place.gate - place.left + 8} height=${road.height + 6} fill="var(--road)" rx="3" />
  <rect x=${place.flyLeft - 2} y=${place.flyTop - 3} width=${place.flyRight - place.flyLeft + 4} height=${place.flyBottom - place.flyTop + 6} fill="var(--road)" rx="3" />
  <rect x=${flyX(place, 0.8)} y=${place.flyTop - 3} width=${place.flyRight + 2 - flyX(place, 0.8)} height=${place.flyBottom - place.flyTop + 6} fill="url(#late)" />`;
