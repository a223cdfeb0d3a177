package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;

/** A subject that answers each request at once, with status 200. */
interface JsonResource extends AdminResource {

  /** Answers a request. */
  JsonNode answer(AdminRequest request);

  @Override
  default AdminReply reply(AdminRequest request) {
    return Admin.Answer.ok(answer(request));
  }
}
