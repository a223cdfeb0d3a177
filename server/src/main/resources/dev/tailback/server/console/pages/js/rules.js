// Throttles and fault rules, with how often each fired.
import { compact, dur, int } from './format.js';
import { html, useRef, useState } from './preact.js';
import { S, canWrite } from './store.js';
import { actAdmin, curlAdmin } from './actions.js';
import { usePolled } from './pressure.js';
import { Choice, Code, Spark } from './ui.js';

const SENDS = ['SendMessage', 'SendMessageBatch'];
const SECONDS_SHOWN = 120;

/** In front of another SQS every rule needs an end. */
const END = { for: '10m' };

/** Records how often each rule fired in each second since the view was opened. */
function useHits(rules) {
  const seen = useRef(new Map());
  for (const { id, hits } of rules || []) {
    const known = seen.current.get(id) || { hits, second: Math.floor(S.now), series: [0] };
    const second = Math.floor(S.now);
    for (let s = known.second; s < second && s - known.second < SECONDS_SHOWN; s++) known.series.push(0);
    known.series[known.series.length - 1] += Math.max(0, hits - known.hits);
    seen.current.set(id, { hits, second, series: known.series.slice(-SECONDS_SHOWN) });
  }
  return (id) => (seen.current.get(id) || { series: [] }).series;
}

const Rules = ({ title, hint, add, isAdding, setAdding, form, problem, children }) => html`<section class="card">
  <header><h2>${title}</h2><span class="s">${hint}</span><span class="sp">
    </span>${canWrite() ? html`<button class="btn sm" aria-expanded=${isAdding} onClick=${() => setAdding(!isAdding)}>${add}</button>` : null}</header>
  <div class="body flush">${isAdding ? form : null}${problem ? html`<p class="s4 pad">${problem}</p>` : null}${children}</div>
    </section>`;

const remove = (kind, id, ask) => actAdmin('DELETE', `/${kind}/${id}`).then(ask);

const Ends = ({ rule }) =>
  rule.endsInMillis == null ? null : html` <span class="tag">ends in ${dur(rule.endsInMillis / 1000)}</span>`;

const Hits = ({ count }) => (count ? html`<b class="s3">${compact(count)}</b>` : '0');

export function Throttles() {
  const { value, problem, ask } = usePolled('/throttles');
  const throttles = value || [];
  const hits = useHits(throttles);
  const [isAdding, setAdding] = useState(false);
  const form = html`<${AddThrottle} done=${() => {
    setAdding(false);
    ask();
  }} />`;
  return html`<${Rules} title="Throttles" hint="reject calls above a rate: RequestThrottled, 403, with x-amz-retry-after" add="Add a throttle" isAdding=${isAdding} setAdding=${setAdding} form=${form} problem=${problem}>
    <div class="tw"><table><thead><tr><th>Id</th><th>For</th><th class="num">Allows</th><th class="num">Calls</th>
      <th class="num">Refused</th><th>Since here</th><th><span class="vh">Action</span></th></tr></thead>
      <tbody>${throttles.map(
        (one) => html`<tr key=${one.id}><td>${one.id}</td><td>
          <b>${one.queue || one.profile || 'all queues'}</b> <span class="dim">${matchOf(one)}</span><${Ends} rule=${one} /></td>
        <td class="num nowrap">${one.rate}/s${one.burst ? `, burst ${int(one.burst)}` : ''}</td>
          <td class="num">${compact(one.calls)}</td><td class="num"><${Hits} count=${one.hits} /></td><td class="hits">
          <${Spark} values=${hits(one.id)} height=${22} hot=${one.hits > 0} /></td>
        <td class="num">${canWrite() ? html`<button class="btn sm" aria-label=${`Remove throttle ${one.id}`} onClick=${() => remove('throttles', one.id, ask)}>Remove</button>` : null}</td>
          </tr>`,
      )}</tbody></table>
      ${value && !throttles.length ? html`<p class="dim pad">None. Standard queues accept any rate; add Amazon's FIFO quota with <code>aws-fifo</code>.</p>` : null}</div>
        <//>`;
}

