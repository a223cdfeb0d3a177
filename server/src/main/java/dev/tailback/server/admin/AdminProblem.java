package dev.tailback.server.admin;

import org.jspecify.annotations.Nullable;

/**
 * Why a request to the admin API, or what is read by its rules from elsewhere, is refused; it
 * carries no stack trace.
 */
public final class AdminProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String field;
  private final String complaint;

  private AdminProblem(int status, @Nullable String field, String message, String complaint) {
    super(message, null, false, false);
    this.status = status;
    this.field = field;
    this.complaint = complaint;
  }

  /** A field of the request is not as it must be. */
  static AdminProblem field(String field, String message) {
    return new AdminProblem(400, field, message, message);
  }

  /**
   * A field of the request is not as it must be.
   *
   * @param complaint what is wrong, for those who have been told the field
   */
  static AdminProblem field(String field, String message, String complaint) {
    return new AdminProblem(400, field, message, complaint);
  }

  /** The request can't be read at all. */
  static AdminProblem request(String message) {
    return new AdminProblem(400, null, message, message);
  }

  static AdminProblem notFound(String message) {
    return new AdminProblem(404, null, message, message);
  }

  static AdminProblem method(String allowed) {
    String message = "Use " + allowed + " here.";
    return new AdminProblem(405, null, message, message);
  }

  int status() {
    return status;
  }

  /** The field that is wrong, if it is one. */
  public @Nullable String field() {
    return field;
  }

  /** What is wrong, to be said after the field. */
  public String complaint() {
    return complaint;
  }
}
