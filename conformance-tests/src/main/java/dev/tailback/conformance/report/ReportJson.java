package dev.tailback.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A report as JSON. */
final class ReportJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportJson() {}

  static void write(Report report, Path file) throws IOException {
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), tree(report));
  }

  private static ObjectNode tree(Report report) {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("target", report.target()).put("date", report.date().toString());
    counts(tree.putObject("counts"), report.results());
    ArrayNode groups = tree.putArray("groups");
    report.groups().forEach((name, results) -> group(groups.addObject(), name, results));
    return tree;
  }

  private static void group(ObjectNode group, String name, List<RuleResult> results) {
    group.put("group", name);
    counts(group.putObject("counts"), results);
    ArrayNode rules = group.putArray("rules");
    results.forEach(result -> rule(rules.addObject(), result));
  }

  private static void counts(ObjectNode counts, List<RuleResult> results) {
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome.toString(), Report.count(results, outcome));
    }
  }

  private static void rule(ObjectNode rule, RuleResult result) {
    rule.put("rule", result.rule().sentence()).put("outcome", result.outcome().toString());
    if (!result.why().isEmpty()) {
      rule.put("why", result.why());
    }
    rule.put("source", result.rule().source());
    if (result.rule().unsure() != null) {
      rule.put("unsure", result.rule().unsure());
    }
    result.rule().tags().forEach(rule.putArray("tags")::add);
    rule.put("requests", result.requests());
  }

  static Report read(Path file) throws IOException {
    JsonNode tree = JSON.readTree(file.toFile());
    List<RuleResult> results = new ArrayList<>();
    for (JsonNode group : tree.path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        results.add(result(group.path("group").asText(), rule));
      }
    }
    return new Report(
        tree.path("target").asText(), Instant.parse(tree.path("date").asText()), results);
  }

  private static RuleResult result(String group, JsonNode json) {
    List<String> tags = new ArrayList<>();
    json.path("tags").forEach(tag -> tags.add(tag.asText()));
    String unsure = json.has("unsure") ? json.path("unsure").asText() : null;
    Rule rule =
        new Rule(group, json.path("rule").asText(), json.path("source").asText(), unsure, tags);
    return new RuleResult(
        rule,
        Outcome.of(json.path("outcome").asText()),
        json.path("why").asText(),
        json.path("requests").asInt());
  }
}
