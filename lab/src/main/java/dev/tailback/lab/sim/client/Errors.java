package dev.tailback.lab.sim.client;

import dev.tailback.pressure.FaultError;
import java.util.Set;

/** How clients classify errors: which are throttles, and which are worth another attempt. */
final class Errors {
  private static final Set<String> THROTTLES =
      Set.of(
          "RequestThrottled",
          "RequestThrottledException",
          "Throttling",
          "ThrottlingException",
          "ThrottledException",
          "TooManyRequestsException",
          "RequestLimitExceeded",
          "SlowDown",
          "PriorRequestNotComplete");
  private static final Set<String> FAULTS =
      Set.of(
          "InternalError",
          "InternalFailure",
          "InternalServerError",
          "ServiceUnavailable",
          "RequestTimeout",
          "RequestTimeoutException");
  private static final Set<Integer> THROTTLE_STATUSES = Set.of(429);
  private static final Set<Integer> FAULT_STATUSES = Set.of(500, 502, 503, 504);

  private Errors() {}

  static Outcome outcome(FaultError error) {
    return new Outcome(kind(error), 0);
  }

  private static Outcome.Kind kind(FaultError error) {
    Integer status = error.status();
    if (THROTTLES.contains(error.code())
        || (status != null && THROTTLE_STATUSES.contains(status))) {
      return Outcome.Kind.THROTTLED;
    }
    if (FAULTS.contains(error.code()) || (status != null && FAULT_STATUSES.contains(status))) {
      return Outcome.Kind.FAULT;
    }
    return error.code().equals("OverLimit") ? Outcome.Kind.OVER_LIMIT : Outcome.Kind.INVALID;
  }
}
