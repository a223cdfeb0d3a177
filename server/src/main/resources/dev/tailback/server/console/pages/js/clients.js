// The consumers and producers of a queue.
import { compact, dur } from './format.js';
import { html } from './preact.js';
import { S, isDeadLetterQueue } from './store.js';

const QUIET_SECONDS = 60;
const NEAR = 0.8;

const Number = ({ value, isBad }) =>
  value == null
    ? html`<span class="dim">–</span>`
    : isBad && value
      ? html`<b class="s3">${compact(value)}</b>`
      : compact(value);

/** When somebody was last seen. */
function Seen({ at }) {
  if (at == null) return html`<span class="dim">–</span>`;
  const ago = S.now - at;
  if (ago < 2) return 'now';
  return html`<span class=${ago > QUIET_SECONDS ? 's3 strong' : ''}>${dur(ago, true)} ago</span>`;
}

export function Consumers({ queue, detail }) {
  const consumers = detail.consumers || [];
  if (!consumers.length) return html`<p class="dim pad">Nobody has received from this queue yet.</p>`;
  return html`<div class="tw" tabindex="0"><table><thead><tr><th>Consumer</th><th>Access key</th><th class="num">Holds</th>
    <th class="num">Receives</th><th class="num">Deletes</th><th class="num">Extended</th><th class="num">Timed out</th>
      <th class="num">Empty</th><th class="num">p50</th><th class="num">p95</th><th class="wide">p95 of the timeout</th>
        <th class="num">Last seen</th></tr></thead>
    <tbody>${consumers.map((one) => html`<${Consumer} key=${one.name + one.accessKeyId} one=${one} vt=${queue.vt} />`)}</tbody>
      </table></div>
    <p class="s pad">A consumer is a program, by its user agent, and an access key. Processing time is from receive to delete.</p>`;
}

function Consumer({ one, vt }) {
  const share = one.p95 == null || vt == null ? null : one.p95 / vt;
  return html`<tr><td><b>${one.name}</b></td><td class="dim nowrap">${one.accessKeyId}</td>
    <td class="num"><${Number} value=${S.upstream ? null : one.holds || 0} /></td>
    <td class="num"><${Number} value=${one.receives} /></td><td class="num"><${Number} value=${one.deletes} /></td>
      <td class="num"><${Number} value=${one.visibilityChanges} /></td>
    <td class="num"><${Number} value=${one.expiries} isBad /></td><td class="num"><${Number} value=${one.emptyReceives} /></td>
    <td class="num nowrap">${dur(one.p50)}</td><td class="num nowrap">${dur(one.p95)}</td>
    <td>${
      share == null
        ? html`<span class="dim">–</span>`
        : html`<div class="share"><div class="bar">
      <i class=${share > NEAR ? 'hot' : ''} style=${{ width: `${Math.min(100, share * 100)}%` }}></i></div>
      <span class=${'num ' + (share > NEAR ? 's3' : 'dim')}>${Math.round(share * 100)} %</span></div>`
    }</td>
    <td class="num nowrap"><${Seen} at=${one.lastSeen} /></td></tr>`;
}

export function Producers({ queue, detail }) {
  const producers = detail.producers || [];
  if (!producers.length) {
    const source = isDeadLetterQueue(queue) ? S.queues.get(queue.sources[0]) : null;
    return html`<p class="dim pad">${source ? `Filled by the redrive policy of ${source.name}.` : 'Nobody has sent to this queue yet.'}</p>`;
  }
  return html`<div class="tw" tabindex="0"><table><thead><tr><th>Producer</th><th>Access key</th><th class="num">Sent</th>
    <th class="num">Refused</th><th class="num">Retries</th><th>Retry mode</th><th class="num">Last seen</th></tr>
    </thead>
    <tbody>${producers.map(
      (one) => html`<tr key=${one.name + one.accessKeyId}><td><b>${one.name}</b></td>
        <td class="dim nowrap">${one.accessKeyId}</td><td class="num"><${Number} value=${one.sent} /></td>
      <td class="num"><${Number} value=${one.throttled} isBad /></td><td class="num"><${Number} value=${one.retries} />
        </td><td>${one.retryMode || html`<span class="dim">–</span>`}</td><td class="num nowrap">
        <${Seen} at=${one.lastSeen} /></td></tr>`,
    )}</tbody></table></div>`;
}
