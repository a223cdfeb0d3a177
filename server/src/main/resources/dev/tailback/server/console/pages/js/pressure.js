// Time and pressure: the clock, what happens next, throttles, faults, and limits that are not Amazon's.
import { dur, int, plural } from './format.js';
import { html, useEffect, useRef, useState } from './preact.js';
import { S, canWrite, hrefOf, named, openDialog } from './store.js';
import { ClockCard, RealTime } from './clockcard.js';
import { get } from './stream.js';
import { Differences } from './differences.js';
import { Faults, Throttles } from './rules.js';

const AMAZONS_LIMIT = 120000;

/** More memory than any machine has. */
const UNLIMITED_BYTES = 2 ** 50;

/** Polls a resource every second, and at once on demand. */
export function usePolled(path) {
  const [answer, setAnswer] = useState({ value: null, problem: '' });
  const isAsking = useRef(false);
  const ask = () => {
    if (isAsking.current || S.state === 'disconnected') return;
    isAsking.current = true;
    get(path)
      .then((value) => setAnswer({ value, problem: '' }))
      .catch((problem) => setAnswer((known) => ({ ...known, problem: problem.message })))
      .finally(() => {
        isAsking.current = false;
      });
  };
  useEffect(() => {
    isAsking.current = false;
    ask();
    const timer = setInterval(() => document.hidden || ask(), 1000);
    return () => clearInterval(timer);
  }, [path]);
  return { ...answer, ask };
}

export function Pressure() {
  return S.upstream ? html`<${PressureInFront} />` : html`<${PressureHere} />`;
}

/** The view in front of another SQS: without limits and a clock that moves. */
const PressureInFront = () => html`<div class=${'wrap' + (S.state === 'disconnected' ? ' stale' : '')}>
  <header class="sit"><div class="say"><h1>Pressure</h1>
    <p>Make calls to ${S.upstream.name} go wrong. Each rule ends by itself. Each click is a curl line; the bar at the bottom keeps them.</p>
    </div></header>
  <div class="two"><div class="stack"><${RealTime} /><${NextEvents} /></div>
    <div class="stack"><${Throttles} /><${Faults} />${S.upstream.compares ? html`<${Differences} />` : null}</div></div></div>`;

function PressureHere() {
  return html`<div class=${'wrap' + (S.state === 'disconnected' ? ' stale' : '')}>
    <header class="sit"><div class="say"><h1>Time and pressure</h1>
      <p>Move the clock, lower the limits, make calls go wrong. Each click is a curl line; the bar at the bottom keeps them.</p>
      </div></header>
    <div class="two"><div class="stack"><${ClockCard} /><${NextEvents} /></div>
      <div class="stack"><${Throttles} /><${Faults} /><${Limits} /></div></div></div>`;
}

const SIGNS = [
  [/visible/, '↩'],
  [/delay/, '◷'],
  [/dead letter/, '✕'],
  [/expire/, '✕'],
  [/alarm/, '▲'],
  [/long poll|receive/, '…'],
];
const signOf = (text) => (SIGNS.find(([pattern]) => pattern.test(text)) || [null, '·'])[1];

/** The next seven events, in rows of a fixed height. */
const NextEvents = () => html`<section class="card"><header><h2>What happens next</h2></header><div class="body next">
  ${S.next.map((event) => html`<${NextEvent} key=${event.join()} event=${event} />`)}
  ${S.next.length ? null : html`<p class="dim">Nothing falls due by itself.</p>`}</div></section>`;

const NextEvent = ({
  event: [at, name, text, isHousekeeping],
}) => html`<div class=${'ev' + (isHousekeeping ? ' dim' : '')}>
  <span class="in">${at <= S.now ? 'now' : dur(at - S.now)}</span><span aria-hidden="true" class="dim">${signOf(text)}</span>
  <span title=${text}><${EventText} text=${text} name=${name} /></span></div>`;

/** The text of an event, with the queue's name as a link. */
function EventText({ text, name }) {
  const queue = name && named(name);
  const at = queue ? text.indexOf(name) : -1;
  if (at < 0) return queue ? html`${text} <a class="lk strong" href=${hrefOf(queue)}>${name}</a>` : text;
  return html`${text.slice(0, at)}<a class="lk strong" href=${hrefOf(queue)}>${name}</a>${text.slice(at + name.length)}`;
}

function Limits() {
  const { value } = usePolled('/limits');
  const lowered = [...S.queues.values()].filter(
    (queue) => queue.limit < AMAZONS_LIMIT || queue.lookAhead < AMAZONS_LIMIT,
  );
  const [stored, max] = S.stored;
  const shown = lowered.slice(0, 100);
  return html`<section class="card"><header><h2>Limits that are not Amazon's</h2></header><div class="body flush">
    <div class="tw"><table>
    <thead><tr><th>Queue</th><th class="num">In flight</th><th class="num">Look-ahead</th><th>
      <span class="vh">Action</span></th></tr></thead><tbody>
      ${shown.map(
        (queue) => html`<tr key=${queue.id}><td><a class="lk strong" href=${hrefOf(queue)}>${queue.name}</a></td>
          <td class="num">${int(queue.limit)}</td><td class="num">${queue.fifo ? int(queue.lookAhead) : '–'}</td>
        <td class="num">${canWrite() ? html`<button class="btn sm" onClick=${() => openDialog('limits', { queue })}>Change</button>` : null}</td>
          </tr>`,
      )}
      ${
        lowered.length > shown.length
          ? html`<tr>
        <td colspan="4" class="dim">and ${plural(lowered.length - shown.length, 'more queue')}</td></tr>`
          : null
      }
      <tr><td>New queues</td><td class="num">${value ? int(value.inFlight) : '–'}</td>
        <td class="num">${value ? int(value.lookAhead) : '–'}</td><td></td></tr>
      <tr><td>Stored in all queues</td>
        <td class="num" colspan="2">${mebibytes(stored)} ${max < UNLIMITED_BYTES ? `of ${mebibytes(max)} ` : ''}MiB</td><td class="wide"><div class="bar">
        <i style=${{ width: `${Math.min(100, (100 * stored) / Math.max(1, max))}%` }}></i></div></td></tr>
    </tbody></table></div></div></section>`;
}

const mebibytes = (bytes) => int(bytes / 1048576);
