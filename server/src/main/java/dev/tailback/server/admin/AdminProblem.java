package dev.tailback.server.admin;

import java.util.List;
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
  private final transient List<String> methods;

  private AdminProblem(int status, @Nullable String field, String message, String complaint) {
    this(status, field, message, complaint, List.of());
  }

  private AdminProblem(
      int status, @Nullable String field, String message, String complaint, List<String> methods) {
    super(message, null, false, false);
    this.status = status;
    this.field = field;
    this.complaint = complaint;
    this.methods = methods;
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

  /** The path exists, but not with the request's method; these methods work there. */
  static AdminProblem method(AdminRequest request, List<String> methods) {
    String message =
        request.method()
            + " is not supported on "
            + request.fullPath()
            + "; use "
            + String.join(" or ", methods)
            + ".";
    return new AdminProblem(405, null, message, message, methods);
  }

  int status() {
    return status;
  }

  /** The methods that work where the request's does not; otherwise empty. */
  List<String> methods() {
    return methods;
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
