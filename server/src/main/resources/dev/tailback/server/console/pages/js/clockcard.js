// The clock, and a preview of what falls due if it is moved.
import { clock, dur, int, stamp } from './format.js';
import { html, useEffect, useState } from './preact.js';
import { S, canWrite } from './store.js';
import { advance, curlAdmin, nextEvent, pause, resume } from './actions.js';
import { get } from './stream.js';
import { Choice, Copy, Icon, Key } from './ui.js';

const STEPS = [1, 30, 60, 300, 900, 3600];
const BINS = 72;

/** Kinds of timed events, in drawing order from the bottom up. */
const KINDS = [
  {
    kind: 'visibilityTimeout',
    color: '--rep',
    label: 'timeout ends',
    one: 'visibility timeout ends',
    many: 'visibility timeouts end',
  },
  {
    kind: 'deadLetter',
    color: '--dead',
    label: 'becomes a dead letter',
    one: 'message becomes a dead letter',
    many: 'messages become dead letters',
  },
  { kind: 'delay', color: '--del', label: 'delay ends', one: 'delay ends', many: 'delays end' },
  { kind: 'retention', color: '--warn', label: 'expires', one: 'message expires', many: 'messages expire' },
  { kind: 'longPoll', color: '--in', label: 'long poll ends', one: 'long poll ends', many: 'long polls end' },
];
const EVALUATION = { kind: 'alarmEvaluation', one: 'alarm evaluation', many: 'alarm evaluations' };

/** A duration in ISO 8601. */
const iso = (s) => (s % 3600 === 0 ? `PT${s / 3600}H` : s % 60 === 0 ? `PT${s / 60}M` : `PT${s}S`);

/** The clock in front of another SQS, where it cannot be moved. */
export const RealTime = () => html`<section class="card"><header><h2>Clock</h2><span class="sp"></span><span class="st">
    <span class="dot"></span>Real time</span></header>
  <div class="body stack"><div><div class="bigclock">${S.now ? clock(S.now) : '--:--:--'}</div>
    <div class="s">${S.now ? stamp(S.now).slice(0, 10) : ''} UTC</div></div>
    <p class="s">The clock can't be moved in front of another SQS, because it follows real time there.</p></div></section>`;

export function ClockCard() {
  const [by, setBy] = useState(300);
  const horizon = useHorizon(by);
  const isRunning = S.mode === 'running';
  const next = S.next[0];
  const curl = curlAdmin('POST', '/clock/advance', { by: iso(by) });
  return html`<section class="card"><header><h2>Clock</h2><span class="sp"></span><span class="st">
    <span class=${'dot' + (isRunning ? '' : ' stand')}></span>${isRunning ? 'Running' : 'Paused'}</span></header>
    <div class="body stack">
      <div><div class="bigclock">${S.now ? clock(S.now) : '--:--:--'}</div>
        <div class="s">${S.now ? stamp(S.now).slice(0, 10) : ''} UTC, the time of the queues</div></div>
      ${
        canWrite()
          ? html`<div class="btns"><button class="btn" onClick=${isRunning ? pause : resume}>
            <${Icon} name=${isRunning ? 'pause' : 'play'} size="12" />${isRunning ? 'Pause' : 'Resume'}</button>
        <button class="btn pri" disabled=${!next} onClick=${nextEvent}>To the next event <span class="plain">${next ? 'in ' + dur(next[0] - S.now) : ''}</span>
          </button></div>`
          : null
      }
      <div><h3 class="above">Advance by</h3>
        <${Choice} cls="scrolls" label="Advance by" options=${STEPS.map((s) => [s, dur(s, true)])} value=${by} onChange=${setBy} />
        </div>
      <${Histogram} horizon=${horizon} by=${by} />
      <div class="what">${sentence(horizon, by)}</div>
      <div class="btns">${canWrite() ? html`<button class="btn" onClick=${() => advance(iso(by))}>Advance by ${dur(by, true)}</button>` : null}<${Copy} label="curl" cls="btn" text=${curl} />
        </div>
    </div></section>`;
}

function useHorizon(by) {
  const [horizon, setHorizon] = useState(null);
  useEffect(() => {
    let isShown = true;
    if (S.state !== 'live') return undefined;
    get(`/clock/horizon?seconds=${by}&bins=${BINS}`)
      .then((answer) => isShown && setHorizon({ by, ...answer }))
      .catch(() => isShown && setHorizon(null));
    return () => {
      isShown = false;
    };
  }, [by, Math.floor(S.now)]);
  return horizon && horizon.by === by ? horizon : null;
}

const total = (horizon, kind) => (horizon && horizon.kinds && horizon.kinds[kind] ? horizon.kinds[kind].total : 0);

function sentence(horizon, by) {
  if (!horizon) return 'Loading what falls due…';
  const parts = [...KINDS, EVALUATION].map((one) => [total(horizon, one.kind), one]).filter(([n]) => n > 0);
  return html`In ${dur(by, true)}, if nobody calls: ${parts.length ? parts.map(([n, one], i) => html`${i ? ', ' : ''}<b>${int(n)}</b> ${n === 1 ? one.one : one.many}`) : 'nothing falls due'}.`;
}

const WIDTH = 504;
const GROUND = 48;
const TALLEST = 38;
const MIN_BAR = 2;

function Histogram({ horizon, by }) {
  const kinds = KINDS.filter(({ kind }) => total(horizon, kind) > 0);
  const binsOf = (kind) => (horizon && horizon.kinds && horizon.kinds[kind] ? horizon.kinds[kind].bins : []);
  const sums = Array.from({ length: BINS }, (_, i) => kinds.reduce((sum, { kind }) => sum + (binsOf(kind)[i] || 0), 0));
  const most = Math.max(3, ...sums);
  const evaluations = binsOf(EVALUATION.kind).flatMap((n, i) => (n ? [((i + 0.5) * WIDTH) / BINS] : []));
  return html`<div><svg class="hz" viewBox=${`0 0 ${WIDTH} 64`} preserveAspectRatio="none" role="img" aria-label="What falls due, over time">
      ${kinds.map(
        (one, k) =>
          html`<path key=${one.kind} fill=${`var(${one.color})`} d=${bars(
            binsOf(one.kind),
            kinds.slice(0, k).map((below) => binsOf(below.kind)),
            most,
          )} />`,
      )}
      <path d=${`M0 ${GROUND + 0.5}H${WIDTH}`} stroke="var(--line2)" />
      ${evaluations.length <= 15 ? html`<path d=${evaluations.map((x) => `M${x} 4V52`).join('')} stroke="var(--crit)" stroke-dasharray="2 3" />` : null}</svg>
    <div class="s hz-axis"><span>now</span><span>in ${dur(by / 2, true)}</span><span>in ${dur(by, true)}</span></div>
    <div class="leg hz-legend">${(kinds.length ? kinds : KINDS.slice(0, 3)).map((one) => html`<${Key} color=${one.color} label=${one.label} />`)}<span class="lg">
      <i class="dashed"></i>alarms evaluated</span></div></div>`;
}

function bars(values, below, most) {
  const width = WIDTH / BINS;
  return values
    .map((n, i) => {
      if (!n) return '';
      const under = (below.reduce((sum, bins) => sum + (bins[i] || 0), 0) / most) * TALLEST;
      const height = Math.max(MIN_BAR, (n / most) * TALLEST);
      return `M${(i * width).toFixed(1)} ${(GROUND - under - height).toFixed(1)}h${(width - 1.5).toFixed(1)}v${height.toFixed(1)}h${(1.5 - width).toFixed(1)}z`;
    })
    .join('');
}
