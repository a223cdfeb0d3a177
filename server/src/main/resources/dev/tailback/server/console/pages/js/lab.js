// The lab: plays one scenario at a time, and shows its verdict, chart, table and documents.
import { actAdmin, curlAdmin } from './actions.js';
import { dur } from './format.js';
import { LabPlot } from './labplot.js';
import { html, useEffect, useRef, useState } from './preact.js';
import { S, canWrite } from './store.js';
import { get } from './stream.js';
import { Code, Copy } from './ui.js';

const ASK_MILLIS = 2000;
const ASK_WHILE_PLAYING_MILLIS = 400;
const DOCUMENTS = [
  ['html', 'Report'],
  ['json', 'JSON'],
  ['csv', 'CSV'],
];

/** The selection, kept while other views are shown. */
let chosen = 'S2';
let written = '';

/** Polls the current run and the last result, more often during a run. */
function useLab() {
  const [lab, setLab] = useState(null);
  const [problem, setProblem] = useState('');
  const ask = useRef(() => {});
  useEffect(() => {
    let isShown = true;
    let timer = 0;
    ask.current = async () => {
      clearTimeout(timer);
      let next = ASK_MILLIS;
      try {
        const answer = await get('/lab');
        if (!isShown) return;
        setLab(answer);
        setProblem('');
        if (answer.running) next = ASK_WHILE_PLAYING_MILLIS;
      } catch (why) {
        if (isShown) setProblem(String(why.message || why));
      }
      if (isShown) timer = setTimeout(ask.current, next);
    };
    ask.current();
    return () => {
      isShown = false;
      clearTimeout(timer);
    };
  }, []);
  return { lab, problem, ask: () => ask.current() };
}

/** Loads a result once, when its number is new. */
function useResult(last) {
  const [result, setResult] = useState(null);
  const number = last && last.number;
  useEffect(() => {
    let isShown = true;
    if (!number) return undefined;
    get('/lab/result')
      .then((answer) => isShown && setResult({ ...answer, number }))
      .catch(() => {}); // The next result is requested in any case.
    return () => {
      isShown = false;
    };
  }, [number]);
  return result && result.number === number ? result : null;
}

export function Lab() {
  const { lab, problem, ask } = useLab();
  const result = useResult(lab && lab.last);
  const [id, setId] = useState(chosen);
  if (!lab) return problem ? html`<${NoLab} problem=${problem} />` : html`<div class="wrap" aria-busy="true"></div>`;
  const choose = (one) => {
    chosen = one;
    setId(one);
  };
  const scenario = lab.scenarios.find((one) => one.id === id) || { id, name: 'Your own scenario', about: '' };
  return html`<div class="wrap"><header class="sit"><div class="say"><h1>Lab</h1>
      <p>Hours of traffic in seconds: the engine and the rules of this server, with simulated callers.</p></div></header>
    <div class="lab"><${Chooser} scenarios=${lab.scenarios} id=${id} choose=${choose} />
      <div class="stack"><${Played} lab=${lab} scenario=${scenario} result=${result} ask=${ask} />
        ${canWrite() && !lab.running ? html`<${Own} key=${scenario.id} id=${scenario.id} choose=${choose} ask=${ask} />` : null}
        ${scenario.id ? html`<${Outside} scenario=${scenario} />` : null}</div></div></div>`;
}

const NoLab = ({ problem }) => html`<div class="bigempty"><h1>No lab here</h1><p class="t2 lead">${problem}</p></div>`;

const Chooser = ({ scenarios, id, choose }) => html`<label class="only-s fld"><span>Scenario</span>
    <select class="inp" onChange=${(event) => choose(event.target.value)}>
      ${scenarios.map((one) => html`<option key=${one.id} value=${one.id} selected=${one.id === id}>${one.id} ${one.name}</option>`)}
    </select></label>
  <section class="card hide-s scenarios" aria-label="Scenarios"><header><h2>Scenarios</h2><span class="sp"></span><span class="s">${scenarios.length}</span></header>
    <div class="all">${scenarios.map(
      (one, i) => html`${i && scenarios[i - 1].group === one.group ? null : html`<h3>${one.group}</h3>`}
        <button type="button" key=${one.id} class="scn" aria-current=${one.id === id} onClick=${() => choose(one.id)}>
          <span class="dim mono">${one.id}</span><b>${one.name}</b><small>${one.about}</small></button>`,
    )}</div></section>`;

function Played({ lab, scenario, result, ask }) {
  const { running, last } = lab;
  const isRunning = running && running.scenario === scenario.id;
  const isLast = !isRunning && last && last.scenario === scenario.id;
  const call = (path, body) => actAdmin('POST', path, body).then(ask);
  return html`<section class="card"><header><h2>${scenario.id} ${scenario.name}</h2><span class="sp"></span>
      ${canWrite() ? html`<${Buttons} running=${running} scenario=${scenario} again=${isLast} call=${call} />` : null}</header>
    <div class="body stack">
      <div class="verdict" aria-live="polite">${saying({ isRunning, isLast, running, last, scenario, result })}</div>
      ${isLast && result && result.study ? html`<${Outcome} result=${result} />` : null}</div></section>`;
}

function Buttons({ running, scenario, again, call }) {
  if (!running && !scenario.id) return null;
  if (running)
    return html`<button type="button" class="btn sm" onClick=${() => call('/lab/stop')}>Stop ${running.scenario || running.name}</button>`;
  return html`<button type="button" class="btn sm pri" onClick=${() => call('/lab/run', { scenario: scenario.id })}>
    ${again ? 'Play again' : 'Play'}</button>`;
}

