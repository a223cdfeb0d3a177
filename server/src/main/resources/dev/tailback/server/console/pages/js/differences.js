// Differences between the answers of another SQS and Tailback's own.
import { int, plural } from './format.js';
import { html } from './preact.js';
import { S } from './store.js';
import { usePolled } from './pressure.js';

const text = (value) => (value == null ? '–' : typeof value === 'string' ? value : JSON.stringify(value));

/** The counts and the latest differences. */
export function Differences() {
  const { value, problem } = usePolled('/compare');
  return html`<section class="card"><header><h2>Answers that differ</h2>
    <span class="s">from Tailback's own, for queues created in this run</span></header><div class="body flush">
    ${problem ? html`<p class="s4 pad">${problem}</p>` : null}${value ? html`<${Compared} counts=${value} />` : null}</div></section>`;
}

const Compared = ({ counts }) => html`<p class="pad">${plural(counts.compared, 'call')} compared:
    <b> ${int(counts.alike)}</b> alike, <b class=${counts.differing ? 's3' : ''}>${int(counts.differing)}</b> different.
    <span class="dim"> ${notCompared(counts)}</span></p>
  ${counts.last.length ? html`<${Last} differences=${counts.last} />` : null}`;

function notCompared({ notComparable, dropped, failed }) {
  const count = notComparable + dropped + failed;
  return count ? `${plural(count, 'call')} could not be compared.` : '';
}

const Last = ({ differences }) => html`<div class="tw"><table><thead><tr><th>Call</th><th>What</th>
    <th>${S.upstream.name}</th><th>Tailback</th></tr></thead><tbody>${differences.map(
      ({ time, action, queue, kind, path, upstream, tailback }) => html`<tr>
      <td><b>${action}</b> <span class="dim">${queue}</span></td><td title=${time}>${kind} <code>${path}</code></td>
      <td class="value">${text(upstream)}</td><td class="value">${text(tailback)}</td></tr>`,
    )}</tbody></table></div>`;
