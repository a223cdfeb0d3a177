package dev.tailback.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;

/** The scalable targets of a server, in all accounts and regions. */
public final class RemoteScaling {
  private final Calls calls;

  RemoteScaling(Calls calls) {
    this.calls = calls;
  }

  /** Returns the targets as they are now. */
  public List<ScalingTarget> targets() {
    return calls.read(calls.get("scaling").path("targets"), new TypeReference<>() {});
  }

  /** Returns the last 50 activities, the newest first. */
  public List<ScalingActivity> activities() {
    return calls.read(calls.get("scaling").path("activities"), new TypeReference<>() {});
  }
}
