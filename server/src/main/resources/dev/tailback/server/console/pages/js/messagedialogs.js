// Dialogs for messages: send some, receive one.
import { dur, int } from './format.js';
import { html, useState } from './preact.js';
import { S } from './store.js';
import { act, curlSqs, sqs } from './actions.js';
import { colored } from './message.js';
import { Code } from './ui.js';

const MAX_MESSAGES = 1000;
const BATCH = 10;
const EXAMPLE = '{\n  "orderId": 4711,\n  "total": 19.9\n}';

export const Field = ({ label, hint, children }) =>
  html`<label class="fld"><span>${label}</span>${children}${hint ? html`<small>${hint}</small>` : null}</label>`;

export function Send({ queue, close }) {
  const [body, setBody] = useState(EXAMPLE);
  const [count, setCount] = useState(1);
  const [group, setGroup] = useState('customer-1');
  const [delay, setDelay] = useState(0);
  const [series] = useState(() => 'console-' + Date.now().toString(36));
  const isValid = body && count >= 1 && count <= MAX_MESSAGES;
  const curl = curlOf({ queue, body, count, group, delay, series });
  const send = (event) => {
    event.preventDefault();
    act(curl, () => sendAll({ queue, body, count, group, delay, series })).then((isDone) => isDone && close());
  };
  return html`<form onSubmit=${send}><h2>Send to ${queue.name}</h2>
    <${Field} label="Body"><textarea class="inp" rows="6" autofocus value=${body} onInput=${(event) => setBody(event.target.value)}>
      </textarea><//>
    <div class="g2">${
      queue.fifo
        ? html`<${Field} label="Message group">
          <input class="inp" value=${group} onInput=${(event) => setGroup(event.target.value)} /><//>`
        : html`<${Field} label="Delay, seconds">
          <input class="inp" type="number" min="0" max="900" value=${delay} onInput=${(event) => setDelay(Number(event.target.value))} />
          <//>`
    }
      <${Field} label="How many"><input class="inp" type="number" min="1" max=${MAX_MESSAGES} value=${count} onInput=${(event) => setCount(Number(event.target.value))} />
        <//></div>
    <${Code} text=${curl} />
    <footer><button type="button" class="btn" onClick=${close}>Cancel</button>
      <button class="btn pri" disabled=${!isValid}>Send${count > 1 ? ' ' + int(count) : ''}</button></footer></form>`;
}

function curlOf({ queue, body, count, group, delay, series }) {
  const parameters = [['MessageBody', body]];
  if (queue.fifo) parameters.push(['MessageGroupId', group]);
  else if (delay) parameters.push(['DelaySeconds', String(delay)]);
  const line = curlSqs(queue, 'SendMessage', ...parameters);
  if (count <= 1) return line + (queue.fifo ? ` -d MessageDeduplicationId=${series}-1` : '');
  return `for i in $(seq ${count}); do ${line}${queue.fifo ? ` -d MessageDeduplicationId=${series}-$i` : ''}; done`;
}

async function sendAll({ queue, body, count, group, delay, series }) {
  for (let sent = 0; sent < count; sent += BATCH) {
    const entries = Array.from({ length: Math.min(BATCH, count - sent) }, (_, i) => ({
      Id: String(i),
      MessageBody: body,
      ...(queue.fifo
        ? { MessageGroupId: group, MessageDeduplicationId: `${series}-${sent + i + 1}` }
        : delay
          ? { DelaySeconds: delay }
          : {}),
    }));
    const { Failed = [] } = await sqs('SendMessageBatch', queue, { Entries: entries });
    if (Failed.length)
      throw new Error(
        `${sent + entries.length - Failed.length} of ${count} were sent, then: ${Failed[0].Message || Failed[0].Code}`,
      );
  }
}

const HANDLE = `sed -n 's:.*<ReceiptHandle>\\(.*\\)</ReceiptHandle>.*:\\1:p'`;

export function Receive({ queue, close }) {
  const [found, setFound] = useState(undefined);
  const curl = `handle=$(${curlSqs(queue, 'ReceiveMessage', ['AttributeName.1', 'All'])} | ${HANDLE})`;
  const receive = () =>
    act(curl, async () => {
      const { Messages = [] } = await sqs('ReceiveMessage', queue, {
        MaxNumberOfMessages: 1,
        WaitTimeSeconds: 0,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      });
      setFound(Messages[0] || null);
    });
  const settle = (action, parameters, line) =>
    act(line, () => sqs(action, queue, { ReceiptHandle: found.ReceiptHandle, ...parameters })).then(
      (isDone) => isDone && close(),
    );
  const giveBack = () =>
    settle(
      'ChangeMessageVisibility',
      { VisibilityTimeout: 0 },
      withHandle(queue, 'ChangeMessageVisibility', ['VisibilityTimeout', '0']),
    );
  const remove = () => settle('DeleteMessage', {}, withHandle(queue, 'DeleteMessage'));
  return html`<form onSubmit=${(event) => event.preventDefault()}><h2>Receive one from ${queue.name}</h2>
    <p class="t2">This is a real receive: the message is in flight for ${dur(queue.vt, true)} and its receive count goes up. To look without receiving, use the messages table.</p>
    <${Code} text=${curl} />
    ${S.notice ? html`<p class="s4" role="alert">${S.notice}</p>` : null}
    ${
      found === null
        ? html`<p class="s3" role="status">
      <b>Nothing found.</b> ${whyNothing(queue)}</p>`
        : found
          ? html`<${Found} message=${found} />`
          : null
    }
    <footer>${
      found
        ? html`<button type="button" class="btn" onClick=${giveBack}>Give it back</button>
          <button type="button" class="btn danger" onClick=${remove}>Delete it</button>`
        : html`<button type="button" class="btn" onClick=${close}>Cancel</button>`
    }
      <button type="button" class="btn pri" onClick=${receive}>${found === undefined ? 'Receive' : 'Receive another'}</button>
        </footer></form>`;
}

const withHandle = (queue, action, ...parameters) =>
  `${curlSqs(queue, action, ...parameters)} --data-urlencode "ReceiptHandle=$handle"`;

function whyNothing(queue) {
  if (queue.inFlight >= queue.limit) return 'The in-flight limit is reached.';
  return queue.fifo && queue.visible ? 'All groups in the look-ahead are locked.' : 'No message is visible.';
}

function Found({ message }) {
  const count = (message.Attributes || {}).ApproximateReceiveCount;
  return html`<div role="status"><p><b class="mono">${message.MessageId}</b>${count ? `, receive ${count}` : ''}</p>
    <pre class="json" tabindex="0">${shown(message.Body)}</pre></div>`;
}

function shown(body) {
  try {
    return colored(JSON.stringify(JSON.parse(body), null, 2));
  } catch {
    return body;
  }
}
