// All attributes of a queue, as SQS names them.
import { html, useEffect, useState } from './preact.js';
import { sqs } from './actions.js';

export function Settings({ queue }) {
  const [answer, setAnswer] = useState(null);
  useEffect(() => {
    let isShown = true;
    Promise.all([sqs('GetQueueAttributes', queue, { AttributeNames: ['All'] }), sqs('ListQueueTags', queue)])
      .then(([{ Attributes = {} }, { Tags = {} }]) => isShown && setAnswer({ attributes: Attributes, tags: Tags }))
      .catch((problem) => isShown && setAnswer({ problem: problem.message }));
    return () => {
      isShown = false;
    };
  }, [queue.id, queue.vt, queue.retention, queue.delay, queue.maxReceive, queue.dlq]);
  if (!answer) return html`<p class="dim pad">…</p>`;
  if (answer.problem) return html`<p class="s4 pad">${answer.problem}</p>`;
  const rows = [
    ...Object.entries(answer.attributes).sort(),
    ...Object.entries(answer.tags).map(([key, value]) => [`Tag ${key}`, value]),
  ];
  return html`<div class="tw" tabindex="0"><table><thead><tr><th>Attribute</th><th>Value</th></tr></thead>
    <tbody>${rows.map(
      ([name, value]) => html`<tr key=${name}><td class="nowrap">${name}</td>
      <td class="mono value">${value}</td></tr>`,
    )}</tbody></table></div>`;
}
