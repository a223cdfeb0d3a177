// The panel that shows one message and its history.
import { clock, dur, int, plural, stamp } from './format.js';
import { html, useLayoutEffect, useRef } from './preact.js';
import { S, hrefOf, named } from './store.js';
import { curlAdmin } from './actions.js';
import { placeOf } from './stream.js';
import { holderOf, stateOf } from './messages.js';
import { Copy, Icon } from './ui.js';

const NEAR = 0.8;

/**
 * - chosen: the message when it was chosen
 * - current: the same message now, or nothing if it is gone from the page
 */
export function MessagePanel({ chosen, current, queue, close }) {
  const panel = useRef();
  const from = useRef(document.activeElement);
  const message = current || chosen;
  const leave = () => {
    close();
    if (from.current && from.current.isConnected) from.current.focus();
  };
  /* Before anything is painted, so that Escape closes the panel as soon as it is seen. */
  useLayoutEffect(() => {
    S.closePanel = leave;
    return () => {
      S.closePanel = null;
    };
  });
  useLayoutEffect(() => {
    panel.current.focus();
  }, [chosen.messageId]);
  return html`<aside class="peek" role="dialog" aria-label=${`Message ${message.messageId}`} tabindex="-1" ref=${panel}>
    <header><h2 class="mono">${message.messageId}</h2><span class="sp"></span>
      <${Copy} text=${message.messageId} label="Id" /><button class="ib" aria-label="Close (Esc)" onClick=${leave}>
      <${Icon} name="close" /></button></header>
    <${Facts} message=${message} isGone=${!current} queue=${queue} />
    <${Body} text=${message.body} />
    <${Attributes} message=${message} />
    <h3>Life</h3><${Life} message=${message} queue=${queue} />
    <div class="btns"><${Copy} label="curl for this" cls="btn" text=${curlOf(message, queue)} /></div></aside>`;
}

const curlOf = (message, queue) =>
  curlAdmin(
    'GET',
    `/queues/${encodeURIComponent(queue.name)}/messages?after=${message.position - 1}&limit=1&${placeOf(queue)}`,
  );

function Facts({ message, isGone, queue }) {
  const state = stateOf(message);
  const left = message.nextDeadlineMillis / 1000 - S.now;
  const sent = message.sentAtMillis / 1000;
  const holder = holderOf(message);
  const fact = (term, text) => html`<dt>${term}</dt><dd>${text}</dd>`;
  return html`<dl class="kv">
    ${fact('State', isGone ? html`<b>Deleted, moved, or no longer on this page</b>` : html`<b>${state.word}</b>${holder ? html` · held by <b>${holder}</b>` : null}`)}
    ${isGone ? null : message.state === 'IN_FLIGHT' ? fact('Comes back', html`in ${dur(left)} <${Timeout} message=${message} queue=${queue} left=${left} />`) : null}
    ${isGone || message.state !== 'DELAYED' ? null : fact('Delay ends', `in ${dur(left)}`)}
    ${fact('Receives', `${message.receiveCount}${queue.maxReceive ? ` of ${queue.maxReceive}` : ''}`)}
    ${fact('Sent', html`${dur(S.now - sent)} ago <span class="dim">${stamp(sent)}</span>`)}
    ${fact('Expires', `in ${dur(queue.retention - (S.now - sent))}`)}
    ${message.messageGroupId ? fact('Message group', message.messageGroupId) : null}
    ${message.messageDeduplicationId ? fact('Deduplication id', html`<span class="mono">${message.messageDeduplicationId}</span>`) : null}
    ${message.sequenceNumber ? fact('Sequence number', html`<span class="mono">${message.sequenceNumber}</span>`) : null}
    ${message.deadLetterQueueSourceArn ? fact('Dead letter of', html`<${SourceLink} arn=${message.deadLetterQueueSourceArn} />`) : null}
    ${message.awsTraceHeader ? fact('Trace', html`<span class="mono">${message.awsTraceHeader}</span>`) : null}
    ${message.senderId ? fact('Sender', html`<span class="mono">${message.senderId}</span>`) : null}
  </dl>`;
}

