package dev.tailback.server.admin;

import java.util.List;

/**
 * A subject that shows queues, and reports that somebody looks at them.
 *
 * @param look runs before each look
 */
record LookedAt(AdminResource shown, Runnable look) implements AdminResource {

  @Override
  public List<String> parameters(AdminRequest request) {
    return shown.parameters(request);
  }

  @Override
  public AdminReply reply(AdminRequest request) {
    look.run();
    return shown.reply(request);
  }
}
