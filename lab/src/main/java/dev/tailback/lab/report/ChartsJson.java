package dev.tailback.lab.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tailback.lab.study.Study;

/** The charts of a study as JSON, for pages that do their own drawing. */
public final class ChartsJson {
  private ChartsJson() {}

  /**
   * Returns the charts: each has a {@code title}, a {@code unit}, {@code time} (whether x is time
   * in seconds), {@code x}, and {@code lines} with {@code label}, {@code column}, {@code dashed},
   * {@code mid}, {@code low} and {@code high}.
   */
  public static ArrayNode of(Study study) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    new Charts(study).all().forEach(chart -> all.add(chart.json()));
    return all;
  }
}
