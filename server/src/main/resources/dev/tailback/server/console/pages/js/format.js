// Formats every number on the page, so that units and digits are consistent.

const grouped = new Intl.NumberFormat('en-US');
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;

/** A whole number with commas. */
export const int = (n) => grouped.format(Math.round(n));

/** A short whole number: from 100,000 on in thousands or millions. A dash if unknown. */
export function compact(n) {
  if (n == null) return '–';
  const whole = Math.round(n);
  if (whole < 100000) return grouped.format(whole);
  if (whole < 1e6) return grouped.format(Math.round(whole / 1000)) + ' k';
  return (whole / 1e6).toFixed(whole < 1e7 ? 2 : 1) + ' M';
}

/** A number per second. */
export function rate(perSecond) {
  if (!(perSecond > 0)) return '0';
  if (perSecond < 0.05) return '<0.1';
  if (perSecond < 100) return perSecond.toFixed(1);
  return grouped.format(Math.round(perSecond));
}

/** Seconds in at most one or two units: "0.4 s", "12 s", "4 min 10 s", "2 h 13 min", "3 d 4 h". */
export function dur(seconds, inOne) {
  if (seconds == null || !isFinite(seconds)) return '–';
  if (seconds < 0.05) return '0 s';
  if (seconds < 0.95) return seconds.toFixed(1) + ' s';
  if (seconds < 59.5) return Math.round(seconds) + ' s';
  if (seconds < 3570) return units(seconds, [MINUTE, 'min'], [1, 's'], 10, inOne);
  if (seconds < 84600) return units(seconds, [HOUR, 'h'], [MINUTE, 'min'], 24, inOne);
  return units(seconds, [DAY, 'd'], [HOUR, 'h'], 10, inOne);
}

function units(seconds, [big, bigName], [small, smallName], oneFrom, inOne) {
  if (inOne || seconds / big >= oneFrom) return Math.round(seconds / big) + ' ' + bigName;
  const count = Math.round(seconds / small);
  const rest = count % (big / small);
  return Math.floor(count / (big / small)) + ' ' + bigName + (rest ? ` ${rest} ${smallName}` : '');
}

/** A share of 1 in percent. */
export const pct = (share) => (share >= 0.0995 ? Math.round(share * 100) : (share * 100).toFixed(1)) + ' %';

/** The time of day in UTC, of seconds since the epoch. */
export const clock = (seconds) => new Date(seconds * 1000).toISOString().slice(11, 19);

/** Date and time of day in UTC. */
export const stamp = (seconds) => new Date(seconds * 1000).toISOString().replace('T', ' ').slice(0, 19) + ' Z';

const FORMATS = { int, rate, pct, dur, dur1: (seconds) => dur(seconds, true) };

/** Fills values into a template such as "grows by {2:rate}/s". */
export function say(template, values) {
  return template.replace(/\{(\d+)(?::(\w+))?\}/g, (_, index, format) => {
    const value = values[index];
    const known = FORMATS[format];
    return known && typeof value === 'number' ? known(value) : String(value ?? '–');
  });
}

/** A number with its noun: plural(2, "queue") is "2 queues". */
export const plural = (n, one, many = one + 's') => `${int(n)} ${n === 1 ? one : many}`;

/** The smallest of 1, 2, 5, 10, 20, 50 ... that is not below x. */
export function nice(x) {
  if (x <= 1) return 1;
  const power = Math.pow(10, Math.floor(Math.log10(x)));
  return [1, 2, 5, 10].find((m) => m * power >= x - 1e-9) * power;
}
