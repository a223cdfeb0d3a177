// All queues at a glance, those in trouble first.
import { compact, dur, int, plural, rate } from './format.js';
import { html, steady, useEffect, useLayoutEffect, useRef, useState } from './preact.js';
import { Calls, NO_AGE, whyNot } from './elsewhere.js';
import { S, canChangeQueues, diagnosis, hrefOf, isDeadLetterQueue, openDialog, trouble, words } from './store.js';
import { loadSparks } from './stream.js';
import { Choice, Icon, Known, Mark, Spark, lazy } from './ui.js';

const Empty = lazy(() => import('./empty.js').then((module) => module.Empty));

const alarmsOf = (queue) => S.alarmsOf.get(queue.id) || [];
const deadLetters = (queue) => (queue.dlq == null ? null : S.queues.get(queue.dlq));
const isFollowing = (text) => text.startsWith('Follows from');

/** The columns: their label, the class of their cells, and their sort key. */
const COLUMNS = [
  { key: 'name', label: 'Queue', of: (queue) => queue.name },
  { key: 'trouble', label: 'What is going on', of: trouble },
  { label: 'Backlog, 15 min', cls: 'c-sp' },
  { key: 'visible', label: 'Waiting', cls: 'num', of: (queue) => queue.visible },
  { key: 'inFlight', label: 'In flight', cls: 'num c-fl', of: (queue) => queue.inFlight },
  { key: 'delayed', label: 'Delayed', cls: 'num c-del', of: (queue) => queue.delayed },
  { key: 'age', label: 'Oldest', cls: 'num', of: (queue) => queue.age },
  { key: 'in', label: 'In /s', cls: 'num', of: (queue) => queue.in },
  { key: 'out', label: 'Out /s', cls: 'num', of: (queue) => queue.out },
  {
    key: 'dlq',
    label: 'Dead letters',
    cls: 'c-dlq',
    of: (queue) => (deadLetters(queue) ? deadLetters(queue).visible : -1),
  },
  {
    key: 'alarm',
    label: 'Alarms',
    cls: 'c-al',
    of: (queue) => alarmsOf(queue).filter((alarm) => alarm.state === 'ALARM').length,
  },
];

const FILTERS = {
  all: () => true,
  bad: (queue) => queue.sev >= 2,
  fifo: (queue) => queue.fifo,
  dlq: isDeadLetterQueue,
};

export const rowHeight = () => parseInt(getComputedStyle(document.documentElement).getPropertyValue('--rh')) || 62;

const ORDER_MILLIS = 5000;
let kept = { signature: '', at: 0, position: new Map() };

/** Sorts at most every 5 seconds, and not while the pointer is over the list. */
function sorted(queues, sort, filter, isHeld) {
  const signature = `${filter} ${S.search} ${sort.key} ${sort.descending}`;
  const isKept =
    kept.signature === signature && kept.position.size > 0 && (isHeld || performance.now() - kept.at < ORDER_MILLIS);
  if (isKept) {
    const place = (queue) => kept.position.get(queue.id) ?? Infinity;
    return queues.sort((a, b) => place(a) - place(b) || a.id - b.id);
  }
  const value = COLUMNS.find((column) => column.key === sort.key).of;
  const sign = sort.descending ? -1 : 1;
  queues.sort((a, b) => {
    const x = value(a);
    const y = value(b);
    return x === y ? (a.name < b.name ? -1 : 1) : (x < y ? -1 : 1) * sign;
  });
  kept = { signature, at: performance.now(), position: new Map(queues.map((queue, i) => [queue.id, i])) };
  return queues;
}

/** Makes the next call sort at once. */
export const sortAgain = () => {
  kept.signature = '';
};

const OVERSCAN_ROWS = 3;

