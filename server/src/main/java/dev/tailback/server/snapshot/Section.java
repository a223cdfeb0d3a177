package dev.tailback.server.snapshot;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.function.Consumer;

/**
 * A section that a stop leaves as it is.
 *
 * @param writer writes it
 * @param reader reads what was written
 */
public record Section(String name, Consumer<StateOutput> writer, Consumer<StateInput> reader)
    implements StateSection {

  @Override
  public void writeTo(StateOutput out) {
    writer.accept(out);
  }

  @Override
  public void readFrom(StateInput in) {
    reader.accept(in);
  }
}