/** The used share of the visibility timeout. */
function Timeout({ message, queue, left }) {
  const last = receivesOf(message).pop();
  const whole = last ? message.nextDeadlineMillis / 1000 - last.from : queue.vt;
  const share = Math.max(0, Math.min(1, 1 - left / Math.max(1, whole)));
  return html`<div class="bar"><i class=${share > NEAR ? 'hot' : ''} style=${{ width: `${share * 100}%` }}></i></div>`;
}

function SourceLink({ arn }) {
  const [, , , region, account, name] = arn.split(':');
  const source = named(name, account, region);
  return source ? html`<a class="under" href=${hrefOf(source)}>${name}</a>` : name;
}

function Body({ text }) {
  const json = pretty(text);
  return html`<div class="row-of-title"><h3>Body</h3>
    <span class="s">${int(new TextEncoder().encode(text).length)} bytes${json ? ', JSON' : ''}</span><span class="sp">
    </span><${Copy} text=${text} /></div>
    <pre class="json" tabindex="0">${json ? colored(json) : text}</pre>`;
}

/** Returns a text as indented JSON; empty if it is not a JSON object or array. */
function pretty(text) {
  try {
    const value = JSON.parse(text);
    return value && typeof value === 'object' ? JSON.stringify(value, null, 2) : '';
  } catch {
    return '';
  }
}

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/g;

/** Splits JSON into spans of text. */
export function colored(json) {
  const parts = [];
  let end = 0;
  for (const token of json.matchAll(TOKEN)) {
    const [whole, string, colon] = token;
    parts.push(json.slice(end, token.index));
    parts.push(html`<span class=${string ? (colon ? 'jk' : 'js') : 'jn'}>${string || whole}</span>`, colon || '');
    end = token.index + whole.length;
  }
  return [...parts, json.slice(end)];
}

function Attributes({ message }) {
  const attributes = Object.entries(message.attributes || {});
  if (!attributes.length) return null;
  return html`<h3>Attributes</h3><div class="tw framed" tabindex="0"><table>
    <tbody>${attributes.map(
      ([name, value]) => html`<tr key=${name}><td class="mono">${name}</td>
    <td class="dim">${value.dataType}</td><td class="mono value">${value.stringValue ?? value.binaryValue ?? ''}</td>
    </tr>`,
    )}</tbody></table></div>`;
}

const ENDS = { TIMEOUT: 'the visibility timeout ended', SET_VISIBLE: 'given back' };

/** The receives that the server remembers, oldest first, in seconds. */
const receivesOf = (message) =>
  (message.receives || []).map(({ receivedAtMillis, by, extensions, end, endedAtMillis }) => ({
    from: receivedAtMillis / 1000,
    by: by ? by.name : '',
    extensions: extensions || 0,
    end: end ? ENDS[end] || end : '',
    until: endedAtMillis == null ? null : endedAtMillis / 1000,
  }));

/** What happened to a message, oldest first. */
function Life({ message, queue }) {
  const source = message.deadLetterQueueSourceArn;
  const receives = receivesOf(message);
  const earlier = message.receiveCount - receives.length;
  const left = queue.maxReceive - message.receiveCount;
  return html`<ol class="trail">
    <li>${source ? `Dead letter of ${source.split(':').pop()}, sent` : 'Sent'} ${clock(message.sentAtMillis / 1000)}</li>
    ${earlier > 0 ? html`<li>Received ${earlier === 1 ? 'once' : `${int(earlier)} times`} before</li>` : null}
    ${receives.map((receive) => html`<${Received} receive=${receive} />`)}
    ${queue.maxReceive && message.receiveCount > 0 ? html`<li class="dim">${left > 0 ? `Becomes a dead letter after ${plural(left, 'more receive')}` : 'Becomes a dead letter unless it is deleted'}</li>` : null}
  </ol>`;
}

const extended = (times) => (times === 1 ? ', extended once' : `, extended ${int(times)} times`);

const Received = ({
  receive,
}) => html`<li>Received ${clock(receive.from)}${receive.by ? html` by <b>${receive.by}</b>` : null}${receive.extensions ? extended(receive.extensions) : null}
  ${receive.until == null ? null : html`<span class="dim">, until ${clock(receive.until)}: ${receive.end}</span>`}</li>`;
