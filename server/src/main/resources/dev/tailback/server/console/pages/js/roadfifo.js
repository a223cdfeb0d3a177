// The road of a FIFO queue: a lane for each message group, the look-ahead as a line across them, and who
// holds a group in its lane.
import { compact, dur, int } from './format.js';
import { html } from './preact.js';
import { S } from './store.js';
import { cut, flyX, midcut, rects } from './roadgeometry.js';
import { Tail } from './roadparts.js';
import { Key } from './ui.js';

/** How long a group may be held before its lane is drawn as held back. */
const HELD_SECONDS = 30;

/** The width of the label at the look-ahead line. */
const LABEL_WIDTH = 130;

const MAX_LANES = { narrow: 7, wide: 9 };

const MIN_LANES = 5;
const MAX_PITCH = 14;

/** The share of the waiting stretch that columns use; the rest is empty road. */
const FILLED = 0.9;

/** Merges the stream's columns if there are more of them than fit. */
function joined(bins, columns) {
  const sums = new Array(columns).fill(0);
  bins.forEach((count, i) => {
    sums[Math.floor((i * columns) / bins.length)] += count;
  });
  return sums;
}

/** The most lanes each queue has had, so that the page does not jump as groups come and go. */
const lanesSeen = new Map();

function heightFor(queue, lanes, layout) {
  const most = Math.max(MIN_LANES, lanes, lanesSeen.get(queue.id) || 0);
  lanesSeen.set(queue.id, most);
  return most * layout.laneHeight;
}

/** Reads a lane from the stream. */
function laneOf([name, count, held, bins]) {
  const others = /^… and (\d+) more$/.exec(name);
  const lock = held && {
    by: held[0],
    since: S.now - held[1],
    left: held[2] - S.now,
    share: (S.now - held[1]) / Math.max(1, held[2] - held[1]),
  };
  return {
    name: others ? `${others[1]} other groups` : name,
    isRest: Boolean(others),
    count,
    lock,
    bins: bins || [],
    isHeld: Boolean(lock) && lock.since > HELD_SECONDS,
  };
}

export function fifoRoad({ queue, detail, layout, traffic }) {
  const lanes = (detail.lanes || []).slice(0, layout.isNarrow ? MAX_LANES.narrow : MAX_LANES.wide).map(laneOf);
  const places = Math.max(1, detail.lanePlaces || 0);
  const columns = Math.max(1, Math.min(places, ...lanes.map((lane) => lane.bins.length)));
  for (const lane of lanes) lane.bins = joined(lane.bins, columns);
  const pitch = Math.min(MAX_PITCH, (FILLED * (layout.gate - 8 - layout.left)) / columns);
  const perColumn = places / columns;
  const road = {
    height: heightFor(queue, lanes.length, layout),
    lanes,
    perColumn,
    pitch,
    lookAheadX: layout.gate - 8 - (queue.lookAhead / perColumn) * pitch,
    tail: Math.max(0, ...lanes.map((lane) => lane.bins.reduce((last, n, i) => (n ? i + 1 : last), 0))),
    x: (column) => layout.gate - 8 - (column + 1) * pitch + 1,
  };
  const hidden = detail.hidden || 0;
  road.draw = (place) => html`
    <${Dividers} place=${place} road=${road} />
    ${road.lookAheadX > place.left + 4 ? html`<rect x=${place.left - 8} y=${place.top - 3} width=${road.lookAheadX - place.left + 8} height=${road.height + 6} fill="url(#beyond)" opacity=".55" />` : null}
    <${Waiting} place=${place} road=${road} lookAhead=${queue.lookAhead} />
    ${road.tail ? html`<${Tail} x=${road.x(road.tail - 1) - 4} place=${place} isGrowing=${traffic.isGrowing} />` : null}
    <${LookAhead} place=${place} road=${road} queue=${queue} hidden=${hidden} waiting=${traffic.waiting + traffic.inFlight} />
    ${lanes.map((lane, i) => html`<${Lane} lane=${lane} index=${i} place=${place} />`)}`;
  road.read = (place, x, y) => {
    const lane = lanes[Math.floor((y - place.top) / place.laneHeight)];
    const column = Math.floor((place.gate - 8 - x) / pitch);
    if (!lane || column < 0) return { x: null, text: '' };
    const from = Math.round(column * perColumn) + 1;
    const to = Math.round((column + 1) * perColumn);
    const state = lane.lock ? `, held by ${lane.lock.by || 'somebody'}` : lane.isRest ? '' : ', free';
    return {
      x: road.x(column) + pitch / 2,
      text: `${lane.name}: ${int(lane.bins[column] || 0)} of places ${int(from)} to ${int(to)}${state}`,
    };
  };
  return road;
}

