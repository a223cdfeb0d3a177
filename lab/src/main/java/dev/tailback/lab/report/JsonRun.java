package dev.tailback.lab.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A run as JSON, with all its results. */
final class JsonRun {
  private JsonRun() {}

  static ObjectNode of(RunResult run) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("seed", run.seed());
    node.set("warmUpSeconds", JsonNumbers.node(run.warmUpSeconds()));
    node.set("playedSeconds", JsonNumbers.node(run.playedSeconds()));
    node.set("figures", figures(run.figures()));
    node.set("byQueue", named(run.byQueue()));
    node.set("byConsumer", named(run.byConsumer()));
    node.set("batches", batches(run));
    node.set("series", series(run));
    node.set("histograms", histograms(run));
    node.set("alarms", alarms(run));
    ArrayNode laws = node.putArray("brokenLaws");
    run.brokenLaws().forEach(laws::add);
    return node;
  }

  private static ObjectNode named(Map<String, Map<Figure, Double>> all) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(all).forEach((name, figures) -> node.set(name, figures(figures)));
    return node;
  }

  private static ObjectNode figures(Map<Figure, Double> figures) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(figures)
        .forEach((figure, value) -> node.set(figure.key(), JsonNumbers.node(value)));
    return node;
  }

  private static ObjectNode batches(RunResult run) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(run.batches())
        .forEach((figure, means) -> node.set(figure.key(), JsonNumbers.array(means)));
    return node;
  }

  private static ArrayNode series(RunResult run) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    run.series()
        .forEach(
            one -> {
              ObjectNode node = all.addObject();
              node.put("of", one.of()).put("measure", one.measure().key());
              node.set("stepSeconds", JsonNumbers.node(one.stepSeconds()));
              node.set("values", JsonNumbers.array(one.values()));
            });
    return all;
  }

  private static ArrayNode histograms(RunResult run) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    run.histograms()
        .forEach(
            one -> {
              ObjectNode node = all.addObject();
              node.put("of", one.of()).put("what", one.what());
              node.set("upToSeconds", JsonNumbers.array(one.upTo()));
              ArrayNode counts = node.putArray("counts");
              Arrays.stream(one.counts()).forEach(counts::add);
            });
    return all;
  }

  private static ArrayNode alarms(RunResult run) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    run.alarms()
        .forEach(
            one -> {
              ObjectNode node = all.addObject();
              node.put("name", one.name());
              ArrayNode changes = node.putArray("changes");
              one.changes()
                  .forEach(
                      change ->
                          changes
                              .addObject()
                              .put("state", change.state())
                              .set("atSeconds", JsonNumbers.node(change.atSeconds())));
            });
    return all;
  }
}
