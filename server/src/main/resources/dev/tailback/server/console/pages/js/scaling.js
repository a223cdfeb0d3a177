// Scalable targets: desired and running workers above the backlog, policies and scaling activities.
import { clock, compact, dur, int, plural } from './format.js';
import { html, useEffect, useState } from './preact.js';
import { S, hrefOf } from './store.js';
import { Plot } from './charts.js';
import { get, placeOf } from './stream.js';
import { Code, Key } from './ui.js';

const ASK_MILLIS = 2000;
const SPAN_SECONDS = 900;
const STEP_SECONDS = 5;
const MAX_ACTIVITIES = 8;
const CARRIERS = {
  workers: 'workers that report themselves',
  address: 'its address',
  nobody: 'nobody: they are played',
};

/** Polls every two seconds of real time, because workers report whatever the clock does. */
function useScaling() {
  const [scaling, setScaling] = useState(null);
  useEffect(() => {
    let isShown = true;
    const ask = () =>
      get('/scaling')
        .then((answer) => isShown && setScaling(answer))
        .catch(() => {}); // The old data stays; the banner says why.
    ask();
    const timer = setInterval(() => S.state === 'live' && ask(), ASK_MILLIS);
    return () => {
      isShown = false;
      clearInterval(timer);
    };
  }, []);
  return scaling;
}

/** Loads the last 15 minutes of a queue at each step of its chart. */
function useHistory(queue) {
  const [history, setHistory] = useState(null);
  useEffect(() => {
    let isShown = true;
    if (!queue) return undefined;
    get(`/queues/${encodeURIComponent(queue.name)}/history?seconds=${SPAN_SECONDS}&${placeOf(queue)}`)
      .then((answer) => isShown && setHistory({ ...answer, id: queue.id }))
      .catch(() => {});
    return () => {
      isShown = false;
    };
  }, [queue && queue.id, Math.floor(S.now / STEP_SECONDS)]);
  return history && queue && history.id === queue.id ? history : null;
}

export function Scaling() {
  const scaling = useScaling();
  if (!scaling) return null;
  const { targets, pools, activities } = scaling;
  const alone = pools.filter((pool) => !pool.target);
  return html`<section class="scaling" aria-labelledby="scaling"><h1 id="scaling">Scaling</h1>
    ${targets.length || alone.length ? null : html`<${NoTargets} />`}
    ${targets.map(
      (target) => html`<${Target} key=${target.account + target.region + target.id + target.dimension} target=${target}
      pool=${pools.find((pool) => isOf(pool, target))} activities=${activities.filter((one) => isOf(one, target))} />`,
    )}
    ${alone.map((pool) => html`<${Alone} key=${pool.account + pool.region + pool.name} pool=${pool} />`)}</section>`;
}

const isOf = (one, target) =>
  one.target === target.id && one.account === target.account && one.region === target.region;

function NoTargets() {
  const command = `aws --endpoint-url ${location.origin} application-autoscaling register-scalable-target \\
    --service-namespace ecs --scalable-dimension ecs:service:DesiredCount \\
    --resource-id service/shop/orders-workers --min-capacity 1 --max-capacity 10`;
  return html`<div class="card"><div class="body"><p class="t2">Nothing scales yet. Register a target as on AWS, give it a policy,
    and run its workers with <code>tailback workers</code>.</p><${Code} text=${command} /></div></div>`;
}

/** Returns the queue whose alarms call the target's policies. */
function queueOf(target) {
  const names = new Set(target.policies.flatMap((policy) => policy.alarms));
  const alarm = S.alarms.find((one) => names.has(one.name) && one.queues.length);
  return alarm ? S.queues.get(alarm.queues[0]) : null;
}

function Target({ target, pool, activities }) {
  const queue = queueOf(target);
  return html`<div class="two wide"><${Capacity} target=${target} queue=${queue} history=${useHistory(queue)} />
    <section class="card"><header><h2>Policy and activities</h2></header><div class="body">
      <${Facts} target=${target} queue=${queue} pool=${pool} />
      <ol class="trail">${activities.slice(0, MAX_ACTIVITIES).map((one) => html`<${Activity} key=${one.id} activity=${one} />`)}</ol>
      ${activities.length ? null : html`<p class="dim">No decisions yet.</p>`}</div></section></div>`;
}

/** The x values of the charts: the backlog's, if it is known. */
const secondsOf = (history) =>
  history
    ? history.visible.map((_, i) => history.from + (i + 1) * history.step)
    : Array.from({ length: SPAN_SECONDS / STEP_SECONDS }, (_, i) => S.now - SPAN_SECONDS + (i + 1) * STEP_SECONDS);

/** Returns a target's values at the given seconds. */
function valuesAt(seconds, points, name) {
  let next = 0;
  let value = null;
  return seconds.map((second) => {
    while (next < points.length && points[next].atMillis <= second * 1000) value = points[next++][name];
    return value;
  });
}

