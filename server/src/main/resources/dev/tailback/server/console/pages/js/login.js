// The login with the admin token, shown when a request is refused without it.
import { html, useEffect, useRef, useState } from './preact.js';
import { S } from './store.js';
import { connect, reason } from './stream.js';

const SESSION = '/_tailback/session';
const HEADERS = { 'X-Tailback-Console': '1' };

/** Asks for the token, then returns to the same view. */
export function Login() {
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const field = useRef();
  useEffect(() => field.current.focus(), []);
  const submit = async (event) => {
    event.preventDefault();
    setBusy(true);
    setProblem(await refusal(field.current.value));
    setBusy(false);
    if (field.current) field.current.select();
  };
  return html`<form class="login" onSubmit=${submit}><h1>Log in</h1>
    <p class="t2">This server requires its admin token: the first line of the file that was given
      with <code>--admin-token-file</code>.</p>
    <label class="fld"><span>Admin token</span>
      <input ref=${field} class="inp" type="password" autocomplete="current-password" required spellcheck="false"
        aria-invalid=${problem ? 'true' : undefined} aria-describedby="login-problem" /></label>
    <p id="login-problem" class="problem" role="alert">${problem}</p>
    <div class="btns"><button class="btn pri" disabled=${isBusy}>Log in</button></div></form>`;
}

/** Logs in. Returns an error message, empty on success. */
async function refusal(token) {
  try {
    const answer = await fetch(SESSION, { method: 'POST', headers: HEADERS, body: token });
    if (!answer.ok) return await reason(answer);
  } catch {
    return 'The server cannot be reached.';
  }
  S.state = 'loading';
  connect();
  S.redraw();
  return '';
}

/** Ends the session and forgets its data. */
export async function logOut() {
  try {
    await fetch(SESSION, { method: 'DELETE', headers: HEADERS });
  } catch {
    S.notice = 'You are still logged in: the server cannot be reached.';
    return S.redraw();
  }
  S.forget();
}