function matchOf(rule) {
  const parts = [(rule.actions || ['all actions']).join(', ')];
  for (const key of ['queueType', 'account', 'accessKey', 'userAgent', 'scope']) {
    if (rule[key] && !(key === 'queueType' && rule[key] === 'all') && !(key === 'scope' && rule[key] === 'queue'))
      parts.push(`${key} ${rule[key]}`);
  }
  return parts.join(', ');
}

function AddThrottle({ done }) {
  const first = S.listed[0] || [...S.queues.values()][0];
  const [rule, setRule] = useState({
    queue: first ? first.name : '*',
    actions: SENDS,
    rate: 5,
    burst: 10,
    ...(S.upstream ? END : {}),
  });
  const set = (key) => (event) =>
    setRule({ ...rule, [key]: event.target.type === 'number' ? event.target.valueAsNumber : event.target.value });
  const add = (event) => {
    event.preventDefault();
    actAdmin('POST', '/throttles', rule).then((isDone) => isDone && done());
  };
  return html`<form class="add" onSubmit=${add}><div class="add-fields">
      <label class="fld"><span>Queue (pattern)</span>
        <input class="inp" required value=${rule.queue} onInput=${set('queue')} /></label>
      <label class="fld"><span>Calls per second</span>
        <input class="inp" type="number" required min="0.001" step="any" value=${rule.rate} onInput=${set('rate')} />
        </label>
      <label class="fld"><span>Burst</span>
        <input class="inp" type="number" required min="1" value=${rule.burst} onInput=${set('burst')} /></label>
      ${
        rule.for == null
          ? null
          : html`<label class="fld"><span>Ends after</span>
        <input class="inp" required value=${rule.for} onInput=${set('for')} /></label>`
      }
      <button class="btn pri">Add</button></div>
    <${Code} text=${curlAdmin('POST', '/throttles', rule)} /></form>`;
}

export function Faults() {
  const { value, problem, ask } = usePolled('/faults');
  const faults = value || [];
  const hits = useHits(faults);
  const [isAdding, setAdding] = useState(false);
  const form = html`<${AddFault} done=${() => {
    setAdding(false);
    ask();
  }} />`;
  return html`<${Rules} title="Fault rules" hint="the first that matches fires" add="Add a fault" isAdding=${isAdding} setAdding=${setAdding} form=${form} problem=${problem}>
    <div class="tw"><table><thead><tr><th>Id</th><th>Which calls</th><th>Effect</th><th class="num">Hits</th>
      <th>Since here</th><th><span class="vh">Action</span></th></tr></thead>
      <tbody>${faults.map(
        ({ id, hits: count, rule, on, endsInMillis }) => html`<tr key=${id}><td>${id}</td><td>
          <b>${rule.queue || 'any queue'}</b> <span class="dim">${callsOf(rule)}</span><${Ends} rule=${{ endsInMillis }} /></td>
        <td>${effectOf(rule)} ${on === undefined ? null : html`<span class=${'tag ' + (on ? 'warn' : '')}>${on ? 'on now' : 'off now'}</span>`}</td>
          <td class="num"><${Hits} count=${count} /></td><td class="hits">
          <${Spark} values=${hits(id)} height=${22} hot=${count > 0} /></td>
        <td class="num">${canWrite() ? html`<button class="btn sm" aria-label=${`Remove fault ${id}`} onClick=${() => remove('faults', id, ask)}>Remove</button>` : null}</td>
          </tr>`,
      )}</tbody></table>
      ${value && !faults.length ? html`<p class="dim pad">None.</p>` : null}</div><//>`;
}