/** The headline: the progress, the verdict, or the scenario's description. */
function saying({ isRunning, isLast, running, last, scenario, result }) {
  if (isRunning) return html`<${Progress} running=${running} />`;
  if (!isLast) return html`<p class="t2">${scenario.about}</p>`;
  if (last.problem) return html`<p><em class="crit">${last.problem}</em></p>`;
  return result && result.study ? html`<${Verdict} verdict=${result.study.verdict} />` : html`<p class="dim">…</p>`;
}

const Progress = ({ running }) => html`<p><progress max="1" value=${running.share} aria-label="Played"></progress>
  <span class="s">${Math.round(running.share * 100)} %${running.remainingSeconds == null ? '' : `, about ${dur(running.remainingSeconds)} left`}; it pauses while the server handles calls</span></p>`;

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const Verdict = ({ verdict }) => html`<p><em class=${verdict.isFine ? 'ok' : ''}>${verdict.problem}</em>${verdict.remedy ? html`; <ins>${verdict.remedy}</ins>` : null}.
    ${verdict.variants.length ? ` ${capital(verdict.variants.join(', '))}.` : ''}</p>
  ${verdict.others.length ? html`<ul class="t2">${verdict.others.map((other) => html`<li>${other}</li>`)}</ul>` : null}`;

const MARKS = { held: ['ok', '✓'], broken: ['crit', '✕'], 'not clear': ['warn', '?'] };

function Outcome({ result }) {
  const { study, table, charts } = result;
  const [title, setTitle] = useState('');
  const chart = charts.find((one) => one.title === title) || telling(charts);
  return html`${
    study.expectations.length
      ? html`<ul class="expected">${study.expectations.map((one) => {
          const [style, mark] = MARKS[one.state];
          return html`<li><b class=${style}>${mark} ${one.state}</b> ${one.text}</li>`;
        })}</ul>`
      : null
  }
    ${
      chart
        ? html`<div class="leg">${table.columns.map((name, i) => html`<span class="lg"><i class="line" style=${{ background: `var(--l${i % 6})` }}></i>${name}</span>`)}
      <span class="sp"></span><label><span class="vh">Chart</span><select class="inp" onChange=${(event) => setTitle(event.target.value)}>
        ${charts.map((one) => html`<option key=${one.title} selected=${one === chart}>${one.title}</option>`)}</select></label></div>
      <${LabPlot} chart=${chart} />`
        : null
    }
    <p class="s">${dur(study.durationSeconds)} simulated; lines are medians, bands cover the middle 90 % of the runs${study.ending === 'complete' ? '' : '; stopped early, results so far'}</p>
    <${Table} table=${table} /><${Documents} />`;
}

const mean = (values) => values.reduce((sum, value) => sum + (value || 0), 0) / values.length;

/** The chart in which the base and the first variant differ most; the first chart without a variant. */
function telling(charts) {
  const difference = ({ time, lines }) => {
    const [base, variant] = [0, 1].map((column) => lines.find((line) => line.column === column && !line.dashed));
    const means = [base, variant].map((line) => (line ? mean(line.mid) : 0));
    return time ? Math.abs(means[0] - means[1]) / Math.max(...means, 1e-9) : 0;
  };
  const most = Math.max(...charts.map(difference), 0);
  return charts.find((chart) => difference(chart) === most) || charts[0];
}

const Table = ({ table }) => html`<div class="tw" tabindex="0" role="region" aria-label="Figures"><table><thead><tr><th><span class="vh">Figure</span></th>
    ${table.columns.map((name) => html`<th class="num">${name}</th>`)}</tr></thead>
  <tbody>${table.rows.map(
    (row) => html`<tr><td>${row.label}</td>${row.cells.map(
      (cell) => html`<td class="num">${cell.clear ? '' : '≈'}<b>${cell.median}</b> <small>${cell.bounds}</small></td>`,
    )}</tr>`,
  )}</tbody></table></div>`;

const Documents = () => html`<div class="btns"><span class="s">Save as:</span>${DOCUMENTS.map(
  ([format, label]) =>
    html`<a class="btn sm" href=${`/_tailback/lab/${format}`} download=${`lab.${format}`}>${label}</a>`,
)}<${Copy} label="curl" text=${curlAdmin('GET', '/lab/json')} /></div>`;

/** An editor for a scenario: the chosen one's file, or the text written before. */
function Own({ id, choose, ask }) {
  const [text, setText] = useState(written);
  const open = async (event) => {
    if (!event.target.open || !id) return;
    const answer = await fetch(`/_tailback/lab/scenarios/${id}`, { headers: { 'X-Tailback-Console': '1' } });
    if (answer.ok) setText(await answer.text());
  };
  const play = async () => {
    written = text;
    if (await actAdmin('POST', '/lab/run', { text })) choose('');
    ask();
  };
  return html`<details class="card own" onToggle=${open}><summary><b>Edit and play</b></summary>
    <div class="body"><textarea class="inp" aria-label="The scenario's file" spellcheck="false" value=${text}
        onInput=${(event) => setText(event.target.value)}></textarea>
      <button type="button" class="btn sm" onClick=${play}>Play this</button></div></details>`;
}

const Outside = ({ scenario }) => html`<section class="card"><header><h2>On the command line, with all runs</h2></header>
  <div class="body outside"><p class="t2">Uses all cores, repeats until the result is clear, and exits with 1 if an expectation is broken:</p>
    <${Code} text=${`tailback lab ${scenario.id} --html report.html`} />
    <p class="t2">To change it:</p><${Code} text=${`tailback lab show ${scenario.id} > mine.yaml`} /></div></section>`;
