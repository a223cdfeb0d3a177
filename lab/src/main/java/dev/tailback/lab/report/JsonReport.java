package dev.tailback.lab.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.Seconds;
import dev.tailback.lab.study.Judgement;
import dev.tailback.lab.study.Study;
import dev.tailback.lab.study.statistics.Band;
import dev.tailback.lab.study.statistics.Confidence;
import dev.tailback.lab.study.statistics.Outcome;
import dev.tailback.lab.study.verdict.Verdict;
import java.util.List;
import java.util.Locale;

/**
 * A study as JSON: the bands, and below {@code runs} everything of every run that they were
 * computed from. The order of all keys is stable; what was not measured is {@code null}. {@code
 * docs/lab/RESULTS.md} has all keys.
 */
public final class JsonReport {
  /** The version of the format; it changes when a key is removed or changes its meaning. */
  public static final int FORMAT = 1;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final boolean hasRuns;

  /** Creates a report with all runs. */
  public JsonReport() {
    this(true);
  }

  /**
   * Creates a report.
   *
   * @param hasRuns whether it has the runs besides what was computed from them
   */
  public JsonReport(boolean hasRuns) {
    this.hasRuns = hasRuns;
  }

  /** Returns a study as JSON with line breaks, that ends with one. */
  public String text(Study study) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree(study)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a study as a tree. */
  public ObjectNode tree(Study study) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("format", FORMAT);
    node.put("name", study.scenario().name());
    node.put("durationSeconds", Seconds.of(study.scenario().duration()));
    node.put("ending", words(study.ending().name()));
    node.put("holds", study.holds());
    node.set("verdict", verdict(study.verdict()));
    node.set("expectations", expectations(study.judgements()));
    node.set("unclear", texts(study.unclear()));
    node.set("brokenLaws", texts(study.brokenLaws()));
    node.set("columns", outcomes(study, study.columns()));
    if (study.scenario().sweep() != null) {
      ObjectNode sweep = node.putObject("sweep");
      sweep.put("key", study.scenario().sweep().key());
      sweep.set("points", outcomes(study, study.points()));
    }
    return node;
  }

  private static ObjectNode verdict(Verdict verdict) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("isFine", verdict.isFine());
    node.put("sentence", verdict.sentence());
    node.put("problem", verdict.problem());
    node.put("remedy", verdict.remedy());
    node.set("variants", texts(verdict.variants()));
    node.set("others", texts(verdict.others()));
    return node;
  }

  private static ArrayNode expectations(List<Judgement> judgements) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Judgement one : judgements) {
      ObjectNode node = all.addObject();
      node.put("text", one.expectation().text());
      node.put("figure", one.expectation().figure().key());
      node.put("of", one.expectation().of());
      node.put("state", one.state().words());
      node.set("band", band(one.band()));
    }
    return all;
  }

  private ArrayNode outcomes(Study study, List<Outcome> outcomes) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    outcomes.forEach(outcome -> all.add(outcome(study, outcome)));
    return all;
  }

  private ObjectNode outcome(Study study, Outcome outcome) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", outcome.name());
    ObjectNode figures = node.putObject("figures");
    for (Figure figure : Figure.values()) {
      ObjectNode one = band(outcome.band(figure));
      Confidence confidence = outcome.confidence(figure, null);
      one.set("mean", JsonNumbers.node(confidence.mean()));
      one.set("halfWidth", JsonNumbers.node(confidence.halfWidth()));
      one.set("minusBase", band(outcome.minus(study.base(), figure, null).band()));
      figures.set(figure.key(), one);
    }
    if (hasRuns) {
      ArrayNode runs = node.putArray("runs");
      outcome.runs().forEach(run -> runs.add(JsonRun.of(run)));
    }
    return node;
  }

  private static ObjectNode band(Band band) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("median", JsonNumbers.node(band.median()));
    node.set("low", JsonNumbers.node(band.low()));
    node.set("high", JsonNumbers.node(band.high()));
    node.put("count", band.count());
    return node;
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    texts.forEach(all::add);
    return all;
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
