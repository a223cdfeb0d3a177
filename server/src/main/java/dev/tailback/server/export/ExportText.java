package dev.tailback.server.export;

import dev.tailback.engine.queue.QueueLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the state of a server as a configuration file. */
final class ExportText {
  private final String account;
  private final String region;
  private final YamlLines lines = new YamlLines();

  ExportText(String account, String region) {
    this.account = account;
    this.region = region;
  }

  String of(ExportedState state, List<Definition> throttles, List<Definition> faults) {
    lines.note(
        0, "The state of a running Tailback in account " + account + ", region " + region + ".");
    lines.note(0, "Defaults are left out.");
    notInFile(state);
    lines.place(account, region);
    limits(state);
    QueuesText.write(
        QueueDraft.of(state.queues(), region), state.limits(), state.defaultLimits(), lines);
    rules("throttles", throttles);
    rules("faults", faults);
    named("alarms", state.scaling().alarms());
    named("scaling", state.scaling().targets());
    return lines.toString();
  }

  private void notInFile(ExportedState state) {
    lines.note(
        0,
        "Not in this file: options of the start (port, host, access keys, tokens, TLS, profile,"
            + " clock), monitoring and outgoing.");
    lines.note(
        0,
        "Not in this file: metrics, the states of alarms, desired capacities, the tokens of"
            + " throttles, the history of clients.");
    count(state.messages(), "message", "");
    count(state.queuesElsewhere(), "queue", " of other accounts or regions");
    count(state.scaling().alarmsElsewhere(), "alarm", " of other accounts or regions");
    count(
        state.scaling().targetsElsewhere(),
        "scalable target",
        " of other accounts or regions, with Auto Scaling groups");
    count(state.scaling().groups(), "Auto Scaling group", "");
    count(state.scaling().trackingAlarms(), "alarm", " of target tracking, which makes its own");
  }

  private void count(long count, String noun, String which) {
    if (count > 0) {
      String counted = count == 1 ? noun : noun + "s";
      lines.note(0, "Not in this file: " + count + " " + counted + which + ".");
    }
  }

  private void limits(ExportedState state) {
    Map<String, Object> limits =
        new LinkedHashMap<>(QueuesText.ownLimits(state.defaultLimits(), QueueLimits.AMAZON));
    if (state.storedBytes() != null) {
      limits.put("storedBytes", state.storedBytes());
    }
    if (!limits.isEmpty()) {
      lines.line(0, "limits: " + YamlText.flow(limits));
    }
  }

  private void rules(String section, List<Definition> rules) {
    open(section, rules);
    for (Definition rule : rules) {
      rule.notes().forEach(note -> lines.note(1, note));
      if (!rule.isLeftOut()) {
        lines.item(1, rule.fields());
      }
    }
  }

  private void named(String section, List<Definition> definitions) {
    open(section, definitions);
    for (Definition definition : definitions) {
      if (definition.isLeftOut()) {
        definition.notes().forEach(note -> lines.note(1, note));
      } else {
        lines.open(1, definition.name());
        definition.notes().forEach(note -> lines.note(2, note));
        lines.fields(2, definition.fields());
      }
    }
  }

  /** Begins a section, unless there would be nothing in it. */
  private void open(String section, List<Definition> definitions) {
    if (definitions.stream().anyMatch(definition -> !definition.isLeftOut())) {
      lines.line(0, section + ":");
    }
  }
}
