// One queue: its diagnosis, the road, the charts, and tables of its messages and clients.
import { compact, dur, int } from './format.js';
import { html, useEffect, useLayoutEffect, useRef, useState } from './preact.js';
import { S, canChangeQueues, canWrite, diagnosis, hrefOf, isDeadLetterQueue, named, openDialog, shownQueue, words } from './store.js';
import { cloudWatch, urlOf } from './actions.js';
import { Consumers, Producers } from './clients.js';
import { NO_AGE, NOT_TOLD, WhatIsKnown } from './elsewhere.js';
import { Groups } from './groups.js';
import { Messages } from './messages.js';
import { MoveTasks } from './movetasks.js';
import { QueueCharts } from './queuecharts.js';
import { Road } from './road.js';
import { Settings } from './settings.js';
import { Copy, Known, Mark, Tabs } from './ui.js';

const AMAZONS_LIMIT = 120000;
const NONE = { waiting: [], flights: [], lanes: [], consumers: null, producers: null, history: null, pt: null };

export function QueueView() {
  const queue = shownQueue();
  return queue ? html`<${KnownQueue} queue=${queue} />` : html`<${NoQueue} />`;
}

const NoQueue = () => html`<div class="bigempty"><h1>There is no queue “${S.route.name}”</h1>
  <p class="t2">It was deleted, or it belongs to another account or region. <a class="under" href="#/">All queues</a></p></div>`;

function KnownQueue({ queue }) {
  const detail = S.detail && S.detail.id === queue.id ? S.detail : NONE;
  const [tab, setTab] = useState(S.upstream ? 'consumers' : queue.fifo ? 'groups' : 'messages');
  const [road, width] = useWidth();
  useThresholds(queue);
  const diagnoses = diagnosesOf(queue, detail);
  const open = (name) => {
    setTab(name);
    setTimeout(() => document.getElementById('tabs')?.scrollIntoView({ block: 'start' }), 30);
  };
  return html`<div class=${'wrap' + (S.state === 'disconnected' ? ' stale' : '')}>
    <nav class="crumb" aria-label="Breadcrumb"><a href="#/">Queues</a><span>/</span><span>${queue.name}</span></nav>
    <header class="qh"><${Head} queue=${queue} /><${Actions} queue=${queue} /></header>
    <${Diagnoses} queue=${queue} diagnoses=${diagnoses} open=${open} />
    <${MoveTasks} queue=${queue} />
    <section class="card roadc" ref=${road} aria-label=${S.upstream ? 'What is known' : 'The road'}>
      ${S.upstream ? html`<${WhatIsKnown} queue=${queue} />` : html`<${Road} queue=${queue} detail=${detail} width=${width - 2} />`}</section>
    <${QueueCharts} queue=${queue} detail=${detail} diagnoses=${diagnoses} />
    <${Tables} queue=${queue} detail=${detail} tab=${tab} setTab=${setTab} />
  </div>`;
}

function useWidth() {
  const element = useRef();
  const [width, setWidth] = useState(Math.min(2400, innerWidth - 50));
  useLayoutEffect(() => {
    const resized = new ResizeObserver(() => setWidth(element.current.clientWidth));
    resized.observe(element.current);
    return () => resized.disconnect();
  }, []);
  return [element, width];
}

/** Loads the thresholds of the queue's alarms, for the charts. */
function useThresholds(queue) {
  const count = (S.alarmsOf.get(queue.id) || []).length;
  useEffect(() => {
    S.thresholds = [];
    if (!count) return;
    cloudWatch('DescribeAlarms', {}, queue)
      .then(({ MetricAlarms = [] }) => {
        S.thresholds = MetricAlarms.filter((alarm) => alarm.Threshold != null).map((alarm) => ({
          name: alarm.AlarmName,
          metric: alarm.MetricName,
          threshold: alarm.Threshold,
          queue: ((alarm.Dimensions || []).find((dimension) => dimension.Name === 'QueueName') || {}).Value,
        }));
        S.redraw();
      })
      .catch(() => {}); // The charts then have no threshold.
  }, [queue.id, count]);
}

function diagnosesOf(queue, detail) {
  if (!detail.diag) return [diagnosis(queue)];
  return detail.diag.map(([rule, sev, since, values, action]) => ({
    ...words(rule, values),
    rule,
    sev,
    since,
    action,
  }));
}

function Head({ queue }) {
  const target = queue.dlq == null ? null : S.queues.get(queue.dlq);
  const source = isDeadLetterQueue(queue) ? S.queues.get(queue.sources[0]) : null;
  return html`<div class="l"><h1>${queue.name} <${Mark} sev=${queue.sev} />
    <span class="tag">${queue.fifo ? 'FIFO' : 'Standard'}</span>
      ${source ? html`<span class="tag dead">dead letters of ${source.name}${queue.sources.length > 1 ? ` and ${queue.sources.length - 1} more` : ''}</span>` : null}
      ${S.isSpread ? html`<span class="tag">${queue.region} ${queue.account}</span>` : null}</h1>
    ${S.upstream ? html`<${FactsElsewhere} queue=${queue} target=${target} />` : html`<${Facts} queue=${queue} target=${target} />`}</div>`;
}

const Target = ({ queue, target }) =>
  target ? html`<a href=${hrefOf(target)} class="under">${target.name}</a> after ${queue.maxReceive}` : 'none';

