// The messages of a queue. Looking at them changes nothing.
import { compact, dur } from './format.js';
import { html, useEffect, useRef, useState } from './preact.js';
import { S } from './store.js';
import { get, placeOf } from './stream.js';
import { MessagePanel } from './message.js';
import { Choice } from './ui.js';

const FIRST = 12;
const MORE = 50;
const MAX_PAGE = 1000;

export const STATES = {
  VISIBLE: { word: 'Waiting', sign: '●', cls: 't2', next: 'expires in' },
  IN_FLIGHT: { word: 'In flight', sign: '◐', cls: 'fly', next: 'back in' },
  DELAYED: { word: 'Delayed', sign: '◷', cls: 'del', next: 'due in' },
};

export const stateOf = (message) =>
  STATES[message.state] || { word: message.state, sign: '○', cls: 'dim', next: 'next in' };

/** Who holds a message, if it is in flight. */
export const holderOf = (message) => (message.heldBy ? message.heldBy.name : '');

/**
 * Loads the first messages every second, filtered by state and text. An answer that takes longer than a second is still shown,
 * unless the filter has changed since.
 */
function useMessages(queue, state, text, count) {
  const [page, setPage] = useState({ messages: null, problem: '' });
  const filter = (state ? `&state=${state}` : '') + (text ? `&search=${encodeURIComponent(text)}` : '');
  const path = `/queues/${encodeURIComponent(queue.name)}/messages?limit=${Math.min(MAX_PAGE, count)}&${placeOf(queue)}${filter}`;
  const wanted = useRef('');
  const asking = useRef('');
  wanted.current = path;
  useEffect(() => {
    if (asking.current === path) return;
    asking.current = path;
    get(path)
      .then((answer) => wanted.current === path && setPage({ ...answer, problem: '' }))
      .catch((problem) => wanted.current === path && setPage((known) => ({ ...known, problem: problem.message })))
      .finally(() => {
        if (asking.current === path) asking.current = '';
      });
  }, [path, Math.floor(S.now), S.state]);
  useEffect(
    () => () => {
      wanted.current = '';
    },
    [],
  );
  return page;
}

export function Messages({ queue }) {
  const [state, setState] = useState('');
  const [text, setText] = useState('');
  const [count, setCount] = useState(FIRST);
  const [chosen, setChosen] = useState(null);
  const { messages, problem, next } = useMessages(queue, state, text, count);
  const states = [
    ['', 'All'],
    ['VISIBLE', `Waiting ${compact(queue.visible)}`],
    ['IN_FLIGHT', `In flight ${compact(queue.inFlight)}`],
    ['DELAYED', `Delayed ${compact(queue.delayed)}`],
  ];
  const listed = messages || [];
  const current = chosen && listed.find((message) => message.messageId === chosen.messageId);
  return html`<div class="filter"><${Choice} label="State" options=${states} value=${state} onChange=${setState} />
      <div class="search"><input class="inp" type="search" placeholder="Find in body or attributes" aria-label="Find in body or attributes" value=${text} onInput=${(event) => setText(event.target.value)} />
        </div>
      <span class="s">Peeking is not receiving: nothing here changes a message.</span></div>
    ${problem ? html`<p class="s4 pad">${problem}</p>` : null}
    <div class="tw"><table><thead><tr><th>State</th>
      <th>Message</th>${queue.fifo ? html`<th>Group</th>` : null}<th class="num">Receives</th><th class="num">Age</th>
      <th class="num">Next</th><th>Held by</th><th>Body</th></tr></thead>
      <tbody>${listed.map((message) => html`<${Row} key=${message.messageId} message=${message} queue=${queue} isChosen=${current === message} open=${() => setChosen(message)} />`)}</tbody>
        </table>
      ${messages && !listed.length ? html`<p class="dim pad">No messages${state || text ? ' like this' : ''}.</p>` : null}</div>
    ${
      next != null && listed.length
        ? html`<p class="pad">
      <button class="btn sm" onClick=${() => setCount(count + MORE)}>Show ${MORE} more</button></p>`
        : null
    }
    ${chosen ? html`<${MessagePanel} chosen=${chosen} current=${current} queue=${queue} close=${() => setChosen(null)} />` : null}`;
}

function Row({ message, queue, isChosen, open }) {
  const state = stateOf(message);
  const left = message.nextDeadlineMillis / 1000 - S.now;
  return html`<tr class=${'click' + (isChosen ? ' sel' : '')} onClick=${open}><td class="nowrap">
    <span class=${'st ' + state.cls}>${state.sign} <span>${state.word}</span></span></td>
    <td class="mono"><button class="btn ghost sm mono id" aria-label=${`Look at message ${message.messageId}`}>${message.messageId.slice(0, 8)}</button>
      </td>${queue.fifo ? html`<td>${message.messageGroupId}</td>` : null}
    <td class="num">${message.receiveCount > 1 ? html`<b class="rep">${message.receiveCount}×</b>` : message.receiveCount}</td>
      <td class="num nowrap">${dur(S.now - message.sentAtMillis / 1000, true)}</td>
    <td class="num nowrap"><span class=${message.state === 'VISIBLE' ? 'dim' : ''}>${state.next} ${dur(left, message.state === 'VISIBLE')}</span>
      </td>
    <td>${holderOf(message) || html`<span class="dim">–</span>`}</td><td class="body">${message.body.slice(0, 300)}</td></tr>`;
}
