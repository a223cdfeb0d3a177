package dev.tailback.engine.queue;

/**
 * A throttle that rejected a call.
 *
 * @param id its id in the admin API
 * @param perSecond how many calls or messages it lets through per second
 */
public record ThrottledBy(long id, double perSecond) {}