const FactsElsewhere = ({ queue, target }) => html`<div class="facts">
  <span>visibility timeout <b><${Known} text=${dur(queue.vt, true)} why=${NOT_TOLD()} /></b></span>
  <span>retention <b><${Known} text=${dur(queue.retention)} why=${NOT_TOLD()} /></b></span>
  <span>dead letters <b>${
    queue.vt == null
      ? html`<${Known} text="–" why=${NOT_TOLD()} />`
      : target || queue.maxReceive == null
        ? html`<${Target} queue=${queue} target=${target} />`
        : `in a queue that is not forwarded, after ${queue.maxReceive}`
  }</b></span>
  <span>oldest <b><${Known} text="–" why=${NO_AGE} /></b></span></div>`;

const Facts = ({ queue, target }) => html`<div class="facts"><span>visibility timeout <b>${dur(queue.vt, true)}</b></span>
      <span>retention <b>${dur(queue.retention)}</b></span>
      <span>dead letters <b><${Target} queue=${queue} target=${target} /></b>
        </span>
      <${Limit} word="in-flight limit" limit=${queue.limit} />${queue.fifo ? html`<${Limit} word="look-ahead" limit=${queue.lookAhead} />` : null}
      <span>oldest <b>${queue.age < 0 ? '–' : dur(queue.age)}</b></span></div>`;

const Limit = ({ word, limit }) =>
  html`<span>${word} <b class=${limit < AMAZONS_LIMIT ? 's3' : ''}>${int(limit)}${limit < AMAZONS_LIMIT ? ' (lowered)' : ''}</b>
    </span>`;

function Actions({ queue }) {
  const button = (kind, text, cls = 'btn') =>
    html`<button class=${cls} onClick=${() => openDialog(kind, { queue })}>${text}</button>`;
  return html`<div class="btns">
    ${
      canChangeQueues()
        ? html`${button('send', 'Send', 'btn pri')}${button('receive', 'Receive one')}${isDeadLetterQueue(queue) ? button('redrive', 'Redrive') : null}
      ${S.upstream ? null : button('limits', 'Change limits')}${button('purge', 'Purge', 'btn danger')}`
        : null
    }
    <${Copy} text=${urlOf(queue)} label="URL" cls="btn" /></div>`;
}

const Diagnoses = ({
  queue,
  diagnoses,
  open,
}) => html`<section class="card dxs" aria-label="Diagnosis"><${Announcement} diagnoses=${diagnoses} />
  ${diagnoses.map(
    (one) => html`<div class="dxi" key=${one.rule}><${Mark} sev=${one.sev} /><div class="tx">
      <b>${one.text}.</b> <span>${one.remedy}</span></div>
    <div class="since">${one.action && isPossible(one.action) ? html`<button class="btn sm" onClick=${() => follow(one.action, queue, open)}>${one.action.label}</button>` : null}
      <span class="for">${one.sev >= 1 ? 'for ' + dur(S.now - one.since, true) : ''}</span></div></div>`,
  )}</section>`;

const IN_FRONT = ['consumers', 'open', 'pressure'];

const isPossible = (action) =>
  S.upstream ? IN_FRONT.includes(action.do) : canWrite() || !['limits', 'redrive'].includes(action.do);

/** Carries out the action on a diagnosis's button. */
function follow(action, queue, open) {
  switch (action.do) {
    case 'limits':
      return openDialog('limits', {
        queue,
        visibilityTimeout: action.visibilityTimeoutSeconds,
      });
    case 'redrive':
      return openDialog('redrive', { queue });
    case 'open': {
      const other = named(action.queue, queue.account, queue.region);
      location.hash = other ? hrefOf(other) : '#/';
      return undefined;
    }
    case 'pressure':
      location.hash = '#/pressure';
      return undefined;
    default:
      return open(action.do === 'group' ? 'groups' : action.do);
  }
}

/** Tells screen readers when a diagnosis comes or goes, not when a number changes. */
function Announcement({ diagnoses }) {
  const key = diagnoses.map((one) => one.rule + one.sev).join();
  const said = useRef({});
  if (said.current.key !== key) said.current = { key, text: diagnoses.map((one) => one.text).join('. ') };
  return html`<div class="vh" aria-live="polite">${said.current.text}</div>`;
}

function Tables({ queue, detail, tab, setTab }) {
  const count = (list) => (list ? ' ' + compact(list.length) : '');
  const ofMessages = [
    ...(queue.fifo ? [['groups', 'Groups' + (detail.groups == null ? '' : ' ' + compact(detail.groups))]] : []),
    ['messages', 'Messages'],
  ];
  const tabs = [
    ...(S.upstream ? [] : ofMessages),
    ['consumers', 'Consumers' + count(detail.consumers)],
    ['producers', 'Producers' + count(detail.producers)],
    ['settings', 'Settings'],
  ];
  const table =
    { groups: Groups, messages: Messages, consumers: Consumers, producers: Producers, settings: Settings }[tab] ||
    Messages;
  return html`<section class="card" id="tabs">
    <${Tabs} id="of-queue" label="Tables" cls="tabs" tabs=${tabs} value=${tab} onChange=${setTab} />
    <div role="tabpanel" id="of-queue-panel" aria-labelledby=${'of-queue-' + tab}>
      <${table} queue=${queue} detail=${detail} /></div></section>`;
}
