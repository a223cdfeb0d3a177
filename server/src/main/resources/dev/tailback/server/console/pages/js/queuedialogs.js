// Dialogs for queues: create, purge, redrive.
import { dur, int } from './format.js';
import { html, useState } from './preact.js';
import { S, arnOf } from './store.js';
import { act, curlSqs, curlSqsAt, sqs, sqsAt } from './actions.js';
import { Field } from './messagedialogs.js';
import { Code } from './ui.js';

const NAME = /^[A-Za-z0-9_-]{1,80}$|^[A-Za-z0-9_-]{1,75}\.fifo$/;

export function CreateQueue({ close }) {
  const [name, setName] = useState('orders');
  const isValid = NAME.test(name);
  const isFifo = name.endsWith('.fifo');
  const curl = curlSqsAt(
    'CreateQueue',
    ['QueueName', name],
    ...(isFifo
      ? [
          ['Attribute.1.Name', 'FifoQueue'],
          ['Attribute.1.Value', 'true'],
        ]
      : []),
  );
  const create = (event) => {
    event.preventDefault();
    if (!isValid) return;
    act(curl, () =>
      sqsAt('CreateQueue', { QueueName: name, ...(isFifo ? { Attributes: { FifoQueue: 'true' } } : {}) }, S),
    ).then((isDone) => isDone && close());
  };
  return html`<form onSubmit=${create}><h2>Create a queue</h2>
    <${Field} label="Name" hint=${isValid ? 'Ends in .fifo for a FIFO queue.' : html`<span class="s4">Letters, digits, - and _, at most 80; .fifo at the end for FIFO.</span>`}>
      <input class="inp" autofocus value=${name} aria-invalid=${!isValid} onInput=${(event) => setName(event.target.value)} /><//>
    <${Code} text=${curl} />
    <footer><button type="button" class="btn" onClick=${close}>Cancel</button>
      <button class="btn pri" disabled=${!isValid}>Create</button></footer></form>`;
}

export function Purge({ queue, close }) {
  const curl = curlSqs(queue, 'PurgeQueue');
  const purge = (event) => {
    event.preventDefault();
    act(curl, () => sqs('PurgeQueue', queue)).then((isDone) => isDone && close());
  };
  const count = queue.visible + queue.inFlight + queue.delayed;
  return html`<form onSubmit=${purge}><h2>Purge ${queue.name}?</h2>
    <p class="t2">All ${int(count)} messages are deleted: ${int(queue.visible)} waiting, ${int(queue.inFlight)} in flight, ${int(queue.delayed)} delayed. This cannot be undone.</p>
    <${Code} text=${curl} />
    <footer><button type="button" class="btn" autofocus onClick=${close}>Cancel</button>
      <button class="btn dangerfill">Purge</button></footer></form>`;
}

const MAX_RATE = 500;

export function Redrive({ queue, close }) {
  const [rate, setRate] = useState(50);
  const source = S.queues.get(queue.sources[0]);
  const curl = curlSqsAt(
    'StartMessageMoveTask',
    ['SourceArn', arnOf(queue)],
    ['MaxNumberOfMessagesPerSecond', String(rate)],
  );
  const start = (event) => {
    event.preventDefault();
    act(curl, () =>
      sqsAt('StartMessageMoveTask', { SourceArn: arnOf(queue), MaxNumberOfMessagesPerSecond: rate }, queue),
    ).then((isDone) => isDone && close());
  };
  return html`<form onSubmit=${start}>
    <h2>Redrive ${queue.name}${source && queue.sources.length === 1 ? ` to ${source.name}` : ''}</h2>
    <p class="t2">${int(queue.visible)} messages go back where they came from. If the cause is not fixed, they will return.</p>
    <${Field} label=${`Messages per second (${MAX_RATE} at most)`} hint=${`${int(queue.visible)} take ${dur(queue.visible / Math.max(1, rate))}`}>
      <input class="inp" type="number" required min="1" max=${MAX_RATE} value=${rate} onInput=${(event) => setRate(event.target.valueAsNumber)} />
        <//>
    <${Code} text=${curl} />
    <footer><button type="button" class="btn" onClick=${close}>Cancel</button><button class="btn pri">Redrive</button>
      </footer></form>`;
}
