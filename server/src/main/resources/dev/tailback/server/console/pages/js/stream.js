// The connection to the server. Events come by fetch, because EventSource could not send the header
// that keeps foreign pages out.
import { S, arnOf, shownQueue, takeHello, takeSpark, takeTick } from './store.js';

const ROOT = '/_tailback';
const SILENCE_MILLIS = 25000;
const RETRY_MILLIS = [500, 1000, 2000, 4000, 8000];
const HISTORY_SECONDS = 900;

let connection = null;
let failures = 0;
let retry = 0;

/** Gets a resource of the admin API. */
export async function get(path) {
  const response = await fetch(ROOT + path, { headers: { 'X-Tailback-Console': '1' } });
  if (response.status === 401) S.forget();
  if (!response.ok) throw new Error(await reason(response));
  return response.json();
}

/** Returns why a request was refused. */
export async function reason(response) {
  const text = await response.text();
  try {
    const answer = JSON.parse(text);
    return answer.error || answer.message || answer.Message || text;
  } catch {
    return text || `status ${response.status}`;
  }
}

/** Returns the query parameters for a queue's account and region. */
export const placeOf = (queue) =>
  `account=${encodeURIComponent(queue.account)}&region=${encodeURIComponent(queue.region)}`;

/** Connects, with the details of a queue if the route shows one. */
export function connect() {
  clearTimeout(retry);
  if (connection) connection.abort();
  if (document.hidden) return;
  const mine = (connection = new AbortController());
  listen(mine).catch((problem) => {
    if (mine === connection) lost(problem);
  });
}