/** Returns the first and the last row in view. */
function useRowsInView(box, height) {
  const [view, setView] = useState([0, 30]);
  useLayoutEffect(() => {
    const main = document.querySelector('main');
    const look = () => {
      const top = box.current ? box.current.offsetTop : 0;
      const first = Math.max(0, Math.floor((main.scrollTop - top) / height) - OVERSCAN_ROWS);
      const last = first + Math.ceil(main.clientHeight / height) + 2 * OVERSCAN_ROWS;
      setView((now) => (now[0] === first && now[1] === last ? now : [first, last]));
    };
    main.addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    look();
    return () => {
      main.removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [height]);
  return view;
}

export function Overview() {
  const [filter, setFilter] = useState('all');
  const [sort, setSort] = useState({ key: 'trouble', descending: true });
  const [isPointed, setPointed] = useState(false);
  const box = useRef();
  const height = rowHeight();
  const view = useRowsInView(box, height);
  const all = [...S.queues.values()];
  const wanted = S.search.toLowerCase();
  const listed = sorted(
    all.filter((queue) => FILTERS[filter](queue) && (!wanted || queue.name.toLowerCase().includes(wanted))),
    sort,
    filter,
    isPointed || (S.cursor != null && S.keyed),
  );
  const shown = listed.slice(view[0], view[1]);
  useEffect(() => {
    loadSparks(shown);
  });
  if (S.state === 'loading') return html`<${Skeleton} />`;
  if (!all.length) return html`<${Empty} />`;
  S.listed = listed;
  if (S.cursor >= listed.length) S.cursor = null;
  const sortBy = (key) => setSort({ key, descending: sort.key === key ? !sort.descending : key !== 'name' });
  const label = sort.key === 'trouble' ? 'Queues, sorted by trouble' : 'Queues';
  return html`<div class="wrap">
    <${Situation} queues=${all} />
    <${Tools} queues=${all} filter=${filter} setFilter=${setFilter}
      note=${(sort.key === 'trouble' ? 'Sorted by trouble' : '') + (isPointed ? ' · order held while you point' : '')} />
    <div class=${'list' + (S.state === 'disconnected' ? ' stale' : '')} role="table" aria-label=${label} aria-rowcount=${listed.length + 1}
      onMouseEnter=${() => setPointed(true)} onMouseLeave=${() => setPointed(false)}>
      <div class="grid thead" role="row">${COLUMNS.map((column) => html`<${Head} column=${column} sort=${sort} sortBy=${sortBy} />`)}</div>
      <div class="rows" role="rowgroup" ref=${box} style=${{ height: `${Math.max(1, listed.length) * height}px` }}>
        ${shown.map((queue, i) => html`<${Row} key=${queue.id} queue=${queue} index=${view[0] + i} height=${height} />`)}
        ${
          listed.length
            ? null
            : html`<${NoMatch} showAll=${() => {
                S.search = '';
                setFilter('all');
                S.redraw();
              }} />`
        }
      </div>
    </div>
  </div>`;
}

const NoMatch = ({ showAll }) =>
  html`<p class="dim pad" role="row">
    <span role="cell">No queue matches. <button class="btn sm" onClick=${showAll}>Show all</button></span></p>`;

function Head({ column, sort, sortBy }) {
  const isSorted = column.key && sort.key === column.key;
  const direction = sort.descending ? 'descending' : 'ascending';
  return html`<span role="columnheader" class=${column.cls || ''} aria-sort=${isSorted ? direction : undefined}>
    ${column.key ? html`<button onClick=${() => sortBy(column.key)}>${column.label}${isSorted ? (sort.descending ? ' ↓' : ' ↑') : ''}</button>` : column.label}
  </span>`;
}

/** The situation in one sentence, and the totals. */
function Situation({ queues }) {
  const bad = queues.filter((queue) => queue.sev >= 3);
  const blocked = bad.filter((queue) => queue.sev === 4).length;
  const worst = queues.reduce((a, b) => (trouble(b) > trouble(a) ? b : a));
  const total = (value) => queues.reduce((sum, queue) => sum + value(queue), 0);
  const known = (value) => (queues.every((queue) => value(queue) != null) ? compact(total(value)) : '–');
  const title = bad.length
    ? `${bad.length} of ${plural(queues.length, 'queue')} in trouble${blocked ? `, ${blocked} blocked` : ''}`
    : 'No tailback';
  return html`<header class="sit">
    <div class="say"><h1>${title}</h1>
      <p>${worst.sev >= 2 ? html`<${Worst} queue=${worst} />` : queues.length === 1 ? 'The only queue is flowing.' : `All ${int(queues.length)} queues are flowing.`}</p>
      <${Calls} /></div>
    <dl class="figs" tabindex="0" aria-label="All queues together">
      <${Figure} label="Arrive" value=${rate(total((queue) => queue.in))} unit="/s" />
      <${Figure} label="Leave" value=${rate(total((queue) => queue.out))} unit="/s" />
      <${Figure} label="Waiting" value=${known((queue) => queue.visible)} why=${whyNot()} />
      <${Figure} label="In flight" value=${known((queue) => queue.inFlight)} why=${whyNot()} />
      <${Figure} label="Dead letters" value=${known((queue) => (isDeadLetterQueue(queue) ? queue.visible : 0))} why=${whyNot()} />
      <${Figure} label="Refused" value=${rate(total((queue) => queue.refused))} unit="/s" />
    </dl>
  </header>`;
}

function Worst({ queue }) {
  const { text, since } = diagnosis(queue);
  return html`Worst: <a href=${hrefOf(queue)}>${queue.name}</a> since ${dur(S.now - since, true)}. ${text}.`;
}

const Figure = ({ label, value, unit, why }) =>
  html`<div class="fig"><dt>${label}</dt><dd><${Known} text=${value} why=${why} />${unit ? html`<small>${unit}</small>` : null}</dd></div>`;

function Tools({ queues, filter, setFilter, note }) {
  const search = (event) => {
    S.search = event.target.value;
    S.cursor = null;
    S.redraw();
  };
  const density = document.documentElement.dataset.density;
  const filters = [
    ['all', 'All ' + int(queues.length)],
    ['bad', 'Trouble ' + int(queues.filter(FILTERS.bad).length)],
    ['fifo', 'FIFO'],
    ['dlq', 'Dead letters'],
  ];
  return html`<div class="tools">
    <div class="search"><${Icon} name="search" />
      <input id="search" class="inp" type="search" placeholder="Find a queue" aria-label="Find a queue" value=${S.search} onInput=${search} />
      ${S.search ? null : html`<kbd aria-hidden="true">/</kbd>`}
    </div>
    <${Choice} label="Which queues" options=${filters} value=${filter} onChange=${setFilter} />
    <${Choice} cls="hide-s" label="Density" options=${[
      ['', 'Two lines'],
      ['compact', 'One line'],
    ]} value=${density} onChange=${setDensity} />
    ${canChangeQueues() ? html`<button class="btn hide-s" onClick=${() => openDialog('create')}>Create a queue</button>` : null}
    <span class="note">${note}</span>
  </div>`;
}

export function setDensity(density) {
  document.documentElement.dataset.density = density;
  try {
    localStorage.setItem('tailback.density', density);
  } catch {
    // The choice then lasts until the page is closed.
  }
  dispatchEvent(new Event('resize'));
  S.redraw();
}

const CARD_HEIGHT = 100;
const CARD_GAP = 10;

/** A queue's row. A cell is redrawn only when its content has changed. */
function Row({ queue, index, height }) {
  const first = diagnosis(queue);
  const isGrowing = queue.says.startsWith('growing') || (queue.also != null && queue.also[0].startsWith('growing'));
  const style = { transform: `translateY(${index * height}px)` };
  if (height > CARD_HEIGHT) style.height = `${height - CARD_GAP}px`;
  const numbers = {
    visible: compact(queue.visible),
    inFlight: compact(queue.inFlight),
    age: queue.age < 0 ? '–' : dur(queue.age, true),
    arriving: rate(queue.in > 0.005 ? queue.in : 0),
    leaving: rate(queue.out > 0.005 ? queue.out : 0),
  };
  return html`<div class=${'grid row' + (S.cursor === index ? ' cur' : '')} role="row" aria-rowindex=${index + 2} style=${style}>
    <${NameCell} name=${queue.name} href=${hrefOf(queue)} index=${index} sev=${queue.sev} ...${tagsOf(queue)}
      since=${queue.sev >= 2 ? dur(S.now - queue.since, true) : ''} />
    <${DiagnosisCell} text=${first.text} second=${secondLine(queue, first.remedy)} />
    <${SparkCell} ...${backlogOf(queue)} isHot=${queue.sev >= 3 && isGrowing} />
    <${NumberCells} ...${numbers} delayed=${compact(queue.delayed)} why=${whyNot()} whyNoAge=${S.upstream ? NO_AGE : 'There is none'} isGrowing=${isGrowing} isFull=${queue.inFlight >= queue.limit}
      limit=${queue.inFlight > 0.8 * queue.limit ? compact(queue.limit) : ''} />
    <${DeadLetterCell} ...${deadLetterOf(queue)} />
    <${AlarmCell} ...${ringing(alarmsOf(queue))} />
    <${Card} ...${numbers} />
  </div>`;
}

const NameCell = steady(
  ({ name, href, index, sev, since, ...tags }) => html`<div class="nm" role="cell">
    <a href=${href} data-row=${index} title=${name}>${name}</a>
    <span class="meta"><${Mark} sev=${sev} /><${Tags} ...${tags} />${since ? html`<span>${since}</span>` : null}</span></div>`,
);

/** A queue's type, and its account and region if there are several. */
const tagsOf = (queue) => ({
  isFifo: queue.fifo,
  isDeadLetters: isDeadLetterQueue(queue),
  place: S.isSpread ? queue.region + (queue.account === S.account ? '' : ' ' + queue.account) : '',
});

const Tags = ({ isFifo, isDeadLetters, place }) => html`${isFifo ? html`<span class="tag">FIFO</span>` : null}
  ${isDeadLetters ? html`<span class="tag dead">DLQ</span>` : null}${place ? html`<span class="tag">${place}</span>` : null}`;

const DiagnosisCell = steady(
  ({ text, second }) => html`<div class="dx" role="cell"><div class="l1" title=${text}>${text}</div>
    ${second ? html`<div class="l2" title=${second}>${second}</div>` : null}</div>`,
);

/** Further problems, or a remedy. */
function secondLine(queue, remedy) {
  const also = queue.also ? words(queue.also[0], queue.also[1]) : null;
  if (also && !isFollowing(also.remedy)) return `Also: ${also.text}`;
  return queue.sev >= 2 ? remedy : '';
}

/** The list of values is the same object when its last number changes. */
const backlogOf = ({ spark }) => ({
  values: spark && spark.values,
  at: spark ? spark.at : 0,
  last: spark ? spark.values[spark.values.length - 1] : 0,
});

const SparkCell = steady(
  ({ values, isHot }) => html`<div class="c-sp" role="cell"><${Spark} values=${values} hot=${isHot} /></div>`,
);

const orDim = (text, isDim) => (isDim ? html`<span class="dim">${text}</span>` : text);

const NumberCells = steady(
  ({ visible, inFlight, delayed, age, arriving, leaving, isGrowing, isFull, limit, why, whyNoAge }) => html`
  <div class="cell num" role="cell"><${Known} text=${visible} why=${why} /></div>
  <div class="cell num c-fl" role="cell"><span class=${isFull ? 's4' : ''}><${Known} text=${inFlight} why=${why} /></span>
    ${limit ? html`<div class="s">of ${limit}</div>` : null}</div>
  <div class="cell num c-del" role="cell">${delayed === '0' ? orDim(delayed, true) : html`<${Known} text=${delayed} why=${why} />`}</div>
  <div class="cell num" role="cell"><${Known} text=${age} why=${whyNoAge} /></div>
  <div class=${'cell num' + (isGrowing ? ' up' : '')} role="cell">${orDim(arriving, arriving === '0')}</div>
  <div class="cell num" role="cell">${orDim(leaving, leaving === '0')}</div>`,
);

/** The queue's dead-letter queue, or its source if it is one. */
function deadLetterOf(queue) {
  const target = deadLetters(queue);
  if (target) return { target: target.name, href: hrefOf(target), count: compact(target.visible) };
  const source = S.queues.get(queue.sources[0]);
  return source ? { source: source.name, href: hrefOf(source), isOneOfMany: queue.sources.length > 1 } : {};
}

const DeadLetterCell = steady(
  (props) => html`<div class="cell c-dlq nowrap" role="cell"><${DeadLetters} ...${props} /></div>`,
);

function DeadLetters({ target, source, href, count, isOneOfMany }) {
  if (target) {
    return html`<a class="lk" href=${href} title=${target}>
      <b class=${count === '0' || count === '–' ? 'dim' : 's3'}>${count}</b> <span class="dim">in DLQ</span></a>`;
  }
  if (!source) return html`<span class="dim" title="No dead-letter queue">none</span>`;
  return html`<span class="s">of <a class="lk" href=${href}>${source}</a>${isOneOfMany ? ' …' : ''}</span>`;
}

const ringing = (alarms) => ({
  count: alarms.length,
  ringing: alarms.filter((alarm) => alarm.state === 'ALARM').length,
  isOk: alarms.some((alarm) => alarm.state === 'OK'),
  title: alarms.map((alarm) => `${alarm.name}: ${alarm.state}`).join(', '),
});

const AlarmCell = steady((props) => html`<div class="cell c-al" role="cell"><${AlarmTag} ...${props} /></div>`);

function AlarmTag({ count, ringing, isOk, title }) {
  if (ringing)
    return html`<a class="lk tag crit" href="#/alarms">▲ ${count > 1 ? `${ringing} of ${count}` : 'alarm'}</a>`;
  if (!count) return html`<span class="dim">–</span>`;
  return html`<span class="tag" title=${title}>${isOk ? '✓ OK' : '? no data'}</span>`;
}

/** The numbers on a small screen, where each queue is a card. */
const Card = steady(
  ({ visible, inFlight, age, arriving, leaving }) => html`<div class="fx" aria-hidden="true">
    <span><b>${visible}</b> waiting</span><span><b>${inFlight}</b> in flight</span>
    <span><b>${age}</b> oldest</span><span><b>${arriving}</b> in, <b>${leaving}</b> out /s</span></div>`,
);

const Skeleton = () => html`<div class="wrap" role="status" aria-label="Loading">
  <header class="sit"><div class="say"><h1 class="vh">Connecting to the server</h1><div class="sk sk-title"></div>
    <div class="sk sk-line"></div></div><div class="figs sk-figs"></div></header>
  <div class="tools"><div class="sk sk-search"></div></div>
  <div class="list"><div class="thead"></div>${Array.from(
    { length: 9 },
    () => html`<div class="sk-row"><div class="sk">
    </div><div class="sk"></div><div class="sk"></div><div class="sk"></div></div>`,
  )}</div>
</div>`;
