package dev.tailback.server.prometheus;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.server.forward.seen.Seeing;
import dev.tailback.server.rules.GatedRules;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Answers a scrape: the numbers of all queues, throttles and faults, and those of the JVM, as
 * OpenMetrics text. May be used by any thread.
 *
 * @see <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/">OpenMetrics</a>
 */
public final class Scrape {
  /** The content type of the text. */
  public static final String CONTENT_TYPE = OpenMetricsTextFormatWriter.CONTENT_TYPE;

  private final EngineGate gate;
  private final GatedRules<ThrottleRule> throttles;
  private final GatedRules<FaultRule> faults;
  private final @Nullable Seeing seeing;
  private final OpenMetricsTextFormatWriter writer =
      OpenMetricsTextFormatWriter.builder().setCreatedTimestampsEnabled(false).build();

  /* Created by the first scrape, because JVM metrics would delay the start. */
  private @Nullable PrometheusRegistry registry;

  /**
   * Creates the answers of a server.
   *
   * @param seeing what it sees of the upstream, {@code null} if there is none
   */
  public Scrape(
      EngineGate gate,
      GatedRules<ThrottleRule> throttles,
      GatedRules<FaultRule> faults,
      @Nullable Seeing seeing) {
    this.seeing = seeing;
    this.gate = gate;
    this.throttles = throttles;
    this.faults = faults;
  }

  private synchronized PrometheusRegistry registry() {
    if (registry == null) {
      registry = new PrometheusRegistry();
      registry.register(new QueueCollector(gate));
      registry.register(new RuleCollector(throttles, faults));
      if (seeing != null) {
        registry.register(new UpstreamCollector(seeing));
      }
      JvmMetrics.builder().register(registry);
    }
    return registry;
  }

  /** Returns the numbers as they are now. */
  public byte[] text() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      writer.write(text, registry().scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toByteArray();
  }
}
