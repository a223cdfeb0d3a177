// CloudWatch alarms, with their latest points and history.
import { clock, compact, dur, int } from './format.js';
import { html, useEffect, useState } from './preact.js';
import { S, hrefOf, named } from './store.js';
import { cloudWatch } from './actions.js';
import { Chart } from './charts.js';
import { Scaling } from './scaling.js';
import { Code, Key } from './ui.js';

const STATES = { ALARM: ['▲', 'crit', 'In alarm'], OK: ['✓', 'ok', 'OK'], INSUFFICIENT_DATA: ['?', '', 'No data'] };
const ORDER = Object.keys(STATES);
const OPERATORS = {
  GreaterThanThreshold: ['>', (v, limit) => v > limit],
  GreaterThanOrEqualToThreshold: ['≥', (v, limit) => v >= limit],
  LessThanThreshold: ['<', (v, limit) => v < limit],
  LessThanOrEqualToThreshold: ['≤', (v, limit) => v <= limit],
};
const STRIP_SECONDS = 900;
const MIN_POINTS = 15;
const HISTORY = 50;

const Tag = ({ state }) =>
  html`<span class=${'tag state ' + STATES[state][1]}>
    <span aria-hidden="true">${STATES[state][0]}</span> ${STATES[state][2]}</span>`;

const seconds = (time) => (typeof time === 'number' ? time : Date.parse(time) / 1000);
const operatorOf = (alarm) => OPERATORS[alarm.ComparisonOperator] || ['', () => false];
const isBreaching = (alarm, value) =>
  value != null && alarm.Threshold != null && operatorOf(alarm)[1](value, alarm.Threshold);
const periodOf = (alarm) =>
  alarm.Period ||
  (alarm.Metrics || []).map((query) => (query.MetricStat || {}).Period || query.Period).find(Boolean) ||
  60;
const queueOf = (alarm) => ((alarm.Dimensions || []).find((dimension) => dimension.Name === 'QueueName') || {}).Value;
const isAge = (alarm) => /Age/.test(alarm.MetricName || '');
const shown = (alarm, value) => (value == null ? '–' : isAge(alarm) ? dur(value, true) : compact(value));

/** Places with alarms. Each account and region needs its own request. */
function places() {
  const known = new Map([[`${S.account} ${S.region}`, { account: S.account, region: S.region }]]);
  for (const queue of S.queues.values())
    known.set(`${queue.account} ${queue.region}`, { account: queue.account, region: queue.region });
  return [...known.values()];
}

/** Loads all alarms when one changes state, and once a minute of engine time. */
function useAlarms() {
  const [alarms, setAlarms] = useState(null);
  const [problem, setProblem] = useState('');
  const states = S.alarms.map((alarm) => alarm.arn + alarm.state).join();
  useEffect(() => {
    let isShown = true;
    if (S.state !== 'live') return undefined;
    Promise.all(
      places().map((place) =>
        cloudWatch('DescribeAlarms', { MaxRecords: 100 }, place).then(({ MetricAlarms = [] }) =>
          MetricAlarms.map((alarm) => ({ ...alarm, place })),
        ),
      ),
    )
      .then((lists) => {
        if (isShown) {
          setAlarms(lists.flat());
          setProblem('');
        }
      })
      .catch((failure) => isShown && setProblem(failure.message));
    return () => {
      isShown = false;
    };
  }, [states, Math.floor(S.now / 60), S.state]);
  return { alarms, problem };
}

/** Loads the points and the history of each alarm once a minute of engine time. */
function useData(alarms) {
  const [data, setData] = useState(new Map());
  const key = (alarms || []).map((alarm) => alarm.AlarmArn + alarm.StateValue).join();
  useEffect(() => {
    let isShown = true;
    Promise.all((alarms || []).map(async (alarm) => [alarm.AlarmArn, await dataOf(alarm)])).then(
      (entries) => isShown && setData(new Map(entries)),
    );
    return () => {
      isShown = false;
    };
  }, [key, Math.floor(S.now / 60)]);
  return data;
}

async function dataOf(alarm) {
  const [points, history] = await Promise.all([pointsOf(alarm).catch(() => []), historyOf(alarm).catch(() => [])]);
  return { points, history };
}

async function pointsOf(alarm) {
  const period = periodOf(alarm);
  const count = Math.max(MIN_POINTS, alarm.EvaluationPeriods || 1);
  const end = Math.ceil(S.now / period) * period;
  const start = end - count * period;
  const query = {
    Id: 'alarm',
    ReturnData: true,
    MetricStat: {
      Metric: { Namespace: alarm.Namespace, MetricName: alarm.MetricName, Dimensions: alarm.Dimensions || [] },
      Period: period,
      Stat: alarm.Statistic || alarm.ExtendedStatistic,
    },
  };
  const queries = alarm.Metrics && alarm.Metrics.length ? alarm.Metrics : [query];
  const { MetricDataResults = [] } = await cloudWatch(
    'GetMetricData',
    { MetricDataQueries: queries, StartTime: start, EndTime: end, ScanBy: 'TimestampAscending' },
    alarm.place,
  );
  const result = MetricDataResults[0] || { Timestamps: [], Values: [] };
  const values = new Map(result.Timestamps.map((time, i) => [seconds(time), result.Values[i]]));
  return Array.from({ length: count }, (_, i) => start + i * period)
    .filter((at) => at + period <= S.now + 1)
    .map((at) => ({ at, value: values.get(at) ?? null }));
}

