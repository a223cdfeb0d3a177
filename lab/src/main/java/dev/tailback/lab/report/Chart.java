package dev.tailback.lab.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.lab.study.statistics.Band;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A chart of the report.
 *
 * @param unit the key of the unit on the y axis: {@code count}, {@code rate}, {@code seconds},
 *     {@code share} or {@code dollars}
 * @param isOverTime whether x is time in seconds
 */
record Chart(String title, String unit, boolean isOverTime, List<Double> x, List<Line> lines) {

  /**
   * A line with its band around it.
   *
   * @param column the ordinal of its column, from 0: what gives it its color
   */
  record Line(String label, int column, boolean isDashed, List<Band> bands) {}

  /** Returns it as the page's script reads it. */
  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("title", title).put("unit", unit).put("time", isOverTime);
    ArrayNode xs = node.putArray("x");
    x.forEach(value -> add(xs, value));
    ArrayNode all = node.putArray("lines");
    lines.forEach(line -> all.add(json(line)));
    return node;
  }

  private static ObjectNode json(Line line) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("label", line.label()).put("column", line.column()).put("dashed", line.isDashed());
    node.set("mid", numbers(line.bands(), Band::median));
    node.set("low", numbers(line.bands(), Band::low));
    node.set("high", numbers(line.bands(), Band::high));
    return node;
  }

  private static ArrayNode numbers(List<Band> bands, ToDoubleFunction<Band> of) {
    ArrayNode node = JsonNodeFactory.instance.arrayNode(bands.size());
    bands.stream().mapToDouble(of).forEach(value -> add(node, value));
    return node;
  }

  private static void add(ArrayNode node, double value) {
    if (!Double.isFinite(value)) {
      node.addNull();
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      node.add((long) value);
    } else {
      node.add(Math.rint(value * 1e4) / 1e4);
    }
  }
}
