// The state of the page: one object, filled by the stream. Everything on the page is drawn from it.
import { say } from './format.js';

export const S = {
  /** loading, live, disconnected, error or login. */
  state: 'loading',
  /** When the connection was lost and when the next try is, in milliseconds of this machine. */
  lostAt: 0,
  retryAt: 0,
  /** The error at the start. */
  problem: '',

  now: 0,
  mode: 'running',
  console: 'on',
  /** Whether the server requires a login. */
  hasLogin: false,
  version: '',
  /** The SQS behind the server, and the numbers of forwarded and polling calls. */
  upstream: null,
  calls: [0, 0],
  account: '000000000000',
  region: 'us-east-1',
  stored: [0, 1],
  wordings: {},
  cols: [],
  queues: new Map(),
  alarms: [],
  alarmsOf: new Map(),
  next: [],
  /** The queue of the current view: its last event and its history. */
  detail: null,
  isSpread: false,

  route: { view: '' },
  search: '',
  cursor: null,
  keyed: false,
  listed: [],
  dialog: null,
  notice: '',
  curls: [],
  theme: 0,
  redraw() {},
  /** Forgets all data and shows the login. */
  forget() {},
};

export const canWrite = () => S.console !== 'read-only' && S.state !== 'disconnected' && S.state !== 'login';

/** Whether queues may be changed: those of another SQS only if an option allows it. */
export const canChangeQueues = () => canWrite() && (!S.upstream || S.upstream.access === 'admin');

/** Whether the clock can be moved: in front of another SQS it follows real time. */
export const canMoveClock = () => canWrite() && !S.upstream;

export function openDialog(kind, options = {}) {
  S.dialog = { kind, ...options, from: document.activeElement };
  S.redraw();
}

export function closeDialog() {
  const from = S.dialog && S.dialog.from;
  S.dialog = null;
  S.redraw();
  if (from && from.isConnected) from.focus();
}

const RATES = {
  in10: ['in', 10],
  out10: ['out', 10],
  refused10: ['refused', 10],
  slope10: ['slope', 10],
  repeat100: ['repeat', 100],
  dead1000: ['dead', 1000],
};

/** Takes the first event of a stream: the complete state. */
export function takeHello(hello) {
  S.cols = hello.cols;
  S.wordings = hello.wordings || {};
  S.console = hello.console || 'on';
  S.hasLogin = hello.login === true;
  S.version = hello.version || '';
  S.upstream = hello.upstream || null;
  S.account = hello.account || S.account;
  S.region = hello.region || S.region;
  const before = S.queues;
  S.queues = new Map();
  for (const row of hello.queues) add(row, before);
  S.state = 'live';
  takeCommon(hello);
}

/** Takes the changes since the last event. */
export function takeTick(tick) {
  for (const id of tick.gone || []) S.queues.delete(id);
  for (const row of tick.add || []) add(row, S.queues);
  for (const [id, mask, ...values] of tick.q || []) {
    const queue = S.queues.get(id);
    if (queue) change(queue, mask, values);
  }
  takeCommon(tick);
  for (const queue of S.queues.values()) goOn(queue);
}

function takeCommon(event) {
  S.now = event.now;
  S.mode = event.mode || S.mode;
  S.stored = event.stored || S.stored;
  S.calls = event.calls || S.calls;
  if (event.next) S.next = event.next;
  if (event.alarms) takeAlarms(event.alarms);
  const places = new Set();
  for (const queue of S.queues.values()) places.add(queue.account + ' ' + queue.region);
  S.isSpread = places.size > 1;
}

function takeAlarms(alarms) {
  S.alarms = alarms.map(([arn, name, queues, state, since]) => ({ arn, name, queues, state, since }));
  S.alarmsOf = new Map();
  for (const alarm of S.alarms) {
    for (const id of alarm.queues) S.alarmsOf.set(id, [...(S.alarmsOf.get(id) || []), alarm]);
  }
}

function add([id, name, settings, ...values], before) {
  const known = before.get(id);
  const queue = { spark: known && known.name === name ? known.spark : null, ...settings, id, name };
  queue.sources = queue.sources || [];
  S.queues.set(id, queue);
  change(queue, 2 ** values.length - 1, values);
}

function change(queue, mask, values) {
  let next = 0;
  S.cols.forEach((column, bit) => {
    if (!(mask & (1 << bit))) return;
    const value = values[next++];
    const rate = RATES[column];
    if (rate) queue[rate[0]] = value == null ? null : value / rate[1];
    else queue[column] = value;
  });
}

const SPARK_STEP_SECONDS = 15;
const SPARK_POINTS = 60;

/** The number of messages in a queue; null if unknown. */
const backlogOf = (queue) => (queue.visible == null ? null : queue.visible + queue.inFlight + queue.delayed);

/** Takes a queue's backlog over the last 15 minutes. */
export function takeSpark(queue, values) {
  const backlog = backlogOf(queue);
  queue.spark = { values: values.length ? values.slice(-SPARK_POINTS) : [backlog], at: S.now };
}

/** Appends a tick to a backlog that was loaded before. */
function goOn(queue) {
  const spark = queue.spark;
  if (!spark || !spark.values.length) return;
  const backlog = backlogOf(queue);
  const steps = Math.min(SPARK_POINTS, Math.floor((S.now - spark.at) / SPARK_STEP_SECONDS));
  spark.values[spark.values.length - 1] = backlog;
  for (let i = 0; i < steps; i++) spark.values.push(backlog);
  if (steps > 0) {
    spark.values = spark.values.slice(-SPARK_POINTS);
    spark.at = S.now;
  }
}

/** Returns the most important diagnosis in words. */
export function diagnosis(queue) {
  return { ...words(queue.says, queue.values), rule: queue.says, sev: queue.sev, since: queue.since };
}

/** Returns a diagnosis and its remedy in words. */
export function words(key, values) {
  const [says, remedy] = S.wordings[key] || ['', null];
  return { text: say(says, values || []), remedy: remedy ? say(remedy, values || []) : '' };
}

export const isDeadLetterQueue = (queue) => queue.sources.length > 0;

export const named = (name, account, region) => {
  for (const queue of S.queues.values()) {
    if (queue.name === name && (!account || queue.account === account) && (!region || queue.region === region))
      return queue;
  }
  return null;
};

/** Returns the queue of the current view. */
export const shownQueue = () => (S.route.view === 'q' ? named(S.route.name, S.route.account, S.route.region) : null);

const place = (queue) =>
  S.isSpread ? `?region=${encodeURIComponent(queue.region)}&account=${encodeURIComponent(queue.account)}` : '';

/** Returns the link to a queue's view. */
export const hrefOf = (queue) => `#/q/${encodeURIComponent(queue.name)}${place(queue)}`;

export const arnOf = (queue) => `arn:aws:sqs:${queue.region}:${queue.account}:${queue.name}`;

/** How many messages per second go wrong. */
const wrong = (queue) => Math.max(0, queue.slope) + queue.refused + queue.repeat + queue.dead;

const powerOfTwo = (value) => Math.max(0, Math.min(24, Math.floor(Math.log2(Math.max(0.001, value))) + 10));

/**
 * One number to sort by: severity, then what goes wrong, then age or arrival rate. Fluctuating values are rounded to powers of two,
 * so that rows do not jump.
 */
export function trouble(queue) {
  const sev = queue.sev;
  const power = sev >= 2 ? powerOfTwo(wrong(queue)) : 0;
  const rest = sev >= 1 ? Math.max(0, queue.age) / 6 : powerOfTwo(queue.in);
  return sev * 1e6 + power * 1e4 + Math.min(9999, rest);
}