function Capacity({ target, queue, history }) {
  const x = secondsOf(history);
  const sync = `scaling ${target.id}`;
  const last = (values) => (values.length ? values[values.length - 1] : null);
  const backlog = history ? last(history.visible) : null;
  return html`<section class="card chart"><header><h2>${target.workers} <span class="s">${target.id}</span></h2>
    <span class="leg"><${Key} line color="--rep" label="desired" value=${int(target.desired)} />
      <${Key} color="--fly" label="running" value=${int(target.actual)} />
      ${queue ? html`<${Key} color="--w3" label="waiting" value=${backlog == null ? '–' : compact(backlog)} />` : null}</span></header>
    <div class="body"><${Plot} id=${target.id} label=${`${target.workers}: ${target.actual} of ${plural(target.desired, 'desired worker')} running`}
      sync=${sync} x=${x} unit=${(v) => (v % 1 ? '' : int(v))}
      series=${[
        { label: 'running', color: '--fly', values: valuesAt(x, target.history, 'actual'), fill: true, step: true },
        { label: 'desired', color: '--rep', values: valuesAt(x, target.history, 'desired'), dash: [5, 3], step: true },
      ]} />
    ${
      history
        ? html`<${Plot} id=${'backlog ' + target.id} label=${`Messages waiting in ${queue.name}`} sync=${sync} x=${x} unit=${compact}
      series=${[{ label: 'waiting', color: '--w3', values: history.visible, fill: true }]} />`
        : null
    }</div></section>`;
}

function Facts({ target, queue, pool }) {
  const fact = (term, value) => html`<dt>${term}</dt><dd>${value}</dd>`;
  const until = target.cooldownUntilMillis || target.scaleInCooldownUntilMillis || target.scaleOutCooldownUntilMillis;
  const left = until ? until / 1000 - S.now : 0;
  const tracking = target.policies.find((policy) => policy.type === 'TargetTrackingScaling');
  const starting = target.desired - target.actual;
  return html`<dl class="kv">
    ${queue ? fact('Queue', html`<a class="under" href=${hrefOf(queue)}>${queue.name}</a>`) : null}
    ${
      target.policies.length
        ? fact(
            target.policies.length > 1 ? 'Policies' : 'Policy',
            target.policies.map((policy) => html`<div>${describe(policy)}</div>`),
          )
        : fact('Policy', 'none')
    }
    ${fact('Bounds', html`${int(target.min)} to ${plural(target.max, 'worker')} <${Bound} target=${target} />`)}
    ${queue && tracking && target.actual ? fact('Per worker now', `${int(queue.visible / target.actual)} messages, target ${int(tracking.target)}`) : null}
    ${starting > 0 ? fact('Starting', plural(starting, 'worker')) : starting < 0 ? fact('Stopping', plural(-starting, 'worker')) : null}
    ${fact('Cooldown', left > 0 ? `${dur(left)} left` : 'over')}
    ${fact('Carried out by', pool && pool.lost ? html`<span class="s3">workers that were lost</span>` : CARRIERS[target.carriedOutBy])}
  </dl>`;
}

function Bound({ target }) {
  const { scaleIn, scaleOut } = target.suspended;
  if (scaleIn || scaleOut) {
    const what = scaleIn && scaleOut ? 'scaling' : scaleIn ? 'scale-in' : 'scale-out';
    return html`<span class="tag warn">${what} suspended</span>`;
  }
  return target.desired >= target.max ? html`<span class="tag warn">▲ at the maximum</span>` : null;
}

/** Returns a policy in words: "out: +1 from 0, +3 from 900 above". */
function describe(policy) {
  const name = html`<b>${policy.name}</b>`;
  if (policy.type === 'TargetTrackingScaling') return html`${name}: keeps its metric at ${int(policy.target)}`;
  const unit = policy.adjustment === 'PercentChangeInCapacity' ? ' %' : '';
  const by = (n) =>
    policy.adjustment === 'ExactCapacity' ? `to ${int(n)}` : `${n < 0 ? '−' : '+'}${int(Math.abs(n))}${unit}`;
  const steps = policy.steps ? policy.steps.map((step) => `${by(step.by)} ${rangeOf(step)}`).join(', ') : by(policy.by);
  return html`${name}: ${steps}${policy.alarms.length ? ` (${policy.alarms.join(', ')})` : ''}`;
}

/** Returns where a step begins, relative to the threshold. */
function rangeOf({ from, to }) {
  if (to != null && to <= 0) return `from ${int(-to)} below`;
  return from == null ? 'below' : `from ${int(from)} above`;
}

const Activity = ({
  activity,
}) => html`<li><b>${activity.description}</b> <span class=${activity.status === 'Failed' && !activity.notScaled ? 'tag crit' : 'tag'}>${activity.notScaled ? 'not scaled' : activity.status}</span>
  <span class="dim">${clock(activity.startMillis / 1000)}</span><div class="s">${activity.cause}</div>
  ${activity.statusMessage && activity.status === 'Failed' ? html`<div class="s s3">${activity.statusMessage}</div>` : null}</li>`;

/** Workers without a scalable target. */
const Alone = ({
  pool,
}) => html`<section class="card"><header><h2>${pool.name}</h2></header><div class="body"><dl class="kv">
  <dt>Running</dt><dd>${int(pool.actual)} of ${int(pool.desired)}, from ${int(pool.min)} to ${int(pool.max)}</dd>
  <dt>Target</dt><dd>${pool.lost ? html`<span class="s3">these workers were lost</span>` : 'none'}</dd></dl></div></section>`;
