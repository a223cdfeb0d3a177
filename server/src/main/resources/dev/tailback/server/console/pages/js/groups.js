// The locked message groups of a FIFO queue, longest locked first.
import { dur, int } from './format.js';
import { html, useEffect, useState } from './preact.js';
import { S } from './store.js';
import { get, placeOf } from './stream.js';
import { Icon } from './ui.js';

const HELD_SECONDS = 60;

/** Loads the locked groups from the admin API every second. */
function useLockedGroups(queue) {
  const [groups, setGroups] = useState(null);
  useEffect(() => {
    let isShown = true;
    get(`/queues/${encodeURIComponent(queue.name)}?${placeOf(queue)}`)
      .then((answer) => isShown && setGroups(answer.longestLockedGroups || []))
      .catch(() => isShown && setGroups((known) => known || []));
    return () => {
      isShown = false;
    };
  }, [queue.id, Math.floor(S.now)]);
  return groups;
}

export function Groups({ queue, detail }) {
  const locked = useLockedGroups(queue);
  const lanes = (detail.lanes || []).filter(([name]) => !/^… and \d+ more$/.test(name));
  const counts = new Map(lanes.map(([name, count]) => [name, count]));
  const known = new Set((locked || []).map((group) => group.messageGroupId));
  const rows = [
    ...(locked || []).map((group) => ({
      name: group.messageGroupId,
      lock: group,
      count: counts.get(group.messageGroupId),
    })),
    ...lanes.filter(([name]) => !known.has(name)).map(([name, count, held]) => ({ name, count, held })),
  ];
  if (locked && !rows.length) return html`<p class="dim pad">No message groups.</p>`;
  return html`<div class="tw" tabindex="0"><table><thead><tr><th>Group</th><th>State</th><th class="num">Messages</th>
    <th>Held by</th><th class="num">Held for</th><th class="num">Comes back</th><th class="num">Receive</th>
    <th>Message</th></tr></thead>
    <tbody>${rows.map((row) => html`<${Group} key=${row.name} row=${row} queue=${queue} lanes=${lanes} />`)}</tbody>
      </table></div>`;
}

function Group({ row, queue, lanes }) {
  const lane = lanes.find(([name]) => name === row.name);
  const held = lane && lane[2];
  const lock = row.lock;
  const since = lock ? lock.receivedAtMillis / 1000 : held ? held[1] : null;
  const until = lock ? lock.visibleAtMillis / 1000 : held ? held[2] : null;
  const isLong = since != null && S.now - since > HELD_SECONDS;
  return html`<tr><td><b>${row.name}</b></td>
    <td class="nowrap">${
      since == null
        ? html`<span class="st s0">○ Free</span>`
        : html`<span class=${'st ' + (isLong ? 's4' : '')}>
      <${Icon} name="lock" size="12" /> ${isLong ? 'Held' : 'Locked'}</span>`
    }</td>
    <td class="num">${row.count == null ? html`<span class="dim">–</span>` : int(row.count)}</td><td>${holderOf(lock, held)}</td>
    <td class="num nowrap">${since == null ? '–' : dur(S.now - since)}</td>
      <td class="num nowrap">${until == null ? '–' : 'in ' + dur(until - S.now)}</td>
    <td class="num">${lock ? lock.receiveCount + (queue.maxReceive ? ` of ${queue.maxReceive}` : '') : '–'}</td>
      <td class="mono">${lock ? String(lock.messageId).slice(0, 8) : '–'}</td></tr>`;
}

function holderOf(lock, held) {
  return (lock && lock.heldBy && lock.heldBy.name) || (held && held[0]) || '–';
}
