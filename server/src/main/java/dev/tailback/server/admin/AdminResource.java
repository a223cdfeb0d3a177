package dev.tailback.server.admin;

import java.util.List;

/** One subject of the admin API: everything under {@code /_tailback/<name>}. */
interface AdminResource {

  /** Returns the parameters that the URL of a request may have; any other is refused. */
  default List<String> parameters(AdminRequest request) {
    return List.of();
  }

  /** Replies to a request. */
  AdminReply reply(AdminRequest request);
}
