// The road of a standard queue: six rows of cars, filled from the gate; in flight a lane for each consumer.
import { dur, int } from './format.js';
import { html } from './preact.js';
import { midcut, rects } from './roadgeometry.js';
import { Tail } from './roadparts.js';
import { Key } from './ui.js';

const AGES = [30, 120, 600];
const AGE_WORDS = ['< 30 s', '< 2 min', '< 10 min', 'longer'];
const FINE = [1, 2, 3, 4, 5, 6, 8, 10];
const LATE = 0.8;
const STEPS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400];

const ageClass = (seconds) => AGES.findIndex((limit) => seconds < limit) + 1 || 4;

/** The smallest of 1, 2, 3, 4, 5, 6, 8, 10, 20 ... that is not below x. */
export function fine(x) {
  const power = Math.pow(10, Math.floor(Math.log10(Math.max(1, x))));
  return FINE.map((m) => m * power).find((n) => n >= x - 1e-9) || 10 * power;
}

/** Returns a function that maps a place in the queue to the age there. */
function agesOf(waiting) {
  let until = 0;
  const steps = waiting.map(([age, count]) => [(until += count), age]);
  return (place) => {
    const step = steps.find(([end]) => place < end) || steps[steps.length - 1];
    return step ? step[1] : 0;
  };
}

export function standardRoad({ detail, layout, traffic }) {
  const columns = Math.floor((layout.gate - 8 - layout.left) / layout.pitch);
  const perCar = fine(
    Math.max(1, (Math.max(traffic.waiting, detail.backlog5m || 0, 1) * 1.15) / (columns * layout.rows)),
  );
  const cars = Math.min(columns * layout.rows, Math.ceil(traffic.waiting / perCar));
  const road = {
    height: layout.rows * layout.rowHeight,
    perCar,
    columns,
    tail: Math.ceil(cars / layout.rows),
    ageAt: agesOf(detail.waiting || []),
    x: (column) => layout.gate - 8 - (column + 1) * layout.pitch + 1,
    xOfPlace: (n) => layout.gate - 8 - (n / perCar / layout.rows) * layout.pitch,
  };
  road.draw = (place) => html`
    <${Lanes} place=${place} road=${road} />
    <${Gantries} place=${place} road=${road} traffic=${traffic} />
    <${Waiting} place=${place} road=${road} cars=${cars} returned=${detail.returned || 0} />
    ${road.tail ? html`<${Tail} x=${road.x(road.tail - 1) - 4} place=${place} isGrowing=${traffic.isGrowing} />` : null}
    <${Before} place=${place} road=${road} traffic=${traffic} />
    <${Gate} place=${place} isFull=${traffic.isFull} />
    <${InFlight} place=${place} flights=${detail.flights || []} />`;
  road.read = (place, x) => {
    const column = Math.max(0, Math.floor((place.gate - 8 - x) / place.pitch));
    const n = Math.round((column * place.rows + place.rows / 2) * perCar);
    const gone = traffic.leaves > 0.05 ? `, at the gate in ${dur(n / traffic.leaves)}` : '';
    const text =
      n > traffic.waiting
        ? 'free road'
        : `place ${int(n)} of ${int(traffic.waiting)}: waiting since ${dur(road.ageAt(n))}${gone}`;
    return { x: road.x(column) + place.car / 2, text };
  };
  return road;
}

function Lanes({ place, road }) {
  const end = Math.max(place.left, (road.tail ? road.x(road.tail - 1) - 4 : place.gate) - 8);
  const third = road.height / 3;
  return html`<path d=${`M${place.left} ${place.top + third}H${end}M${place.left} ${place.top + 2 * third}H${end}`} stroke="var(--mark)" stroke-width="1.5" stroke-dasharray="10 12" />`;
}

/** The time from here to the gate at the current rate. */
function Gantries({ place, road, traffic }) {
  const marks = [];
  if (traffic.leaves > 0.05 && traffic.waiting > 30) {
    const span = (road.columns * place.rows * road.perCar) / traffic.leaves;
    const step = STEPS.find((seconds) => span / seconds <= (place.isNarrow ? 3 : 6)) || STEPS[STEPS.length - 1];
    for (let s = step; s < span && marks.length < 12; s += step) {
      const x = road.xOfPlace(s * traffic.leaves);
      if (x > place.left + 24 && x < place.gate - (traffic.isFull ? 64 : 34)) marks.push([x, dur(s)]);
    }
  }
  return html`${marks.map(
    ([x, text]) => html`<path d=${`M${x} ${place.top - 8}V${place.bottom + 3}`} stroke="var(--road-edge)" />
    <text class="sm" x=${x} y=${place.top - 12} text-anchor="middle">${text}</text>`,
  )}
    ${marks.length && !place.isNarrow && !traffic.isFull ? html`<text class="sm" x=${place.gate - 8} y=${place.top - 12} text-anchor="end">gate</text>` : null}`;
}

function Waiting({ place, road, cars, returned }) {
  const byAge = [[], [], [], []];
  const back = [];
  const hollow = Math.ceil(returned / road.perCar);
  for (let i = 0; i < cars; i++) {
    const spot = [road.x(Math.floor(i / place.rows)), place.top + (i % place.rows) * place.rowHeight + 2];
    if (i < hollow) back.push(spot);
    else byAge[ageClass(road.ageAt(i * road.perCar)) - 1].push(spot);
  }
  const height = place.rowHeight - 4;
  return html`${byAge.map((spots, i) => (spots.length ? html`<path d=${rects(spots, place.car, height)} fill=${`var(--w${i + 1})`} stroke=${i < 2 ? 'var(--w3)' : 'none'} stroke-width=".7" />` : null))}
    ${back.length ? html`<path d=${rects(back, place.car, height)} fill="var(--surface)" stroke="var(--rep)" stroke-width="1.6" />` : null}`;
}

