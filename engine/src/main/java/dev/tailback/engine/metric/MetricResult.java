package dev.tailback.engine.metric;

import dev.tailback.engine.math.TimeSeries;

/**
 * A series that a query results in; an expression may result in several.
 *
 * @param id the query's id
 */
public record MetricResult(String id, String label, TimeSeries points) {}
