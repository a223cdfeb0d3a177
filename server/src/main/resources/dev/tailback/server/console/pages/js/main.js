// The frame: top bar, banners, the current view, the bar of curl commands.
import { clock, dur } from './format.js';
import { html, render, useEffect, useLayoutEffect, useState } from './preact.js';
import { S, canWrite, openDialog } from './store.js';
import { listen } from './keys.js';
import { Overview } from './overview.js';
import { connect, tryNow } from './stream.js';
import { Copy, Icon, lazy } from './ui.js';

const QueueView = lazy(() => import('./queue.js').then((module) => module.QueueView));
const Pressure = lazy(() => import('./pressure.js').then((module) => module.Pressure));
const Alarms = lazy(() => import('./alarms.js').then((module) => module.Alarms));
const Lab = lazy(() => import('./lab.js').then((module) => module.Lab));
const Dialogs = lazy(() => import('./dialogs.js').then((module) => module.Dialogs));
const Login = lazy(() => import('./login.js').then((module) => module.Login));
const CurlBar = lazy(() => import('./curlbar.js').then((module) => module.CurlBar));

const NAVIGATION = [
  { view: '', label: 'Overview', short: 'Queues', icon: 'list' },
  { view: 'pressure', label: 'Time and pressure', short: 'Pressure', icon: 'clock' },
  { view: 'alarms', label: 'Alarms and scaling', short: 'Alarms', icon: 'bell' },
  { view: 'lab', label: 'Lab', short: 'Lab', icon: 'flask' },
];

