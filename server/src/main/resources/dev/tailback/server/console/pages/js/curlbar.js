// The actions of this session as shell commands.
import { plural } from './format.js';
import { html, useState } from './preact.js';
import { S } from './store.js';
import { Code, Icon } from './ui.js';

export function CurlBar() {
  const [isOpen, setOpen] = useState(false);
  const last = S.curls[S.curls.length - 1];
  const script = S.curls.join('\n');
  return html`<div class="script">
    ${
      S.notice
        ? html`<div class="notice" role="alert"><span>${S.notice}</span><span class="sp"></span>
      <button class="ib" aria-label="Close" onClick=${clearNotice}><${Icon} name="close" /></button></div>`
        : null
    }
    ${
      last
        ? html`<button class="bar-of-lines" aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}>
      <span class="dim nowrap">${plural(S.curls.length, 'curl line')}</span><code>${last}</code><span class="sp"></span>
      <${Icon} name="up" /></button>`
        : null
    }
    ${last && isOpen ? html`<div class="lines" id="script-lines"><${Code} text=${script} /></div>` : null}
  </div>`;
}

function clearNotice() {
  S.notice = '';
  S.redraw();
}