function callsOf(rule) {
  const parts = [matchOf(rule)];
  const share = rule.probability;
  if (share && share.over) parts.push(`${percent(share.from ?? 0)} to ${percent(share.to ?? 1)} of them over ${share.over}`);
  else if (share != null) parts.push(`${percent(share)} of them`);
  if (rule.window) parts.push(windowOf(rule.window));
  for (const key of ['every', 'nth', 'times']) if (rule[key] != null) parts.push(`${key} ${rule[key]}`);
  if (rule.backlog) parts.push(`when ${rule.backlog.when}${rule.backlog.until ? ` until ${rule.backlog.until}` : ''}`);
  return parts.join(', ');
}

const percent = (share) => `${+(share * 100).toFixed(2)} %`;

function windowOf({ from = '0s', until, every }) {
  return `from ${from} to ${until}${every ? ` of every ${every}` : ''}`;
}

function effectOf(rule) {
  const { retryAfter } = rule.throttle || {};
  if (rule.throttle) return `RequestThrottled${retryAfter ? `, retry after ${retryAfter}` : ''}`;
  if (rule.error) return `error ${rule.error.code}`;
  if (rule.latency) return `latency ${wordsOf(rule.latency)}`;
  if (rule.slowAnswer) return `slow answer, ${wordsOf(rule.slowAnswer)}`;
  if (rule.drop) return 'connection closed';
  if (rule.duplicate) return 'delivered twice';
  return ['partialBatch', 'reorder', 'emptyReceive', 'skew'].find((kind) => rule[kind]) || 'unknown';
}

const wordsOf = (effect) => JSON.stringify(effect).replace(/["{}]/g, '').replace(/:/g, ' ');

function presetsFor(queue) {
  return {
    gate: [
      'Slow producers above a backlog',
      {
        queue,
        actions: SENDS,
        backlog: { when: 'visible > 1500', until: 'visible < 800' },
        throttle: { retryAfter: 'PT2S' },
      },
    ],
    error: ['5 % of sends fail', { queue, actions: SENDS, probability: 0.05, error: { code: 'InternalError' } }],
    slow: ['200 ms latency', { queue, actions: SENDS, latency: { fixed: 'PT0.2S' } }],
    outage: [
      'An outage of two minutes in every ten',
      { window: { from: '1m', until: '3m', every: '10m' }, for: '1h', error: { code: 'ServiceUnavailable' } },
    ],
    drop: [
      'Answers lost after the send took effect',
      { queue, actions: ['SendMessage'], probability: 0.1, drop: { moment: 'after' } },
    ],
  };
}

/** The examples for another SQS: each has an end, and none needs queues of this server. */
function presetsInFront(queue) {
  const { gate, ...presets } = presetsFor(queue);
  return Object.fromEntries(Object.entries(presets).map(([key, [label, rule]]) => [key, [label, { ...END, ...rule }]]));
}

function AddFault({ done }) {
  const first = S.listed[0] || [...S.queues.values()][0];
  const presets = (S.upstream ? presetsInFront : presetsFor)(first ? first.name : 'orders');
  const [preset, setPreset] = useState(Object.keys(presets)[0]);
  const [text, setText] = useState(JSON.stringify(presets[preset][1], null, 2));
  const rule = parsed(text);
  const choose = (key) => {
    setPreset(key);
    setText(JSON.stringify(presets[key][1], null, 2));
  };
  const add = (event) => {
    event.preventDefault();
    if (rule) actAdmin('POST', '/faults', rule).then((isDone) => isDone && done());
  };
  return html`<form class="add" onSubmit=${add}>
    <${Choice} cls="scrolls" label="Examples" options=${Object.entries(presets).map(([key, [label]]) => [key, label])} value=${preset} onChange=${choose} />
    <textarea class="inp" rows="9" aria-label="Rule" value=${text} onInput=${(event) => setText(event.target.value)}></textarea>
    ${rule ? html`<${Code} text=${curlAdmin('POST', '/faults', rule)} />` : html`<p class="s4" role="alert">This is not JSON.</p>`}
    <div><button class="btn pri" disabled=${!rule}>Add the rule</button></div></form>`;
}

function parsed(text) {
  try {
    const rule = JSON.parse(text);
    return rule && typeof rule === 'object' ? rule : null;
  } catch {
    return null;
  }
}