/** Reads `#/`, `#/q/orders?region=&account=`, `#/pressure`, `#/alarms` or `#/lab`. */
function routeOf(hash) {
  const [path, query] = hash.replace(/^#\/?/, '').split('?');
  const [view, ...rest] = path.split('/');
  const place = new URLSearchParams(query || '');
  if (view !== 'q') return { view };
  return {
    view,
    name: decodeURIComponent(rest.join('/')),
    account: place.get('account') || '',
    region: place.get('region') || '',
  };
}

const Logo = () => html`<svg width="22" height="22" viewBox="0 0 16 16" aria-hidden="true">
  <rect width="16" height="16" rx="3.5" fill="var(--text)" /><rect x="3" y="5" width="3" height="6" rx="1" fill="#e5484d" />
  <rect x="7" y="5" width="3" height="6" rx="1" fill="#e5484d" opacity=".7" />
    <rect x="11" y="5" width="2" height="6" rx="1" fill="#e5484d" opacity=".4" />
</svg>`;

/** Until it is known what the server shows; the overview has rows for that. */
const Loading = () => html`<div class="wrap" role="status" aria-label="Loading"><div class="sk sk-title"></div></div>`;

function View() {
  if (S.state === 'error') return html`<${Problem} />`;
  if (S.state === 'login') return html`<${Login} />`;
  const { view, name, account, region } = S.route;
  if (S.state === 'loading' && view) return html`<${Loading} />`;
  if (view === 'q') return html`<${QueueView} key=${[name, account, region].join()} />`;
  if (view === 'pressure') return html`<${Pressure} />`;
  if (view === 'alarms') return html`<${Alarms} />`;
  if (view === 'lab') return html`<${Lab} />`;
  return html`<${Overview} />`;
}

const Problem =
  () => html`<div class="bigempty"><h1>The console cannot read this server</h1><p class="t2 lead">${S.problem}</p>
  <div class="btns"><button class="btn pri" onClick=${tryNow}>Try again</button>
    <${Copy} label="Copy the answer" cls="btn" text=${S.problem} /></div></div>`;

function App() {
  const [, redraw] = useState(0);
  S.redraw = () => redraw((n) => n + 1);
  const inTrouble = [...S.queues.values()].filter((queue) => queue.sev >= 3).length;
  const inAlarm = S.alarms.filter((alarm) => alarm.state === 'ALARM').length;
  const counts = [inTrouble, 0, inAlarm, 0];
  useLayoutEffect(() => {
    document.title = title(inTrouble);
  });
  useScrollPositions();
  return html`<a class="skip" href="#main" onClick=${toContent}>Skip to content</a>
    <header class="top"><a class="brand" href="#/" aria-label="Tailback, overview"><${Logo} /><span>Tailback</span></a>
      <nav class="nav" aria-label="Views">${NAVIGATION.map((item, i) => html`<${NavLink} item=${item} count=${counts[i]} />`)}</nav>
      <span class="sp"></span>${S.state === 'login' ? null : html`<${EngineClock} />`}<${Connection} />
      ${S.hasLogin ? html`<button class="ib" aria-label="Log out" title="Log out" onClick=${logOut}><${Icon} name="leave" size="16" /></button>` : null}
      <button class="ib" aria-label="Keys" onClick=${() => openDialog('help')}><b>?</b></button>
      <button class="ib" aria-label="Light or dark" onClick=${switchTheme}><${Icon} name="sun" size="16" /></button></header>
    <${Banner} />
    <main id="main" tabindex="-1"><${View} /></main>
    ${S.curls.length || S.notice ? html`<${CurlBar} />` : html`<div class="script"></div>`}
    <nav class="botnav" aria-label="Views, on small screens">${NAVIGATION.map((item, i) => html`<${NavLink} item=${item} count=${counts[i]} isShort />`)}</nav>
    ${S.dialog ? html`<${Dialogs} />` : null}`;
}

function title(inTrouble) {
  const count = inTrouble && S.state === 'live' ? `(${inTrouble}) ` : '';
  return count + (S.route.view === 'q' ? S.route.name + ' · ' : '') + 'Tailback';
}

const toContent = (event) => {
  event.preventDefault();
  document.querySelector('main').focus();
};

function NavLink({ item, count, isShort }) {
  const isCurrent = S.route.view === item.view || (item.view === '' && S.route.view === 'q');
  const badge = count
    ? html`<span class="cnt crit" aria-label=${`${count} ${item.view ? 'in alarm' : 'in trouble'}`} role="img">${count}</span>`
    : null;
  return html`<a href=${'#/' + item.view} aria-current=${isCurrent ? 'page' : undefined}>${isShort ? html`<${Icon} name=${item.icon} size="18" />` : null}${isShort ? item.short : item.label}${badge}</a>`;
}

const EngineClock = () => html`<a class="engclock" href="#/pressure" title="The clock of the queues, in UTC">
  <span class=${'dot' + (S.mode === 'running' ? '' : ' stand')}></span><b>${S.now ? clock(S.now) : '--:--:--'}</b>
  <span class="w">${S.mode === 'running' ? 'clock runs' : 'clock paused'}</span><span class="vh">${S.mode}</span></a>`;

const Connection = () =>
  html`<span class="live" role="status">${
    S.state === 'disconnected'
      ? html`<span class="dot bad"></span><span class="w">Disconnected</span>`
      : html`<span class="w">${location.host}</span>`
  }${S.console === 'read-only' ? html`<span class="tag">read-only</span>` : null}</span>`;

function Banner() {
  if (S.state === 'disconnected') return html`<${Disconnected} />`;
  if (S.state === 'live' && S.mode === 'paused') return html`<${Paused} />`;
  return html`<div></div>`;
}

function Disconnected() {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const ago = (Date.now() - S.lostAt) / 1000;
  const next = Math.max(0, Math.ceil((S.retryAt - Date.now()) / 1000));
  return html`<div class="banner"><b role="alert">Disconnected</b>
    <span>The connection was lost ${dur(ago)} ago; the page shows the state at that time. ${next ? `Trying again in ${next} s.` : 'Trying again.'}</span>
    <span class="sp"></span><button class="btn sm" onClick=${tryNow}>Try now</button></div>`;
}

const Paused = () => html`<div class="banner warn"><b>The clock is paused</b>
    <span>Nothing falls due until it is moved. Calls are still answered.</span><span class="sp"></span>
  ${
    canWrite()
      ? html`<button class="btn sm" onClick=${() => withActions((actions) => actions.nextEvent())}>Next event</button>
    <button class="btn sm" onClick=${() => withActions((actions) => actions.resume())}>Resume</button>`
      : null
  }</div>`;

export const withActions = (use) => import('./actions.js').then(use);

const logOut = () => import('./login.js').then((module) => module.logOut());

export function switchTheme() {
  const root = document.documentElement;
  root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
  try {
    localStorage.setItem('tailback.theme', root.dataset.theme);
  } catch {
    // The choice then lasts until the page is closed.
  }
  dispatchEvent(new Event('themechange'));
}

const positions = new Map();
let shownHash = location.hash;

/** Keeps the scroll position of each view. */
function useScrollPositions() {
  useLayoutEffect(() => {
    const main = document.querySelector('main');
    if (shownHash === location.hash || !main) return;
    shownHash = location.hash;
    main.scrollTop = positions.get(shownHash) || 0;
  });
}

addEventListener('hashchange', (event) => {
  const main = document.querySelector('main');
  positions.set(new URL(event.oldURL).hash, main ? main.scrollTop : 0);
  const before = S.route;
  S.route = routeOf(location.hash);
  S.detail = null;
  if (before.view === 'q' || S.route.view === 'q') connect();
  S.redraw();
});
addEventListener('themechange', () => {
  S.theme++;
  S.redraw();
});

S.route = routeOf(location.hash);
const root = document.getElementById('app');
root.textContent = '';
render(html`<${App} />`, root);
listen({ switchTheme, withActions });
connect();
