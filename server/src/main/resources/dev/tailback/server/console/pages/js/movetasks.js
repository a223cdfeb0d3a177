// The running move tasks of a dead-letter queue.
import { int } from './format.js';
import { html, useEffect, useState } from './preact.js';
import { S, arnOf, canWrite, isDeadLetterQueue } from './store.js';
import { act, curlSqsAt, sqsAt } from './actions.js';

const POLL_SECONDS = 2;

export function MoveTasks({ queue }) {
  const [tasks, setTasks] = useState([]);
  // Another SQS is not polled every two seconds, because each call costs money.
  const isSource = isDeadLetterQueue(queue) && !S.upstream;
  useEffect(() => {
    let isShown = true;
    if (!isSource) return undefined;
    sqsAt('ListMessageMoveTasks', { SourceArn: arnOf(queue), MaxResults: 10 }, queue)
      .then(({ Results = [] }) => isShown && setTasks(Results.filter((task) => task.Status === 'RUNNING')))
      .catch(() => isShown && setTasks([]));
    return () => {
      isShown = false;
    };
  }, [queue.id, isSource, Math.floor(S.now / POLL_SECONDS)]);
  return tasks.map(
    (task) =>
      html`<section class="card moving" key=${task.TaskHandle} role="status"><${Task} task=${task} queue=${queue} /></section>`,
  );
}

function Task({ task, queue }) {
  const moved = task.ApproximateNumberOfMessagesMoved || 0;
  const all = task.ApproximateNumberOfMessagesToMove || 0;
  const cancel = () =>
    act(curlSqsAt('CancelMessageMoveTask', ['TaskHandle', task.TaskHandle]), () =>
      sqsAt('CancelMessageMoveTask', { TaskHandle: task.TaskHandle }, queue),
    );
  const to = task.DestinationArn ? task.DestinationArn.split(':').pop() : 'where they came from';
  return html`<span><b>${int(moved)}</b> of ${int(all)} messages moved to ${to}${task.MaxNumberOfMessagesPerSecond ? `, ${int(task.MaxNumberOfMessagesPerSecond)}/s` : ''}</span>
    <div class="bar"><i style=${{ width: `${all ? Math.min(100, (100 * moved) / all) : 0}%` }}></i></div>
    ${canWrite() ? html`<button class="btn sm" onClick=${cancel}>Cancel</button>` : null}`;
}