const Dividers = ({ place, road }) =>
  html`<path d=${road.lanes
    .map((_, i) =>
      i
        ? `M${place.left - 8} ${place.top + i * place.laneHeight}H${place.gate - 2}M${place.flyLeft - 2} ${place.flyTop + i * place.laneHeight}H${place.flyRight + 2}`
        : '',
    )
    .join('')} stroke="var(--surface)" stroke-width="2" />`;

/** Each column stands for a number of places; a vehicle's height is its group's share of them. */
function Waiting({ place, road, lookAhead }) {
  const free = [];
  const held = [];
  const beyond = [];
  road.lanes.forEach((lane, i) => {
    lane.bins.forEach((count, column) => {
      if (!count) return;
      const height = Math.max(4, Math.round((place.laneHeight - 6) * Math.min(1, count / road.perColumn)));
      const spot = [road.x(column), place.top + i * place.laneHeight + (place.laneHeight - height) / 2, height];
      (column * road.perColumn >= lookAhead ? beyond : lane.isHeld ? held : free).push(spot);
    });
  });
  const width = Math.max(2, road.pitch - 2);
  return html`<path d=${rects(free, width, 8)} fill="var(--w2)" stroke="var(--w3)" stroke-width=".7" />
    <path d=${rects(held, width, 8)} fill="url(#held)" stroke="var(--w4)" stroke-width=".8" />
    <path d=${rects(beyond, width, 8)} fill="var(--surface)" stroke="var(--w3)" />`;
}

function LookAhead({ place, road, queue, hidden, waiting }) {
  const x = road.lookAheadX;
  const y = place.bottom + 17;
  if (x <= place.left + 4) {
    return html`<text class="sm" x=${place.left} y=${y}>${hidden ? `look-ahead ${compact(queue.lookAhead)}: ${int(hidden)} out of sight` : `look-ahead ${compact(queue.lookAhead)}: all ${int(waiting)} messages are inside`}</text>`;
  }
  return html`<path d=${`M${x} ${place.top - 10}V${place.bottom + 16}`} stroke="var(--crit)" stroke-width="2" />
    ${
      place.width - x < LABEL_WIDTH
        ? html`<text class="cr" x=${place.width - 8} y=${y + (hidden ? 16 : 0)} text-anchor="end">look-ahead ${compact(queue.lookAhead)}</text>`
        : html`<text class="cr" x=${x + 6} y=${y}>look-ahead ${compact(queue.lookAhead)}</text>`
    }
    ${hidden ? html`<text x=${x - 8} y=${y} text-anchor="end" class="b">${int(hidden)} out of sight</text>` : null}`;
}

/** A group's name, its gate and its holder. */
function Lane({ lane, index, place }) {
  const top = place.top + index * place.laneHeight;
  const middle = top + place.laneHeight / 2;
  const name = place.isNarrow ? midcut(lane.name, 12) : cut(lane.name, 17);
  return html`<g>
    <text x=${place.isNarrow ? 4 : 14} y=${middle + 4} class=${lane.isHeld ? 'cr' : ''}>${name}</text>
    ${place.isNarrow ? null : html`<text x=${place.left - 16} y=${middle + 4} text-anchor="end" class="b">${int(lane.count)}</text>`}
    ${
      lane.lock
        ? html`<rect x=${place.gate - 3} y=${top + 2} width="6" height=${place.laneHeight - 4} rx="1.5" fill=${lane.isHeld ? 'var(--crit)' : 'var(--text3)'} />`
        : html`<path d=${`M${place.gate} ${top + 2}v4M${place.gate} ${top + place.laneHeight - 6}v4`} stroke="var(--ok)" stroke-width="3" />`
    }
    ${lane.lock ? html`<${Holder} lane=${lane} place=${place} middle=${place.flyTop + index * place.laneHeight + place.laneHeight / 2} />` : null}
  </g>`;
}

function Holder({ lane, place, middle }) {
  const { lock, isHeld } = lane;
  const x = flyX(place, lock.share);
  const isLeft = lock.share < 0.5;
  return html`<rect x=${x} y=${middle - 7} width=${place.car + 4} height="14" rx="2" fill=${isHeld ? 'var(--crit)' : 'var(--fly)'} />
    <text x=${isLeft ? x + place.car + 10 : x - 6} y=${middle + 4} text-anchor=${isLeft ? 'start' : 'end'} class=${isHeld ? 'cr' : 'sm'}>${midcut(lock.by || 'somebody', 16)} · ${dur(lock.since, true)}
      ${isHeld && !place.isNarrow ? html`<tspan class="sm" dx="6">back in ${dur(lock.left, true)}</tspan>` : null}</text>`;
}

export const FifoLegend = ({ road }) => html`<${Key} color="--w2" label="waiting, its group is free" />
  <span class="lg"><i class="striped"></i>held back by a lock</span><span class="lg"><i class="outlined">
    </i>beyond the look-ahead</span><${Key} color="--fly" label="in flight" />
  <span class="lg">one column = ${road.perColumn <= 1 ? 'one place' : int(road.perColumn) + ' places'} in the queue</span>`;
