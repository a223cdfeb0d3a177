/**
 * The numbers of queues and rules, as Prometheus scrapes them.
 *
 * <p>Start reading at {@link dev.tailback.server.prometheus.Scrape}.
 */
@NullMarked
package dev.tailback.server.prometheus;

import org.jspecify.annotations.NullMarked;
