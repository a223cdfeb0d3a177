package dev.tailback.server.snapshot;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Timeline;
import dev.tailback.pressure.Rules;

/**
 * The active throttles or faults.
 *
 * @param name the name of the section
 */
public record RulesSection(String name, Rules<?, ?> rules, Timeline timeline)
    implements StateSection {

  @Override
  public void writeTo(StateOutput out) {
    rules.writeTo(out);
  }

  @Override
  public void readFrom(StateInput in) {
    rules.readFrom(in, timeline);
  }

  /** A stop removes all rules, so that no call is held back. */
  @Override
  public boolean isClearedByStop() {
    return true;
  }
}
