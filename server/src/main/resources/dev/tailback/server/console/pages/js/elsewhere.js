// What the console shows about queues in another SQS, and what polling them costs.
import { compact, int, plural, rate } from './format.js';
import { html } from './preact.js';
import { S } from './store.js';
import { Known } from './ui.js';

/** Reasons why a value is unknown. */
export const NOT_TOLD = () => `Unknown: ${S.upstream.name} has not reported it in the last two minutes`;
export const NO_AGE = 'Unknown: SQS does not report the age of messages';

/** Returns why a number is unknown, if the queue is in another SQS. */
export const whyNot = () => (S.upstream ? NOT_TOLD() : undefined);

const dollars = (calls) => {
  const sum = (calls * S.upstream.dollarsAMillion) / 1e6;
  return sum < 0.0001 && calls ? 'less than $0.0001' : `about $${sum.toFixed(sum < 1 ? 4 : 2)}`;
};

/** The number of calls and what they cost. */
export function Calls() {
  if (!S.upstream) return null;
  const [forwarded, asked] = S.calls;
  return html`<p class="s calls">In front of <b>${S.upstream.name}</b>: ${plural(forwarded, 'call')} forwarded, ${int(asked)} to poll
    its queues, each once a minute while somebody looks; ${dollars(forwarded + asked)} at $${S.upstream.dollarsAMillion.toFixed(2)} a million.</p>`;
}

const Fact = ({ label, children }) => html`<div class="fig"><dt>${label}</dt><dd>${children}</dd></div>`;

/** Replaces the drawing of a queue. */
export const WhatIsKnown = ({ queue }) => html`<div class="body stack">
  <dl class="figs" tabindex="0" aria-label="Numbers of the queue">
    <${Fact} label="Waiting"><${Known} text=${compact(queue.visible)} why=${NOT_TOLD()} /><//>
    <${Fact} label="In flight"><${Known} text=${compact(queue.inFlight)} why=${NOT_TOLD()} /><//>
    <${Fact} label="Delayed"><${Known} text=${compact(queue.delayed)} why=${NOT_TOLD()} /><//>
    <${Fact} label="Arrive"><span>${rate(queue.in)}<small>/s</small></span><//>
    <${Fact} label="Leave"><span>${rate(queue.out)}<small>/s</small></span><//>
    <${Fact} label="Come back"><span>${rate(queue.repeat)}<small>/s</small></span><//>
  </dl>
  <p class="s">The messages are in ${S.upstream.name}. It is polled once a minute for the first three numbers. Rates, consumers and
    producers are those of the calls through this server. The messages themselves, their age and holders, and which of them expire or
    become dead letters are unknown here.</p></div>`;
