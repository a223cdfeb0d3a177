// Charts over time, drawn by uPlot, which is loaded with the first view that has one.
import { html, useLayoutEffect, useRef } from './preact.js';
import { clock } from './format.js';
import { S } from './store.js';

const uPlot = await new Promise((resolve, reject) => {
  const script = document.createElement('script');
  script.src = '/_tailback/console/js/uplot.js';
  script.onload = () => resolve(self.uPlot);
  script.onerror = () => reject(new Error('uPlot cannot be loaded'));
  document.head.append(script);
});

/** The value of a design token. */
export const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** A color of the theme with an opacity. */
export function faded(name, opacity) {
  const parts = /^#(..)(..)(..)$/.exec(css(name));
  return parts
    ? `rgba(${parts
        .slice(1)
        .map((hex) => parseInt(hex, 16))
        .join(',')},${opacity})`
    : css(name);
}

const STACK_OPACITY = 0.75;
const FILL_OPACITY = 0.12;

/**
 * A chart with a title, a legend that is replaced by what is under the pointer, and the plot.
 *
 * - x: seconds since the epoch
 * - series: { label, color, values, fill, dash, step, stack }, where stacked ones are added up in order
 * - lines: { label, color, value }, thresholds
 * - marks: { at, label, color }, points in time
 */
export function Chart({ title, legend, note, ...plot }) {
  const readout = useRef();
  return html`<section class="card chart"><header><h2>${title}</h2><span class="leg">${legend}</span></header>
    <output class="at" ref=${readout}></output>
    <div class="body"><${Plot} ...${plot} readout=${readout} />${note ? html`<p class="s note-of-chart">${note}</p>` : null}</div>
      </section>`;
}

function rowsOf({ x, series, lines = [] }) {
  let sum = null;
  const rows = [x];
  for (const one of series) {
    if (one.stack) sum = one.values.map((v, i) => (v == null ? null : v + (sum ? sum[i] || 0 : 0)));
    rows.push(one.stack ? sum : one.values);
  }
  for (const line of lines) rows.push(x.map(() => line.value));
  return rows;
}

/** Draws a chart that fills an element, and draws it again when an input has changed. */
export function usePlot(element, describe, inputs) {
  const chart = useRef();
  useLayoutEffect(() => {
    const size = () => ({ width: element.current.clientWidth, height: element.current.clientHeight });
    const { options, data } = describe();
    chart.current = new uPlot({ ...options, ...size() }, data, element.current);
    const resized = new ResizeObserver(
      () => element.current && element.current.clientWidth && chart.current.setSize(size()),
    );
    resized.observe(element.current);
    return () => {
      resized.disconnect();
      chart.current.destroy();
    };
  }, [S.theme, ...inputs]);
  return chart;
}

/** The style of axes. */
export const axisStyle = () => ({
  stroke: css('--text3'),
  font: '11px system-ui',
  grid: { stroke: css('--line'), width: 1 },
  ticks: { show: false },
  gap: 6,
});

export function Plot(plot) {
  const element = useRef();
  const latest = useRef();
  latest.current = plot;
  const { series, lines = [], label } = plot;
  const describe = () => ({ options: options(latest), data: rowsOf(latest.current) });
  const chart = usePlot(element, describe, [plot.id, series.length, lines.length]);
  useLayoutEffect(() => {
    chart.current.setData(rowsOf(plot));
  });
  return html`<div class="plot" ref=${element} role="img" aria-label=${label}></div>`;
}

function options(latest) {
  const { series, lines = [], unit = String, min = 1, sync = 'queue' } = latest.current;
  const isStacked = series.some((one) => one.stack);
  const axis = axisStyle();
  return {
    padding: [10, 18, 0, 0],
    legend: { show: false },
    cursor: { sync: { key: sync }, points: { size: 6 }, y: false, drag: { x: false, y: false } },
    scales: { x: { time: true }, y: { range: (_, __, max) => [0, Math.max(min, (max || 0) * 1.12)] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        space: 70,
        size: 26,
        values: (_, values) => values.map((s) => clock(s).slice(0, 5)),
      },
      { ...axis, size: 46, space: 34, values: (_, values) => values.map(unit) },
    ],
    series: [
      {},
      ...series.map((one, i) => ({
        label: one.label,
        stroke: css(one.color),
        width: one.stack ? 1 : 1.6,
        dash: one.dash,
        paths: one.step ? uPlot.paths.stepped({ align: 1 }) : undefined,
        points: { show: false },
        spanGaps: true,
        fill: one.stack
          ? i === 0
            ? faded(one.color, STACK_OPACITY)
            : undefined
          : one.fill
            ? faded(one.color, FILL_OPACITY)
            : undefined,
      })),
      ...lines.map((line) => ({
        label: line.label,
        stroke: css(line.color || '--crit'),
        width: 1.4,
        dash: [5, 4],
        points: { show: false },
      })),
    ],
    bands: isStacked
      ? series.map((one, i) => ({ series: [i + 1, i], fill: faded(one.color, STACK_OPACITY) })).slice(1)
      : [],
    hooks: {
      draw: [(plot) => (latest.current.marks || []).forEach((mark, i, all) => drawMark(plot, mark, i, all.length))],
      setCursor: [(plot) => readOut(plot, latest.current)],
    },
  };
}

/** Draws a mark as a dashed line with a label. Of two, the first has its label on the left, the second lower down. */
function drawMark(plot, mark, index, count) {
  const { ctx, bbox } = plot;
  const x = Math.round(plot.valToPos(mark.at, 'x', true));
  if (x < bbox.left || x > bbox.left + bbox.width) return;
  const dpr = devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = css(mark.color);
  ctx.lineWidth = dpr;
  ctx.setLineDash([3 * dpr, 3 * dpr]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.font = `${11 * dpr}px system-ui`;
  const width = ctx.measureText(mark.label).width + 8 * dpr;
  const fitsLeft = x - bbox.left > width;
  const fitsRight = bbox.left + bbox.width - x > width;
  const isLeft = count > 1 && index === 0 && fitsLeft ? true : !fitsRight;
  ctx.textAlign = isLeft ? 'right' : 'left';
  ctx.fillText(mark.label, x + (isLeft ? -5 : 5) * dpr, bbox.top + (index ? 23 : 9) * dpr);
  ctx.restore();
}

function readOut(plot, { series, unit = String, readout }) {
  if (!readout || !readout.current) return;
  const index = plot.cursor.idx;
  readout.current.textContent =
    index == null
      ? ''
      : clock(plot.data[0][index]) +
        ' ' +
        series.map((one) => `${one.label} ${unit(one.values[index] ?? 0)}`).join(' ');
}
