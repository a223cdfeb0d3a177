// Keyboard shortcuts.
import { S, canMoveClock, openDialog } from './store.js';
import { rowHeight, setDensity } from './overview.js';

const VIEWS = { o: '#/', p: '#/pressure', a: '#/alarms', l: '#/lab' };
const SEQUENCE_MILLIS = 900;

let isAfterG = false;
let frame;

/** Starts to listen for keys. The frame provides some of the actions. */
export function listen(ofFrame) {
  frame = ofFrame;
  addEventListener('keydown', press);
}

function press(event) {
  if (event.metaKey || event.ctrlKey || event.altKey || S.dialog) return;
  const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key === 'Escape') escape(event.target, isTyping);
  else if (!isTyping) command(event);
}

/** Leaves the panel, the field, the view or the row, whichever comes first. */
function escape(target, isTyping) {
  if (S.closePanel) S.closePanel();
  else if (isTyping) {
    if (target.id === 'search') S.search = '';
    target.blur();
    S.redraw();
  } else if (S.route.view) location.hash = '#/';
  else {
    S.cursor = null;
    S.keyed = false;
    S.search = '';
    S.redraw();
  }
}

function command(event) {
  const { key } = event;
  if (isAfterG) {
    isAfterG = false;
    if (VIEWS[key]) location.hash = VIEWS[key];
    return;
  }
  if (key === '/') {
    event.preventDefault();
    find();
  } else if (key === '?') openDialog('help');
  else if (key === 'g') {
    isAfterG = true;
    setTimeout(() => {
      isAfterG = false;
    }, SEQUENCE_MILLIS);
  } else if (key === 't') frame.switchTheme();
  else if (key === 'd') setDensity(document.documentElement.dataset.density ? '' : 'compact');
  else if (key === 'p' && canMoveClock())
    frame.withActions((actions) => (S.mode === 'running' ? actions.pause() : actions.resume()));
  else if (key === 'n' && canMoveClock()) frame.withActions((actions) => actions.nextEvent());
  else if (key === 'j' || key === 'k') step(key === 'j' ? 1 : -1);
}

/** Focuses the overview's search field. From another view, waits for the overview, which takes the focus. */
function find() {
  const focus = () => document.getElementById('search')?.focus();
  if (S.route.view === '') return focus();
  addEventListener('hashchange', () => requestAnimationFrame(() => setTimeout(focus, 0)), { once: true });
  location.hash = '#/';
}

function step(by) {
  if (S.route.view === '' && S.listed.length) stepRow(by);
  else if (S.route.view === 'q') stepMessage(by);
}

function stepRow(by) {
  S.keyed = true;
  S.cursor = S.cursor == null ? 0 : Math.max(0, Math.min(S.listed.length - 1, S.cursor + by));
  S.redraw();
  const main = document.querySelector('main');
  const height = rowHeight();
  const top = document.querySelector('.rows').offsetTop + S.cursor * height;
  if (top < main.scrollTop + 60) main.scrollTop = top - 60;
  else if (top + height > main.scrollTop + main.clientHeight) main.scrollTop = top + height - main.clientHeight + 10;
  setTimeout(() => document.querySelector(`[data-row="${S.cursor}"]`)?.focus({ preventScroll: true }), 60);
}

function stepMessage(by) {
  const buttons = [...document.querySelectorAll('#tabs tbody tr.click button')];
  const index = buttons.indexOf(document.activeElement);
  buttons[Math.max(0, Math.min(buttons.length - 1, index + by))]?.focus();
}
