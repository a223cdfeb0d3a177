// The dialogs. Those that change something show an equivalent curl command.
import { html, useEffect, useRef } from './preact.js';
import { S, closeDialog } from './store.js';
import { ChangeLimits } from './limitsdialog.js';
import { CreateQueue, Purge, Redrive } from './queuedialogs.js';
import { Receive, Send } from './messagedialogs.js';

const KEYS = [
  ['j k', 'next, previous queue or message'],
  ['Enter', 'open'],
  ['/', 'find a queue'],
  ['Esc', 'close, clear, back'],
  ['g o', 'overview'],
  ['g p', 'time and pressure'],
  ['g a', 'alarms'],
  ['g l', 'lab'],
  ['p', 'pause or resume the clock'],
  ['n', 'clock to the next event'],
  ['t', 'light or dark'],
  ['d', 'one or two lines per queue'],
  ['?', 'this list'],
];

const CLOCK_KEYS = ['p', 'n'];

const Help = ({ close }) => html`<form onSubmit=${close}><h2>Keys</h2>
  <div class="keys">${KEYS.filter(([key]) => !S.upstream || !CLOCK_KEYS.includes(key)).map(
    ([keys, text]) => html`<span>${keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</span>
    <span>${text}</span>`,
  )}</div>
  ${S.version ? html`<p class="s">Tailback ${S.version}</p>` : null}
  <footer><button class="btn">Close</button></footer></form>`;

const KINDS = {
  send: ['Send', Send],
  receive: ['Receive one', Receive],
  purge: ['Purge', Purge],
  redrive: ['Redrive', Redrive],
  limits: ['Change limits', ChangeLimits],
  create: ['Create a queue', CreateQueue],
  help: ['Keys', Help],
};

export function Dialogs() {
  const element = useRef();
  useEffect(() => {
    if (element.current && !element.current.open) element.current.showModal();
  });
  if (!S.dialog) return null;
  const [title, content] = KINDS[S.dialog.kind];
  const close = (event) => {
    if (event) event.preventDefault();
    closeDialog();
  };
  return html`<dialog key=${S.dialog.kind} ref=${element} aria-label=${title} onClose=${closeDialog} onClick=${(event) => event.target === element.current && closeDialog()}>
    <${content} ...${S.dialog} close=${close} /></dialog>`;
}
