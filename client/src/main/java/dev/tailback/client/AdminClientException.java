package dev.tailback.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/** Thrown when the admin API gives no answer, or not the expected one. The message says why. */
public final class AdminClientException extends IOException {
  private static final long serialVersionUID = 1;

  private final boolean isAnswered;

  private AdminClientException(String message, Throwable cause, boolean isAnswered) {
    super(message, cause);
    this.isAnswered = isAnswered;
  }

  private AdminClientException(String message) {
    super(message);
    isAnswered = true;
  }

  /** Returns whether any server answers. */
  boolean isAnswered() {
    return isAnswered;
  }

  static AdminClientException unreachable(URI url, IOException cause) {
    return new AdminClientException(
        server(url) + " cannot be reached: " + reason(cause), cause, false);
  }

  private static String reason(IOException problem) {
    if (problem instanceof HttpTimeoutException) {
      return "no answer in time";
    }
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "unknown host";
      }
      if (cause.getMessage() != null) {
        return cause.getMessage();
      }
    }
    return problem instanceof ConnectException ? "connection refused" : problem.toString();
  }

  static AdminClientException refused(URI url, int status, String error) {
    return new AdminClientException(
        error.isEmpty()
            ? server(url) + " is not a Tailback that has " + url.getPath() + ": status " + status
            : error);
  }

  static AdminClientException notUnderstood(URI url, IOException cause) {
    return new AdminClientException(
        server(url) + " is not a Tailback: its answer to " + url.getPath() + " is not understood",
        cause,
        true);
  }

  private static String server(URI url) {
    return url.getScheme() + "://" + url.getAuthority();
  }
}