async function historyOf(alarm) {
  const { AlarmHistoryItems = [] } = await cloudWatch(
    'DescribeAlarmHistory',
    { AlarmName: alarm.AlarmName, HistoryItemType: 'StateUpdate', MaxRecords: HISTORY, ScanBy: 'TimestampDescending' },
    alarm.place,
  );
  return AlarmHistoryItems.map((item) => {
    const data = JSON.parse(item.HistoryData || '{}');
    return {
      at: seconds(item.Timestamp),
      state: (data.newState || {}).stateValue,
      before: (data.oldState || {}).stateValue,
      summary: item.HistorySummary,
    };
  }).filter((item) => STATES[item.state]);
}

export function Alarms() {
  const { alarms, problem } = useAlarms();
  const data = useData(alarms);
  const [chosen, setChosen] = useState(null);
  if (problem) return html`<div class="bigempty"><h1>Alarms cannot be read</h1><p class="t2">${problem}</p></div>`;
  if (!alarms)
    return html`<div class="wrap" role="status" aria-label="Loading"><h1 class="vh">Alarms</h1><div class="sk sk-title">
      </div></div>`;
  if (!alarms.length) return html`<div class="wrap"><${NoAlarms} /><${Scaling} /></div>`;
  const sorted = [...alarms].sort(
    (a, b) => ORDER.indexOf(a.StateValue) - ORDER.indexOf(b.StateValue) || (a.AlarmName < b.AlarmName ? -1 : 1),
  );
  const current = sorted.find((alarm) => alarm.AlarmArn === chosen) || sorted[0];
  const ringing = alarms.filter((alarm) => alarm.StateValue === 'ALARM').length;
  const next = Math.ceil((S.now + 0.01) / 60) * 60 - S.now;
  return html`<div class=${'wrap' + (S.state === 'disconnected' ? ' stale' : '')}>
    <header class="sit"><div class="say"><h1>${ringing ? `${ringing} of ${alarms.length} in alarm` : 'Nothing in alarm'}</h1>
      <p>Evaluated as CloudWatch does, every minute of the queues' clock. Next evaluation in <b>${dur(next)}</b>; <a href="#/pressure">move the clock</a> instead of waiting.</p>
        </div></header>
    <div class="stack"><section class="card"><div class="tw"><table><thead><tr><th>State</th><th>Alarm</th>
      <th class="hide-s">Condition</th><th class="hide-s strip-column">Last 15 min</th><th>Last points</th>
      <th class="num hide-s">For</th><th class="hide-s">Delivers to</th></tr></thead>
        <tbody>${sorted.map((alarm) => html`<${Row} key=${alarm.AlarmArn} alarm=${alarm} data=${data.get(alarm.AlarmArn)} isChosen=${alarm === current} choose=${() => setChosen(alarm.AlarmArn)} />`)}</tbody>
          </table></div></section>
      <div class="two wide"><${PointsChart} alarm=${current} data=${data.get(current.AlarmArn)} />
        <${History} data=${data.get(current.AlarmArn)} /></div></div><${Scaling} /></div>`;
}

function NoAlarms() {
  const command = `aws --endpoint-url ${location.origin} cloudwatch put-metric-alarm --alarm-name orders-age \\
    --namespace AWS/SQS --metric-name ApproximateAgeOfOldestMessage --dimensions Name=QueueName,Value=orders \\
    --statistic Maximum --period 60 --evaluation-periods 3 --threshold 120 --comparison-operator GreaterThanThreshold`;
  return html`<div class="bigempty"><h1>No alarms</h1>
    <p class="t2">Make one as you would on Amazon: PutMetricAlarm on this port. It is evaluated each minute, and delivers to a queue or a webhook.</p>
    <${Code} text=${command} /></div>`;
}

const conditionOf = (alarm) => {
  const n = alarm.EvaluationPeriods || 1;
  const m = alarm.DatapointsToAlarm || n;
  const period = periodOf(alarm);
  const limit = alarm.Threshold == null ? 'band' : isAge(alarm) ? dur(alarm.Threshold) : int(alarm.Threshold);
  return `${operatorOf(alarm)[0]} ${limit}, ${m} of ${n} ${period === 60 ? 'min' : '× ' + dur(period)}`;
};

const metricOf = (alarm) =>
  alarm.MetricName || (alarm.Metrics || []).map((query) => query.Expression).find(Boolean) || 'metric math';

