// Draws the charts of a report. What they show is in the page as JSON.
(() => {
  const COLORS = 6;
  const DASHES = [[], [7, 3], [2, 3], [9, 3, 2, 3], [4, 2], [12, 4]];
  const charts = JSON.parse(document.getElementById('charts').textContent);
  const boxes = [...document.querySelectorAll('.plot')];
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const digits = (n) => (Math.abs(n) >= 100 || n === Math.round(n) ? Math.round(n).toLocaleString('en-US') : String(+n.toPrecision(3)));

  const UNITS = {
    count: (n) => (Math.abs(n) >= 1e6 ? digits(n / 1e6) + ' M' : Math.abs(n) >= 1e5 ? digits(n / 1e3) + ' k' : digits(n)),
    rate: (n) => digits(n) + '/s',
    share: (n) => digits(n * 100) + ' %',
    dollars: (n) => '$' + digits(n),
    seconds,
  };

  function seconds(n) {
    const small = Math.abs(n);
    if (small === 0) return '0';
    if (small < 1) return digits(n * 1e3) + ' ms';
    if (small < 60) return digits(n) + ' s';
    if (small < 3600) return digits(n / 60) + ' min';
    return small < 86400 ? digits(n / 3600) + ' h' : digits(n / 86400) + ' d';
  }

  const faded = (hex, opacity) => hex + Math.round(opacity * 255).toString(16).padStart(2, '0');

  /** The distances of marks on an axis of time, in seconds. */
  const TIMES = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800];

  function options(chart, box) {
    const axis = { stroke: css('--text3'), font: '11px system-ui', grid: { stroke: css('--line'), width: 1 }, ticks: { show: false }, gap: 6 };
    const x = chart.time ? seconds : digits;
    const series = [{}];
    const bands = [];
    for (const line of chart.lines) {
      const color = css('--c' + (line.column % COLORS));
      const at = series.length;
      const none = { stroke: 'transparent', width: 0, points: { show: false } };
      series.push({ ...none }, { ...none });
      series.push({ label: line.label, stroke: color, width: 1.7, dash: line.dashed ? [3, 3] : DASHES[line.column % COLORS], points: { show: !chart.time, size: 6 } });
      if (!line.dashed) bands.push({ series: [at + 1, at], fill: faded(color, 0.14) });
    }
    return {
      width: box.clientWidth,
      height: box.clientHeight,
      padding: [10, 26, 0, 0],
      legend: { show: false },
      cursor: { sync: { key: chart.time ? 'time' : null }, points: { show: false }, y: false, drag: { x: false, y: false } },
      scales: { x: { time: false }, y: { range: (_, __, max) => [0, max > 0 ? max * 1.08 : 1] } },
      axes: [
        { ...axis, grid: { show: false }, space: 70, size: 26, incrs: chart.time ? TIMES : undefined, values: (_, all) => all.map(x) },
        { ...axis, size: 62, space: 34, incrs: chart.unit === 'seconds' ? [0.001, 0.01, 0.1, ...TIMES] : undefined, values: (_, all) => all.map(UNITS[chart.unit]) },
      ],
      series,
      bands,
      hooks: { setCursor: [(plot) => readOut(plot, chart, x, box)] },
    };
  }

  function readOut(plot, chart, x, box) {
    const at = plot.cursor.idx;
    const output = box.parentElement.querySelector('output');
    output.textContent =
      at == null
        ? ''
        : [x(chart.x[at]), ...chart.lines.map((line) => `${line.label}${line.dashed ? ' (dashed)' : ''} ${line.mid[at] == null ? '–' : UNITS[chart.unit](line.mid[at])}`)].join('   ');
  }

  const data = (chart) => [chart.x, ...chart.lines.flatMap((line) => [line.low, line.high, line.mid])];

  let plots = [];
  function draw() {
    plots.forEach((plot) => plot.destroy());
    plots = charts.map((chart, n) => new uPlot(options(chart, boxes[n]), data(chart), boxes[n]));
  }

  draw();
  addEventListener('resize', draw);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  matchMedia('print').addEventListener('change', draw);
})();
