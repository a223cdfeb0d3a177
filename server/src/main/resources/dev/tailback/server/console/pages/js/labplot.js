// A chart of the lab: a line for each column, with a band around it.
import { axisStyle, css, faded, usePlot } from './charts.js';
import { compact, dur, pct, rate } from './format.js';
import { html, useRef } from './preact.js';

const COLORS = 6;
const BAND_OPACITY = 0.14;
const DASHES = [[], [7, 3], [2, 3], [9, 3, 2, 3], [4, 2], [12, 4]];
const TIMES = [1, 5, 10, 30, 60, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];
const UNITS = {
  count: (n) => (Math.abs(n) < 10 ? String(+n.toFixed(2)) : compact(n)),
  rate: (n) => rate(n) + '/s',
  share: pct,
  seconds: (n) => dur(n, true),
  dollars: (n) => '$' + n.toFixed(2),
};

export function LabPlot({ chart }) {
  const element = useRef();
  const readout = useRef();
  const data = () => [chart.x, ...chart.lines.flatMap((line) => [line.low, line.high, line.mid])];
  usePlot(element, () => ({ options: options(chart, readout), data: data() }), [chart]);
  return html`<div class="labplot"><output class="s" ref=${readout}></output>
    <div class="plot" ref=${element} role="img" aria-label=${chart.title}></div></div>`;
}

const xText = (chart) => (chart.time ? (n) => dur(n) : String);

function options(chart, readout) {
  const axis = axisStyle();
  const series = [{}];
  const bands = [];
  for (const line of chart.lines) {
    const color = `--l${line.column % COLORS}`;
    const edge = { stroke: 'transparent', width: 0, points: { show: false } };
    if (!line.dashed) bands.push({ series: [series.length + 1, series.length], fill: faded(color, BAND_OPACITY) });
    series.push(edge, { ...edge }, {
      stroke: css(color),
      width: 1.7,
      dash: line.dashed ? [3, 3] : DASHES[line.column % COLORS],
      points: { show: !chart.time, size: 6 },
    });
  }
  return {
    padding: [10, 34, 0, 0],
    legend: { show: false },
    cursor: { points: { show: false }, y: false, drag: { x: false, y: false } },
    scales: { x: { time: false }, y: { range: (_, __, max) => [0, max > 0 ? max * 1.08 : 1] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        space: 80,
        size: 26,
        incrs: chart.time ? TIMES : undefined,
        values: (_, all) => all.map(xText(chart)),
      },
      {
        ...axis,
        size: 56,
        space: 34,
        incrs: chart.unit === 'seconds' ? [0.01, 0.1, ...TIMES] : undefined,
        values: (_, all) => all.map(UNITS[chart.unit]),
      },
    ],
    series,
    bands,
    hooks: { setCursor: [(plot) => readOut(plot, chart, readout)] },
  };
}

function readOut(plot, chart, readout) {
  if (!readout.current) return;
  const at = plot.cursor.idx;
  const texts = chart.lines.map((line) => {
    const value = line.mid[at];
    return `${line.label}${line.dashed ? ' (dashed)' : ''} ${value == null ? '–' : UNITS[chart.unit](value)}`;
  });
  readout.current.textContent = at == null ? '' : [xText(chart)(chart.x[at]), ...texts].join('   ');
}
