// The dialog that changes a queue's settings and limits.
import { html, useState } from './preact.js';
import { act, admin, curlAdmin, curlSqs, pathOf, sqs } from './actions.js';
import { Field } from './messagedialogs.js';
import { Code } from './ui.js';

const ATTRIBUTES = [
  {
    key: 'vt',
    name: 'VisibilityTimeout',
    label: 'Visibility timeout, seconds',
    hint: 'for receives from now on',
    min: 0,
    max: 43200,
  },
  {
    key: 'retention',
    name: 'MessageRetentionPeriod',
    label: 'Retention, seconds',
    hint: 'at most 14 days',
    min: 60,
    max: 1209600,
  },
  {
    key: 'delay',
    name: 'DelaySeconds',
    label: 'Delay, seconds',
    hint: 'of messages sent from now on',
    min: 0,
    max: 900,
  },
];
const LIMITS = [
  {
    key: 'limit',
    name: 'inFlight',
    label: 'In-flight limit',
    hint: '120,000 on Amazon; messages already in flight stay',
    min: 1,
    max: 120000,
  },
  {
    key: 'lookAhead',
    name: 'lookAhead',
    label: 'Look-ahead',
    hint: '120,000 on Amazon',
    min: 1,
    max: 120000,
    fifo: true,
  },
];

export function ChangeLimits({ queue, visibilityTimeout, close }) {
  const [now, setNow] = useState({ ...queue, vt: visibilityTimeout || queue.vt });
  const changed = (fields) => fields.filter((field) => now[field.key] !== queue[field.key]);
  const attributes = changed(ATTRIBUTES);
  const limits = changed(LIMITS);
  const values = Object.fromEntries(limits.map((field) => [field.name, now[field.key]]));
  const parameters = attributes.flatMap((field, i) => [
    [`Attribute.${i + 1}.Name`, field.name],
    [`Attribute.${i + 1}.Value`, String(now[field.key])],
  ]);
  const lines = [
    ...(attributes.length ? [curlSqs(queue, 'SetQueueAttributes', ...parameters)] : []),
    ...(limits.length ? [curlAdmin('PUT', pathOf('limits', queue), values)] : []),
  ];
  const change = (event) => {
    event.preventDefault();
    act(lines, async () => {
      if (attributes.length)
        await sqs('SetQueueAttributes', queue, {
          Attributes: Object.fromEntries(attributes.map((field) => [field.name, String(now[field.key])])),
        });
      if (limits.length) await admin('PUT', pathOf('limits', queue), values);
    }).then((isDone) => isDone && close());
  };
  const fields = [...ATTRIBUTES, ...LIMITS].filter((field) => queue.fifo || !field.fifo);
  return html`<form onSubmit=${change}><h2>Limits of ${queue.name}</h2>
    <div class="g2">${fields.map(
      (field) => html`<${Field} key=${field.key} label=${field.label} hint=${field.hint}>
      <input class="inp" type="number" required min=${field.min} max=${field.max} value=${now[field.key]} onInput=${(event) => setNow({ ...now, [field.key]: event.target.valueAsNumber })} />
        <//>`,
    )}</div>
    ${lines.length ? html`<${Code} text=${lines.join('\n')} />` : html`<p class="s">Change a number to see the command.</p>`}
    <footer><button type="button" class="btn" onClick=${close}>Cancel</button>
      <button class="btn pri" disabled=${!lines.length}>Change</button></footer></form>`;
}
