// The four charts of a queue.
import { clock, compact, dur, pct, rate } from './format.js';
import { html } from './preact.js';
import { S } from './store.js';
import { Chart } from './charts.js';
import { Key } from './ui.js';

const MAX_POINTS = 300;
const SMOOTHING = 0.12;
const AGE_METRIC = 'ApproximateAgeOfOldestMessage';

/** The chart label for the start of each rule's diagnosis. */
const MOMENTS = {
  growing: 'grows',
  stuck: 'group held',
  lookahead: 'look-ahead full',
  limit: 'limit reached',
  nobody: 'last receive',
  repeats: 'repeats',
  dead: 'dead letters',
  throttled: 'throttled',
  dlq: 'first one',
};

/** Marks for the starts of at most two diagnoses. */
function marksOf(diagnoses) {
  const marks = [];
  for (const { rule, sev, since, remedy } of diagnoses) {
    const word = MOMENTS[rule.split('.')[0]];
    const isNear = marks.some((mark) => Math.abs(mark.at - since) < 90);
    if (
      !word ||
      sev < 3 ||
      isNear ||
      (word === MOMENTS.dead && marks.length) ||
      remedy.startsWith('Follows from') ||
      marks.length === 2
    )
      continue;
    marks.push({ at: since, label: `${word} ${clock(since).slice(0, 5)}`, color: sev === 4 ? '--crit' : '--warn' });
  }
  return marks.sort((a, b) => a.at - b.at);
}

/** Thins values out: keeps the last known one of each group. */
function group(values, size) {
  if (size === 1) return values;
  const taken = [];
  for (let end = values.length; end > 0; end -= size) {
    taken.push(values.slice(Math.max(0, end - size), end).reduce((last, v) => v ?? last, null));
  }
  return taken.reverse();
}

function smooth(values, step) {
  let average = null;
  return values.map((v) => {
    const perSecond = (v || 0) / step;
    average = average == null ? perSecond : average + (perSecond - average) * (step > 1 ? 1 : SMOOTHING);
    return average;
  });
}

export function QueueCharts({ queue, detail, diagnoses }) {
  const { history } = detail;
  if (!history)
    return html`<div class="charts">${[0, 1, 2, 3].map(
      () => html`<section class="card chart"><header>
      <div class="sk sk-line"></div></header><div class="plot"></div></section>`,
    )}</div>`;
  const length = history.at.length;
  const every = Math.max(1, Math.ceil(length / MAX_POINTS));
  const thin = (values) => group(values || new Array(length).fill(0), every);
  const rates = (name) => thin(smooth(history[name] || [], history.step));
  const common = { id: queue.id, x: thin(history.at), marks: marksOf(diagnoses) };
  const gauge = (name) => thin(history[name]);
  const ages = gauge('age').map((v) => (v == null ? null : Math.max(0, v)));
  const isRefused = queue.refused > 0.005 || (history.throttled || []).some((v) => v > 0);
  const thresholds = (S.thresholds || []).filter((one) => one.queue === queue.name && one.metric === AGE_METRIC);
  return html`<div class="charts">
    <${Chart} ...${common} title="Backlog" label="Messages by state over the last 15 minutes" unit=${compact}
      series=${[
        { label: 'in flight', color: '--fly', values: gauge('inFlight'), stack: true },
        { label: 'waiting', color: '--w2', values: gauge('visible'), stack: true },
        { label: 'delayed', color: '--del', values: gauge('delayed'), stack: true },
      ]}
      legend=${html`<${Key} color="--w2" label="waiting" value=${compact(queue.visible)} />
        <${Key} color="--fly" label="in flight" value=${compact(queue.inFlight)} />
        <${Key} color="--del" label="delayed" value=${compact(queue.delayed)} />`} />
    <${Chart} ...${common} title="Rates, messages/s" label="Arrival and departure rates over the last 15 minutes" unit=${rate}
      series=${[{ label: 'arrive', color: '--in', values: rates('sent') }, { label: 'leave', color: '--out', values: rates('deleted'), fill: true }, { label: 'come back', color: '--rep', values: rates('repeated'), dash: [4, 3] }, ...(isRefused ? [{ label: 'refused', color: '--crit', values: rates('throttled'), dash: [2, 3] }] : [])]}
      legend=${html`<${Key} line color="--in" label="arrive" value=${rate(queue.in)} />
        <${Key} line color="--out" label="leave" value=${rate(queue.out)} />
        <${Key} line color="--rep" label=${isRefused ? 'back' : 'come back'} value=${rate(queue.repeat)} />
        ${isRefused ? html`<${Key} line color="--crit" label="refused" value=${rate(queue.refused)} />` : null}`} />
    ${
      S.upstream
        ? null
        : html`<${Chart} ...${common} title="Age of the oldest" label="Age of the oldest message over the last 15 minutes" min="10" unit=${(v) => dur(v, true)}
      series=${[{ label: 'age', color: '--warn', values: ages, fill: true }]} lines=${thresholds.map((one) => ({ value: one.threshold, label: one.name }))}
      legend=${html`<${Key} line color="--warn" label="oldest" value=${queue.age < 0 ? '–' : dur(queue.age)} />${thresholds.length ? html`<${Key} line color="--crit" label="alarm" />` : null}`} />`
    }
    <${ProcessingTime} detail=${detail} vt=${queue.vt} />
  </div>`;
}