/** Where the tail was five minutes ago. */
function Before({ place, road, traffic }) {
  const { before } = traffic;
  if (before == null || Math.abs(before - traffic.waiting) <= road.perCar * place.rows * 2) return null;
  const x = road.xOfPlace(before);
  if (x <= place.left - 6) return null;
  const isAtStart = x - 8 < place.left + 120;
  return html`<path d=${`M${x - 3} ${place.top - 3}V${place.bottom + 15}`} stroke="var(--text)" stroke-width="1.5" stroke-dasharray="3 3" />
    <text class="sm" x=${Math.min(x - 8, place.gate - 76)} y=${place.bottom + 16} text-anchor=${isAtStart ? 'start' : 'end'}>5 min ago: ${int(before)}</text>`;
}

function Gate({ place, isFull }) {
  const { gate, top, bottom } = place;
  if (!isFull)
    return html`<path d=${`M${gate} ${top - 6}v12M${gate} ${bottom - 6}v12`} stroke="var(--ok)" stroke-width="4" stroke-linecap="round" />`;
  return html`<rect x=${gate - 2} y=${top - 6} width="5" height=${bottom - top + 12} rx="2" fill="var(--crit)" />
    <rect x=${gate - 48} y=${top - 30} width="58" height="21" rx="4" fill="var(--crit)" />
      <text class="closed" x=${gate - 19} y=${top - 15} text-anchor="middle">closed</text>`;
}

const MAX_LANES = 6;

/** A lane for each consumer; the last one is for all others. */
function lanesOf(flights) {
  if (flights.length <= MAX_LANES) return flights;
  const rest = flights.slice(MAX_LANES - 1);
  const held = rest.reduce((sum, [, n]) => sum + n, 0);
  const more = rest.reduce(
    (sum, [name]) => sum + (/^… and (\d+) more$/.test(name) ? Number(name.match(/\d+/)[0]) : 1),
    0,
  );
  return [
    ...flights.slice(0, MAX_LANES - 1),
    [`… and ${more} more`, held, rest.flatMap(([, , points]) => points || [])],
  ];
}

function InFlight({ place, flights }) {
  const lanes = lanesOf(flights);
  const row = (place.flyBottom - place.flyTop) / place.rows;
  const lane = (place.flyBottom - place.flyTop) / Math.max(1, lanes.length);
  const perLane = Math.max(1, Math.floor(lane / row + 0.01));
  const columns = Math.floor((place.flyRight - place.flyLeft - 12) / place.pitch);
  const total = lanes.reduce((sum, [, n]) => sum + n, 0);
  const perCar = fine(Math.max(1, total / (columns * place.rows * 0.5)));
  const early = [];
  const late = [];
  lanes.forEach(([, , points], i) => {
    const y = place.flyTop + i * lane + (lane - perLane * row) / 2;
    for (const [column, slot, share] of park(points || [], columns, perLane, perCar)) {
      (share > LATE ? late : early).push([place.flyLeft + 6 + column * place.pitch, y + slot * row + 2]);
    }
  });
  return html`${lanes.map((_, i) => (i ? html`<path d=${`M${place.flyLeft - 2} ${place.flyTop + i * lane}H${place.flyRight + 2}`} stroke="var(--surface)" stroke-width="2" />` : null))}
    ${
      place.isNarrow
        ? null
        : lanes.map(
            (
              [name, n],
              i,
            ) => html`<text x=${place.flyRight + 12} y=${place.flyTop + i * lane + lane / 2 + 4} class="sm">
      <tspan class="b">${int(n)}</tspan> ${midcut(name, 15)}</text>`,
          )
    }
    <path d=${rects(early, place.car, row - 4)} fill="var(--fly)" />
      <path d=${rects(late, place.car, row - 4)} fill="var(--warn)" />`;
}

/** Puts a lane's messages into columns. If a column is full, a message goes to the next free one before it. */
function park(points, columns, perLane, perCar) {
  const used = new Array(columns).fill(0);
  const cars = [];
  let count = 0;
  for (const [share, n] of [...points].sort((a, b) => b[0] - a[0])) {
    for (let i = 0; i < n; i++) {
      if (count++ % perCar) continue;
      const wanted = Math.min(columns - 1, Math.floor(share * (columns - 1)));
      let column = wanted;
      while (column > 0 && used[column] >= perLane) column--;
      if (used[column] >= perLane) column = wanted;
      cars.push([column, used[column]++ % perLane, share]);
    }
  }
  return cars;
}

export const StandardLegend = ({ road }) => html`<span class="lg"><b>waiting since</b></span>
  ${AGE_WORDS.map((text, i) => html`<${Key} color=${`--w${i + 1}`} label=${text} />`)}
  <span class="lg"><i class="hollow"></i>was out before</span><${Key} color="--fly" label="in flight, by consumer" />
    <${Key} color="--warn" label="last fifth of the timeout" />
  <span class="lg">one car = ${road.perCar === 1 ? 'one message' : int(road.perCar) + ' messages'}</span>`;
