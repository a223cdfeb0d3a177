// Requests that change something on the server. Each has a curl command that does the same.
import { S } from './store.js';
import { placeOf, reason } from './stream.js';

const MAX_CURL_LINES = 200;
const HEADERS = { 'X-Tailback-Console': '1' };

/** Quotes a text for a shell. */
export const quote = (text) => `'${String(text).replace(/'/g, "'\\''")}'`;

async function call(path, options) {
  const response = await fetch(path, { ...options, headers: { ...HEADERS, ...options.headers } });
  if (response.status === 401) S.forget();
  if (!response.ok) throw new Error(await reason(response));
  const text = await response.text();
  return text ? JSON.parse(text) : {};
}

/** Calls the admin API. */
export const admin = (method, path, body) =>
  call('/_tailback' + path, { method, body: body === undefined ? undefined : JSON.stringify(body) });

const scopeOf = (account, region, service) =>
  `AWS4-HMAC-SHA256 Credential=${account}/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;

function aws(service, target, parameters, { account, region }) {
  return call('/', {
    method: 'POST',
    body: JSON.stringify(parameters),
    headers: {
      'Content-Type': 'application/x-amz-json-1.0',
      'X-Amz-Target': target,
      Authorization: scopeOf(account, region, service),
    },
  });
}

/** Calls an action of SQS on a queue. */
export const sqs = (action, queue, parameters = {}) =>
  aws('sqs', 'AmazonSQS.' + action, { QueueUrl: urlOf(queue), ...parameters }, queue);

/** Calls an action of SQS that names no queue. */
export const sqsAt = (action, parameters, place) => aws('sqs', 'AmazonSQS.' + action, parameters, place);

/** Calls an action of CloudWatch. */
export const cloudWatch = (action, parameters, place) =>
  aws('monitoring', 'GraniteServiceVersion20100801.' + action, parameters, place);

export const urlOf = (queue) => `${location.origin}/${queue.account}/${queue.name}`;

/** Returns curl arguments that select a queue's account and region; none for the default ones. */
const signed = (queue) =>
  queue.region === S.region && queue.account === S.account
    ? ''
    : ` --aws-sigv4 aws:amz:${queue.region}:sqs --user ${queue.account}:x`;

/** Returns a curl line for an action of SQS on a queue. */
export function curlSqs(queue, action, ...parameters) {
  const data = parameters.map(([name, value]) =>
    /^[\w.-]+$/.test(value) ? ` -d ${name}=${value}` : ` --data-urlencode ${quote(`${name}=${value}`)}`,
  );
  return `curl -s${signed(queue)} ${urlOf(queue)} -d Action=${action}${data.join('')}`;
}

/** Returns a curl line for an action of SQS that names no queue. */
export function curlSqsAt(action, ...parameters) {
  const data = parameters.map(([name, value]) =>
    /^[\w.-]+$/.test(value) ? ` -d ${name}=${value}` : ` --data-urlencode ${quote(`${name}=${value}`)}`,
  );
  return `curl -s ${location.origin}/ -d Action=${action}${data.join('')}`;
}

/** How curl logs in to a server that requires a token: with the one in a shell variable. */
const bearer = () => (S.hasLogin ? ' -H "Authorization: Bearer $TAILBACK_TOKEN"' : '');

/** Returns a curl line for the admin API. */
export function curlAdmin(method, path, body) {
  const verb = method === 'GET' ? '' : ` -X ${method}`;
  const url = `${location.origin}/_tailback${path}`;
  return `curl -s${verb}${bearer()} ${/[?&*]/.test(url) ? quote(url) : url}${body === undefined ? '' : ` -d ${quote(JSON.stringify(body))}`}`;
}

/** The path of a queue's resource in the admin API, with account and region unless they are the defaults. */
export const pathOf = (kind, queue) =>
  `/${kind}/${encodeURIComponent(queue.name)}` +
  (queue.region === S.region && queue.account === S.account ? '' : `?${placeOf(queue)}`);

/** Runs an action, records its curl lines and shows an error. Returns whether it succeeded. */
export async function act(curls, work) {
  try {
    const result = await work();
    S.curls.push(...[curls].flat());
    S.curls.splice(0, S.curls.length - MAX_CURL_LINES);
    S.notice = '';
    return result === undefined ? true : result;
  } catch (problem) {
    S.notice = String(problem.message || problem);
    return false;
  } finally {
    S.redraw();
  }
}

/** Runs one call to the admin API as an action. */
export const actAdmin = (method, path, body) => act(curlAdmin(method, path, body), () => admin(method, path, body));

export const pause = () => actAdmin('POST', '/clock/pause').then(takeClock);
export const resume = () => actAdmin('POST', '/clock/resume').then(takeClock);
export const nextEvent = () => actAdmin('POST', '/clock/next').then(takeClock);
export const advance = (by) => actAdmin('POST', '/clock/advance', { by }).then(takeClock);

/** Shows the clock's new time before the stream's next event does. */
function takeClock(clock) {
  if (!clock) return false;
  S.mode = clock.mode || S.mode;
  if (clock.nowMillis) S.now = Math.max(S.now, clock.nowMillis / 1000);
  S.redraw();
  return clock;
}
