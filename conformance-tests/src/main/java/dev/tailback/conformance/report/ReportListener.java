package dev.tailback.conformance.report;

import dev.tailback.conformance.Options;
import dev.tailback.conformance.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes the report of a run with rules. */
public final class ReportListener implements TestExecutionListener {
  private static final int MOST_CHARACTERS = 240;

  /** Generated names differ in each run, and the report should not. */
  private static final Pattern QUEUE_NAME = Pattern.compile("conformance-[0-9a-f]{8}-[0-9]+");

  private final Map<String, RuleResult> results = new ConcurrentHashMap<>();
  private final Map<String, String> entries = new ConcurrentHashMap<>();
  private @Nullable TestPlan plan;

  @Override
  public void testPlanExecutionStarted(TestPlan testPlan) {
    plan = testPlan;
  }

  @Override
  public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
    entry.getKeyValuePairs().forEach((key, value) -> entries.put(test.getUniqueId() + key, value));
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    addAll(test, Outcome.NOT_RUN, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Throwable failure = result.getThrowable().orElse(null);
    if (failure != null) {
      addAll(test, Outcome.FAILED, shortly(failure));
    } else if (test.isTest()) {
      String difference = entries.get(test.getUniqueId() + "differs");
      Outcome outcome = difference == null ? Outcome.PASSED : Outcome.DIFFERS;
      add(test, outcome, difference == null ? "" : difference);
    }
  }

  /**
   * Returns a short text of a failure: AssertJ's texts begin with a blank line, and may be long.
   */
  private static String shortly(Throwable failure) {
    Throwable why =
        failure instanceof ConditionTimeoutException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String text = String.valueOf(why.getMessage()).strip();
    text = QUEUE_NAME.matcher(text).replaceAll("a-queue").replaceAll("\\s+", " ");
    String named =
        why instanceof AssertionError ? text : why.getClass().getSimpleName() + ": " + text;
    return named.length() <= MOST_CHARACTERS
        ? named
        : named.substring(0, MOST_CHARACTERS - 3) + "...";
  }

  /** A failing class takes its rules with it. */
  private void addAll(TestIdentifier test, Outcome outcome, String why) {
    add(test, outcome, why);
    if (plan != null && test.isContainer()) {
      plan.getDescendants(test).forEach(child -> add(child, outcome, why));
    }
  }

  private void add(TestIdentifier test, Outcome outcome, String why) {
    Rule rule = rule(test);
    if (rule != null) {
      int requests = Integer.parseInt(entries.getOrDefault(test.getUniqueId() + "requests", "0"));
      results.put(test.getUniqueId(), new RuleResult(rule, outcome, why, requests));
    }
  }

  private static @Nullable Rule rule(TestIdentifier test) {
    Method method =
        test.getSource()
            .filter(MethodSource.class::isInstance)
            .map(source -> ((MethodSource) source).getJavaMethod())
            .orElse(null);
    return method == null ? null : Rule.of(method);
  }

  @Override
  public void testPlanExecutionFinished(TestPlan testPlan) {
    if (results.isEmpty()) {
      return;
    }
    Report report = new Report(targetName(), Instant.now(), sorted());
    try {
      write(report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String targetName() {
    try {
      return Target.current().name();
    } catch (RuntimeException e) {
      return "No target: " + e.getMessage();
    }
  }

  private List<RuleResult> sorted() {
    return results.values().stream()
        .sorted(
            Comparator.comparing((RuleResult result) -> result.rule().group())
                .thenComparing(result -> result.rule().sentence()))
        .toList();
  }

  private static void write(Report report) throws IOException {
    Path json = Options.report("json");
    Files.createDirectories(json.toAbsolutePath().getParent());
    ReportJson.write(report, json);
    Files.writeString(Options.report("md"), ReportMarkdown.of(report));
    Files.writeString(Options.report("summary.md"), ReportMarkdown.summaryOf(report));
    System.out.printf(
        "%s: %d rules, %d passed, %d failed, %d differ as declared, %d not run: %s%n",
        report.target(),
        report.results().size(),
        report.with(Outcome.PASSED).size(),
        report.with(Outcome.FAILED).size(),
        report.with(Outcome.DIFFERS).size(),
        report.with(Outcome.NOT_RUN).size(),
        Options.report("md"));
  }
}
