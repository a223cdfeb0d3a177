package dev.tailback.server.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.lab.Catalogue;
import dev.tailback.lab.report.ChartsJson;
import dev.tailback.lab.report.JsonReport;
import dev.tailback.lab.report.TableJson;
import dev.tailback.lab.study.Study;
import dev.tailback.lab.study.StudyProgress;
import org.jspecify.annotations.Nullable;

/** The lab as JSON. */
final class LabJson {
  private static final ArrayNode SCENARIOS = scenarios();

  private LabJson() {}

  /**
   * Returns the built-in scenarios, the one being played, and the last one.
   *
   * @param played how many scenarios have been played: the number of the last result
   */
  static JsonNode show(@Nullable LabRun running, @Nullable LabRun last, int played) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("scenarios", SCENARIOS.deepCopy());
    node.set("running", running == null ? null : running(running));
    node.set("last", last == null ? null : last(last, played));
    return node;
  }

  /** Returns a result with its table and charts. */
  static JsonNode result(LabRun run) {
    ObjectNode node = named(run);
    node.put("problem", run.problem());
    Study study = run.study();
    if (study != null) {
      node.set("study", new JsonReport(false).tree(study));
      node.set("table", TableJson.of(study));
      node.set("charts", ChartsJson.of(study));
    }
    return node;
  }

  private static ObjectNode running(LabRun run) {
    StudyProgress progress = run.progress();
    ObjectNode node = named(run);
    node.put("share", progress == null ? 0 : progress.share());
    node.put("remainingSeconds", progress == null ? null : progress.remaining().toMillis() / 1e3);
    return node;
  }

  private static ObjectNode last(LabRun run, int number) {
    Study study = run.study();
    ObjectNode node = named(run);
    node.put("number", number);
    node.put("problem", run.problem());
    node.put("holds", study == null ? null : (Boolean) study.holds());
    node.put("verdict", study == null ? null : study.verdict().sentence());
    return node;
  }

  private static ObjectNode named(LabRun run) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    return node.put("scenario", run.id()).put("name", run.name());
  }

  private static ArrayNode scenarios() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    Catalogue.list()
        .forEach(
            entry ->
                all.addObject()
                    .put("id", entry.id())
                    .put("group", entry.group().title())
                    .put("name", entry.name())
                    .put("about", entry.about()));
    return all;
  }
}
