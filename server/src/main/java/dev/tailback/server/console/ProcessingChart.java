package dev.tailback.server.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.queue.Durations;

/** The processing times of a queue as a histogram on a logarithmic axis. */
final class ProcessingChart {
  private static final int BINS = 40;
  private static final double MILLIS = 1000;
  private static final long MIN_MILLIS = 1;
  private static final double MIN_RANGE = 10;

  private ProcessingChart() {}

  /** Adds the histogram and the percentiles, in seconds; nothing if there are no durations. */
  static void show(Durations processing, ObjectNode shown) {
    long count = processing.count();
    if (count == 0) {
      return;
    }
    double low = Math.max(MIN_MILLIS, processing.percentileMillis(0) * 0.5);
    double high = Math.max(processing.percentileMillis(100) * 1.1, low * MIN_RANGE);
    ObjectNode chart = shown.putObject("pt");
    chart.put("lo", low / MILLIS);
    chart.put("hi", high / MILLIS);
    ArrayNode bins = chart.putArray("bins");
    long seen = 0;
    for (int bin = 1; bin <= BINS; bin++) {
      double end = low * Math.pow(high / low, (double) bin / BINS);
      long upTo = bin == BINS ? count : processing.countUpTo((long) end);
      bins.add(upTo - seen);
      seen = upTo;
    }
    shown.put("p50", processing.percentileMillis(50) / MILLIS);
    shown.put("p95", processing.percentileMillis(95) / MILLIS);
    shown.put("p99", processing.percentileMillis(99) / MILLIS);
  }
}
