// What is shown of queues that are in another SQS: what is known of them, and what asking for it costs.
import { compact, int, plural, rate } from './format.js';
import { html } from './preact.js';
import { S } from './store.js';
import { Known } from './ui.js';

/** Why something is not known. */
export const NOT_TOLD = () => `Not known: ${S.upstream.name} has not said it in the last two minutes`;
export const NO_AGE = 'Not known: SQS does not say how old messages are';

/** Returns why a queue's number is not known, if it is in another SQS. */
export const whyNot = () => (S.upstream ? NOT_TOLD() : undefined);

const dollars = (calls) => {
  const sum = (calls * S.upstream.dollarsAMillion) / 1e6;
  return sum < 0.0001 && calls ? 'less than $0.0001' : `about $${sum.toFixed(sum < 1 ? 4 : 2)}`;
};

/** How many calls were made, and what they cost. */
export function Calls() {
  if (!S.upstream) return null;
  const [forwarded, asked] = S.calls;
  return html`<p class="s calls">In front of <b>${S.upstream.name}</b>: ${plural(forwarded, 'call')} forwarded, ${int(asked)} to ask about
    its queues, once a minute each while somebody looks; ${dollars(forwarded + asked)} at $${S.upstream.dollarsAMillion.toFixed(2)} a million.</p>`;
}

const Fact = ({ label, children }) => html`<div class="fig"><dt>${label}</dt><dd>${children}</dd></div>`;

/** Stands where the drawing of a queue would be. */
export const WhatIsKnown = ({ queue }) => html`<div class="body stack">
  <dl class="figs" tabindex="0" aria-label="Numbers of the queue">
    <${Fact} label="Waiting"><${Known} text=${compact(queue.visible)} why=${NOT_TOLD()} /><//>
    <${Fact} label="In flight"><${Known} text=${compact(queue.inFlight)} why=${NOT_TOLD()} /><//>
    <${Fact} label="Delayed"><${Known} text=${compact(queue.delayed)} why=${NOT_TOLD()} /><//>
    <${Fact} label="Arrive"><span>${rate(queue.in)}<small>/s</small></span><//>
    <${Fact} label="Leave"><span>${rate(queue.out)}<small>/s</small></span><//>
    <${Fact} label="Come back"><span>${rate(queue.repeat)}<small>/s</small></span><//>
  </dl>
  <p class="s">The messages are in ${S.upstream.name}. The first three numbers are what it says once a minute; the rates, consumers and
    producers are those of the calls that come through here. The messages themselves, their age, who holds them, and which expire or
    become dead letters are not known here.</p></div>`;