async function listen(mine) {
  const response = await fetch(ROOT + '/stream' + detailOf(S.route), {
    headers: { 'X-Tailback-Console': '1', Accept: 'text/event-stream' },
    signal: mine.signal,
    cache: 'no-store',
  });
  if (!response.ok) {
    const problem = new Error(await reason(response));
    problem.status = response.status;
    throw problem;
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let silence = 0;
  let text = '';
  for (;;) {
    clearTimeout(silence);
    silence = setTimeout(() => reader.cancel(), SILENCE_MILLIS);
    const { value, done } = await reader.read();
    if (done || mine !== connection) break;
    const events = (text + value).split('\n\n');
    text = events.pop();
    for (const event of events) take(event);
  }
  clearTimeout(silence);
  if (mine === connection) throw new Error('The connection was closed.');
}

function detailOf(route) {
  if (route.view !== 'q') return '';
  const place =
    (route.account ? `&account=${encodeURIComponent(route.account)}` : '') +
    (route.region ? `&region=${encodeURIComponent(route.region)}` : '');
  return `?queue=${encodeURIComponent(route.name)}${place}`;
}

function take(event) {
  let kind = '';
  let data = '';
  for (const line of event.split('\n')) {
    if (line.startsWith('event:')) kind = line.slice(6).trim();
    else if (line.startsWith('data:')) data += line.slice(5);
  }
  if (!data) return;
  const content = JSON.parse(data);
  if (kind === 'hello') {
    failures = 0;
    takeHello(content);
  } else if (kind === 'tick') takeTick(content);
  else if (kind === 'queue') takeDetail(content);
  S.redraw();
}

function lost(problem) {
  connection = null;
  if (problem.name === 'AbortError') return;
  if (problem.status === 401) return S.forget();
  if (S.state === 'loading' || problem.status) {
    S.state = 'error';
    S.problem = problem.status
      ? `GET ${ROOT}/stream answered ${problem.status}: ${problem.message}`
      : `GET ${ROOT}/stream: ${problem.message}`;
    if (problem.status !== 503) return S.redraw();
  } else if (S.state === 'live') {
    S.state = 'disconnected';
    S.lostAt = Date.now();
  }
  const wait = RETRY_MILLIS[Math.min(failures++, RETRY_MILLIS.length - 1)];
  S.retryAt = Date.now() + wait;
  retry = setTimeout(connect, wait);
  S.redraw();
}

S.forget = () => {
  clearTimeout(retry);
  if (connection) connection.abort();
  connection = null;
  Object.assign(S, { state: 'login', dialog: null, detail: null, alarms: [], next: [], curls: [], notice: '', hasLogin: false });
  S.queues = new Map();
  S.alarmsOf = new Map();
  S.redraw();
};

/** Reconnects at once. */
export function tryNow() {
  if (S.state === 'error') S.state = 'loading';
  connect();
  S.redraw();
}

/** Takes the details of the current queue, which come every second. */
function takeDetail(event) {
  const queue = shownQueue();
  if (!queue || event.gone) return;
  const { id } = queue;
  const before = S.detail && S.detail.id === id ? S.detail : null;
  S.detail = { ...event, id, history: before ? before.history : null };
  const { history } = S.detail;
  // Without points, nothing has been recorded for the queue yet.
  if (history) append(history, event.point || { at: Math.floor(S.now) });
  else if (event.point) loadHistory(id);
  else S.detail.history = { step: 1, at: [] };
}

let loading = null;

async function loadHistory(id) {
  const queue = S.queues.get(id);
  if (!queue || loading === id) return;
  loading = id;
  try {
    const answer = await get(
      `/queues/${encodeURIComponent(queue.name)}/history?seconds=${HISTORY_SECONDS}&${placeOf(queue)}`,
    );
    const { from, step, ...series } = answer;
    const length = Math.max(0, ...Object.values(series).map((values) => (Array.isArray(values) ? values.length : 0)));
    const at = Array.from({ length }, (_, i) => from + i * (step || 1));
    if (S.detail && S.detail.id === id) S.detail.history = { step: step || 1, at, ...series };
  } catch {
    // The charts stay empty until the next try, a second later.
  } finally {
    loading = null;
    S.redraw();
  }
}

const GAUGES = new Set(['visible', 'inFlight', 'delayed', 'age']);

/** Appends a second to the history, after a gap if the clock was moved. */
function append(history, point) {
  for (const name of Object.keys(point))
    history[name] = history[name] || new Array(history.at.length).fill(GAUGES.has(name) ? null : 0);
  const last = history.at.length ? history.at[history.at.length - 1] : point.at - 1;
  if (point.at <= last) return;
  const gap = Math.min(HISTORY_SECONDS, point.at - last - 1);
  for (const name of Object.keys(history)) {
    if (name === 'step') continue;
    const values = history[name];
    for (let i = gap; i > 0; i--) values.push(name === 'at' ? point.at - i : GAUGES.has(name) ? null : 0);
    values.push(point[name] ?? (name === 'at' ? point.at : GAUGES.has(name) ? null : 0));
    if (values.length > HISTORY_SECONDS) values.splice(0, values.length - HISTORY_SECONDS);
  }
}

const MAX_SPARKS = 60;
const asked = new Set();

/** Loads missing backlogs of the queues in view. */
export async function loadSparks(queues) {
  const missing = queues.filter((queue) => !queue.spark && !asked.has(queue.id)).slice(0, MAX_SPARKS);
  if (!missing.length) return;
  for (const queue of missing) asked.add(queue.id);
  try {
    const answer = await get('/spark?queues=' + encodeURIComponent(missing.map(arnOf).join(',')));
    for (const queue of missing) takeSpark(S.queues.get(queue.id) || queue, answer[arnOf(queue)] || []);
    S.redraw();
  } catch {
    // Rows then have no sparkline.
  } finally {
    for (const queue of missing) asked.delete(queue.id);
  }
}

document.addEventListener('visibilitychange', () => {
  if (document.hidden) {
    clearTimeout(retry);
    if (connection) connection.abort();
    connection = null;
  } else connect();
});
addEventListener('pagehide', () => connection && connection.abort());
addEventListener('online', () => S.state === 'disconnected' && connect());