function actionsOf(alarm) {
  const actions = alarm.ActionsEnabled === false ? [] : alarm.AlarmActions || [];
  if (!actions.length) return 'none';
  const more = actions.length > 1 ? ` and ${actions.length - 1} more` : '';
  return receiverOf(actions[0]) + more;
}

function receiverOf(arn) {
  const policy = arn.indexOf(':policyName/');
  if (policy > 0) return `scaling policy ${arn.slice(policy + ':policyName/'.length)}`;
  const [, , service, , , ...rest] = arn.split(':');
  return `${service}: ${rest.join(':')}`;
}

function Row({ alarm, data, isChosen, choose }) {
  const name = queueOf(alarm);
  const queue = name && named(name, alarm.place.account, alarm.place.region);
  const points = data ? data.points.slice(-(alarm.EvaluationPeriods || 1)) : [];
  const since = seconds(alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp);
  return html`<tr class=${'click' + (isChosen ? ' sel' : '')} onClick=${choose}><td><${Tag} state=${alarm.StateValue} /></td>
    <td><button class="btn ghost sm alarm-name" aria-pressed=${isChosen}>${alarm.AlarmName}</button>
      <div class="s">${queue ? html`<a class="lk" href=${hrefOf(queue)}>${name}</a>` : name || ''}</div>
      <div class="only-s s">${conditionOf(alarm)}</div><div class="only-s strip-below">
        <${Strip} data=${data} alarm=${alarm} /></div></td>
    <td class="hide-s"><span class="t2">${metricOf(alarm)}</span><div class="s">${conditionOf(alarm)}</div></td>
      <td class="hide-s"><${Strip} data=${data} alarm=${alarm} /></td>
    <td><div class="pts">${points.map((point) => html`<span class=${isBreaching(alarm, point.value) ? 'br' : ''} title=${`${clock(point.at)}: ${point.value == null ? 'missing' : shown(alarm, point.value)}`}>${brief(alarm, point.value)}</span>`)}</div>
      </td>
    <td class="num nowrap hide-s">${dur(S.now - since, true)}</td><td class="dim hide-s">${actionsOf(alarm)}</td></tr>`;
}

/** A value in at most four characters. */
function brief(alarm, value) {
  if (value == null) return '–';
  if (isAge(alarm))
    return value < 60
      ? String(Math.round(value))
      : value < 3600
        ? `${Math.round(value / 60)}m`
        : `${Math.round(value / 3600)}h`;
  return value >= 1000 ? (value / 1000).toFixed(value < 10000 ? 1 : 0) + 'k' : String(Math.round(value));
}

/** The states of the last 15 minutes, to scale. */
function Strip({ alarm, data }) {
  const from = S.now - STRIP_SECONDS;
  const changes = data ? [...data.history].reverse() : [];
  const first = changes[0] ? changes[0].before : alarm.StateValue;
  const steps = [{ at: from, state: STATES[first] ? first : 'INSUFFICIENT_DATA' }, ...changes];
  const parts = steps
    .map((step, i) => ({
      state: step.state,
      from: Math.max(from, step.at),
      to: i + 1 < steps.length ? steps[i + 1].at : S.now,
    }))
    .filter((part) => part.to > from && part.to > part.from);
  const label =
    'Last 15 minutes: ' + parts.map((part) => `${STATES[part.state][2]} from ${clock(part.from)}`).join(', ');
  return html`<div class="strip" role="img" aria-label=${label}>${parts.map(
    (
      part,
    ) => html`<i class=${part.state} title=${`${STATES[part.state][2]} ${clock(part.from)} – ${clock(part.to)}`} style=${{ width: `${((part.to - part.from) / STRIP_SECONDS) * 100}%` }}>
    </i>`,
  )}</div>`;
}

function PointsChart({ alarm, data }) {
  const points = data ? data.points : [];
  const lines = alarm.Threshold == null ? [] : [{ value: alarm.Threshold, label: 'threshold' }];
  return html`<${Chart} id=${alarm.AlarmArn} title=${alarm.AlarmName} label=${`Points of ${alarm.AlarmName}`} sync="alarm" x=${points.map((point) => point.at)}
    series=${[{ label: metricOf(alarm), color: '--in', values: points.map((point) => point.value), fill: true }]} lines=${lines} unit=${(v) => shown(alarm, v)}
    legend=${html`<${Key} line color="--in" label=${`one point every ${dur(periodOf(alarm))}`} />
      <${Key} line color="--crit" label="threshold" />`} note=${alarm.StateReason || ''} />`;
}

const History = ({
  data,
}) => html`<section class="card"><header><h2>History</h2></header><div class="body"><ol class="trail">
  ${(data ? data.history : []).slice(0, 8).map(
    (item) => html`<li>
    <${Tag} state=${item.state} /> <span class="dim">${clock(item.at)}, ${dur(S.now - item.at, true)} ago</span>
    </li>`,
  )}</ol>
  ${data && !data.history.length ? html`<p class="dim">Its state has not changed yet.</p>` : null}</div></section>`;
