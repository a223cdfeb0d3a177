package dev.tailback.server.admin;

import java.util.List;

/** Refuses a request to the admin API; carries no stack trace. */
final class AdminException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String text;
  private final transient List<String> methods;

  private AdminException(int status, String text, List<String> methods) {
    super(text, null, false, false);
    this.status = status;
    this.text = text;
    this.methods = methods;
  }

  /** The request can't be read. */
  static AdminException request(String text) {
    return new AdminException(400, text, List.of());
  }

  /** There is nothing at the request's path. */
  static AdminException notFound(String text) {
    return new AdminException(404, text, List.of());
  }

  /** The request contradicts the present state. */
  static AdminException conflict(String text) {
    return new AdminException(409, text, List.of());
  }

  /** The request was valid but could not be carried out. */
  static AdminException failed(String text) {
    return new AdminException(500, text, List.of());
  }

  /** The path exists, but not with the request's method; these methods work there. */
  static AdminException method(AdminRequest request, List<String> methods) {
    String text =
        request.method()
            + " is not supported on "
            + request.fullPath()
            + "; use "
            + String.join(" or ", methods)
            + ".";
    return new AdminException(405, text, methods);
  }

  /** Returns the HTTP status. */
  int status() {
    return status;
  }

  /** Returns what is wrong, in a sentence. */
  String text() {
    return text;
  }

  /** Returns the methods that work where the request's does not; otherwise empty. */
  List<String> methods() {
    return methods;
  }
}
