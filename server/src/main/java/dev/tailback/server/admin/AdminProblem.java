package dev.tailback.server.admin;

import org.jspecify.annotations.Nullable;

/** Why a request to the admin API is refused; it carries no stack trace. */
final class AdminProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String field;

  private AdminProblem(int status, @Nullable String field, String message) {
    super(message, null, false, false);
    this.status = status;
    this.field = field;
  }

  /** A field of the request is not as it must be. */
  static AdminProblem field(String field, String message) {
    return new AdminProblem(400, field, message);
  }

  /** The request can't be read at all. */
  static AdminProblem request(String message) {
    return new AdminProblem(400, null, message);
  }

  static AdminProblem notFound(String message) {
    return new AdminProblem(404, null, message);
  }

  static AdminProblem method(String allowed) {
    return new AdminProblem(405, null, "Use " + allowed + " here.");
  }

  int status() {
    return status;
  }

  /** The field that is wrong, if it is one. */
  @Nullable String field() {
    return field;
  }
}
