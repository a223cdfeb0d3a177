package dev.tailback.server.sqs.message;

import dev.tailback.server.wire.Input;
import java.util.List;

/** An action on messages. It says how many its calls carry, for rules that count messages. */
public interface MessageAction {

  /** Returns how many messages a call sends, deletes, changes or asks for. */
  int messages(Input input);

  /** Returns the entries of a call, which is its own entry unless it is a batch. */
  default List<Input> entries(Input input) {
    return List.of(input);
  }

  /** Returns the messages that a call sends. */
  default List<Input> sentMessages(Input input) {
    return List.of();
  }
}
