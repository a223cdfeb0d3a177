// Small parts that all views use.
import { html, useEffect, useRef, useState } from './preact.js';

const STATES = { 4: 'Blocked', 3: 'Trouble', 2: 'Watch', 1: 'Easing', 0: 'Flowing', '-1': 'Idle' };

const SHAPES = {
  4: html`<rect x="1" y="1" width="10" height="10" rx="2" fill="currentColor" />
    <rect x="3" y="5" width="6" height="2" fill="var(--surface)" />`,
  3: html`<path d="M6 .8 11.6 11H.4Z" fill="currentColor" />`,
  2: html`<path d="M6 .4 11.6 6 6 11.6 .4 6Z" fill="currentColor" />`,
  1: html`<path d="M1 4 6 9.6 11 4" fill="none" stroke="currentColor" stroke-width="2.4" />`,
  0: html`<circle cx="6" cy="6" r="4.4" fill="currentColor" />`,
  '-1': html`<circle cx="6" cy="6" r="3.9" fill="none" stroke="currentColor" stroke-width="1.6" />`,
};

/** A severity as a shape and a word. */
export const Mark = ({ sev }) => html`<span class=${'st s' + sev}>
  <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">${SHAPES[sev]}</svg><span>${STATES[sev]}</span>
</span>`;

/** A number, or a dash with the reason why it is unknown. */
export const Known = ({ text, why }) => (text === '–' ? html`<span class="dim" title=${why}>–</span>` : text);

const SPARK_WIDTH = 128;

/** The recent backlog as a line. Unknown values are skipped. */
export function Spark({ values, height = 34, hot }) {
  const known = (values || []).filter((v) => v != null);
  if (known.length < 2)
    return html`<svg class="spark" viewBox=${`0 0 ${SPARK_WIDTH} ${height}`} aria-hidden="true"></svg>`;
  const max = Math.max(10, ...known);
  const first = values.length - known.length;
  const x = (i) => (((first + i) / (values.length - 1)) * (SPARK_WIDTH - 5) + 1).toFixed(1);
  const y = (v) => (height - 3 - (v / max) * (height - 7)).toFixed(1);
  const line = known.map((v, i) => `${i ? 'L' : 'M'}${x(i)} ${y(v)}`).join('');
  const last = known.length - 1;
  const color = hot ? 'var(--warn)' : 'var(--text3)';
  return html`<svg class="spark" viewBox=${`0 0 ${SPARK_WIDTH} ${height}`} preserveAspectRatio="none" aria-hidden="true">
    <path d=${`${line}L${x(last)} ${height - 2}L${x(0)} ${height - 2}Z`} fill=${color} opacity=".13" />
    <path d=${line} fill="none" stroke=${color} stroke-width="1.5" vector-effect="non-scaling-stroke" stroke-linejoin="round" />
    <circle cx=${x(last)} cy=${y(known[last])} r="2.2" fill=${color} />
  </svg>`;
}

const ICONS = {
  copy: html`<rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
    <path d="M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" />`,
  ok: html`<path d="m3 8.5 3.2 3.2L13 5" />`,
  search: html`<circle cx="7" cy="7" r="4.5" /><path d="m10.5 10.5 3 3" />`,
  sun: html`<circle cx="8" cy="8" r="3" />
    <path d="M8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9" />`,
  close: html`<path d="m4 4 8 8M12 4l-8 8" />`,
  up: html`<path d="M4 10l4-4 4 4" />`,
  play: html`<path d="M5 3.5v9l7-4.5z" fill="currentColor" />`,
  pause: html`<path d="M5.5 3.5v9M10.5 3.5v9" />`,
  list: html`<path d="M2.5 4h11M2.5 8h11M2.5 12h11" />`,
  clock: html`<circle cx="8" cy="8" r="5.8" /><path d="M8 4.8V8l2.2 1.4" />`,
  flask: html`<path d="M6.5 2v4.5L2.8 13a.7.7 0 0 0 .6 1h9.2a.7.7 0 0 0 .6-1L9.5 6.5V2M5.5 2h5M4.8 10h6.4" />`,
  bell: html`<path d="M4 11V7.5a4 4 0 0 1 8 0V11l1 1.2H3zM6.8 14h2.4" />`,
  leave: html`<path d="M6.5 2.5h-3a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h3M10.5 11l3-3-3-3M13.2 8H6" />`,
  lock: html`<rect x="3.5" y="7" width="9" height="6.5" rx="1.5" /><path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />`,
};

export const Icon = ({ name, size = 14 }) => html`<svg
  width=${size} height=${size} viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.6"
  stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${ICONS[name]}</svg>`;

/** Copies a text, even if the browser denies this host its clipboard API. */
async function copyText(text) {
  if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'vh';
  (document.querySelector('dialog[open]') || document.body).append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

export function Copy({ text, label = 'Copy', cls = 'btn sm' }) {
  const [isCopied, setCopied] = useState(false);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async (event) => {
    event.stopPropagation();
    await copyText(text);
    setCopied(true);
    timer.current = setTimeout(() => setCopied(false), 1400);
  };
  return html`<button type="button" class=${cls} onClick=${copy}>
    <${Icon} name=${isCopied ? 'ok' : 'copy'} size="12" /><span aria-live="polite">${isCopied ? 'Copied' : label}</span>
  </button>`;
}

/** Code with a copy button. */
export const Code = ({ text }) =>
  html`<div class="code" tabindex="0">${text}<span class="cp"><${Copy} text=${text} /></span></div>`;

/** A group of buttons, one of which is pressed. */
export const Choice = ({
  label,
  options,
  value,
  onChange,
  cls = '',
}) => html`<div class=${'seg ' + cls} role="group" aria-label=${label}>
  ${options.map(([key, text]) => html`<button type="button" key=${key} aria-pressed=${value === key} onClick=${() => onChange(key)}>${text}</button>`)}
</div>`;

/** Tabs; the panel belongs to the caller, under the id `${id}-panel`. */
export function Tabs({ id, label, tabs, value, onChange, cls }) {
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const index = tabs.findIndex(([key]) => key === value);
    const [next] = tabs[(index + step + tabs.length) % tabs.length];
    onChange(next);
    document.getElementById(`${id}-${next}`).focus();
  };
  return html`<div class=${cls} role="tablist" aria-label=${label} onKeyDown=${move}>
    ${tabs.map(
      ([
        key,
        text,
      ]) => html`<button type="button" role="tab" key=${key} id=${`${id}-${key}`} aria-controls=${`${id}-panel`}
      aria-selected=${value === key} tabindex=${value === key ? 0 : -1} onClick=${() => onChange(key)}>${text}</button>`,
    )}
  </div>`;
}

/** An entry of a legend. */
export const Key = ({ color, label, value, line }) => html`<span class="lg">
  <i class=${line ? 'line' : ''} style=${{ background: `var(${color})` }}>
    </i>${label}${value != null ? html` <b>${value}</b>` : null}
</span>`;

/** Loads a view when it is first shown. */
export function lazy(load) {
  let view = null;
  return function Lazy(props) {
    const [, show] = useState(0);
    useEffect(() => {
      if (!view)
        load().then((loaded) => {
          view = loaded;
          show(1);
        });
    }, []);
    return view ? html`<${view} ...${props} />` : html`<div class="wrap" role="status" aria-label="Loading"></div>`;
  };
}