const TICKS = [
  [0.001, '1 ms'],
  [0.01, '10 ms'],
  [0.1, '0.1 s'],
  [1, '1 s'],
  [10, '10 s'],
  [60, '1 min'],
  [600, '10 min'],
  [3600, '1 h'],
  [43200, '12 h'],
];
const BINS = 40;
const LEFT = 8;
const WIDTH = 384;
const BASE = 142;
const TALLEST = 132;

/** Regroups the server's bins for an axis that reaches beyond the timeout. */
function binsOf({ lo, hi, bins }, vt) {
  const from = Math.max(0.001, Math.min(lo * 0.7, vt / 30));
  const to = Math.max(hi * 1.2, vt * 1.5, from * 2);
  const shareOf = (seconds) => Math.max(0, Math.min(1, Math.log(seconds / from) / Math.log(to / from)));
  const counts = new Array(BINS).fill(0);
  bins.forEach((count, i) => {
    const middle = lo * Math.pow(hi / lo, (i + 0.5) / bins.length);
    counts[Math.min(BINS - 1, Math.floor(shareOf(Math.max(from, middle)) * BINS))] += count;
  });
  return { counts, shareOf };
}

/** A histogram on a logarithmic axis. */
function ProcessingTime({ detail, vt }) {
  const { pt } = detail;
  const count = pt && pt.bins ? pt.bins.reduce((a, b) => a + b, 0) : 0;
  if (!count || vt == null) {
    return html`<section class="card chart"><header><h2>Processing time</h2><span class="leg"></span></header>
      <div class="body"><div class="plot none">${count ? 'The visibility timeout is not known yet.' : 'Nothing was deleted yet.'}</div></div></section>`;
  }
  const { counts, shareOf } = binsOf(
    { ...pt, lo: Math.max(0.0001, pt.lo), hi: Math.max(pt.hi, pt.lo * 1.01, 0.0002) },
    vt,
  );
  const limit = shareOf(vt);
  const isLate = (i) => (i + 0.5) / BINS > limit;
  const late = counts.reduce((sum, n, i) => sum + (isLate(i) ? n : 0), 0) / count;
  const label = `Histogram of processing times; ${pct(late)} took longer than the visibility timeout of ${dur(vt)}`;
  return html`<section class="card chart"><header><h2>Processing time</h2><span class="leg"><span>p50 <b>${dur(detail.p50)}</b></span>
      <span>p95 <b>${dur(detail.p95)}</b></span><span class=${late > 0.01 ? 's3' : ''}>late <b>${pct(late)}</b></span></span></header>
    <div class="body"><svg class="plot" viewBox="0 0 400 168" preserveAspectRatio="none" role="img" aria-label=${label}>
      ${counts.map((n, i) => (n ? html`<${Bar} index=${i} share=${n / Math.max(...counts)} isLate=${isLate(i)} />` : null))}
      <path d=${`M${LEFT} ${BASE + 0.5}H${LEFT + WIDTH}`} stroke="var(--line2)" vector-effect="non-scaling-stroke" />
      <path d=${`M${LEFT + WIDTH * limit} 6V${BASE}`} stroke="var(--warn)" stroke-width="2" stroke-dasharray="5 4" vector-effect="non-scaling-stroke" /></svg>
      <div class="hist-axis">${ticksFor(shareOf, vt).map(([v, text]) => html`<span class="s" style=${{ left: percent(shareOf(v)) }}>${text}</span>`)}
        <span class=${'s s3 timeout' + (limit > 0.8 ? ' at-end' : '')} style=${{ left: percent(limit) }}>timeout ${dur(vt, true)}</span></div></div></section>`;
}

function Bar({ index, share, isLate }) {
  const height = Math.max(1.5, share * TALLEST);
  const color = isLate ? 'var(--warn)' : 'var(--fly)';
  return html`<rect x=${LEFT + (index * WIDTH) / BINS} y=${BASE - height} width=${WIDTH / BINS - 1.5} height=${height} fill=${color} />`;
}

const percent = (share) => `${(2 + 96 * share).toFixed(1)}%`;

/** The ticks whose text does not overlap that of the timeout. */
function ticksFor(x, vt) {
  const at = x(vt);
  const [before, after] = at > 0.8 ? [0.38, 0.1] : [0.2, 0.2];
  return TICKS.filter(([v]) => x(v) > 0.03 && x(v) < 0.93 && (x(v) < at - before || x(v) > at + after));
}
