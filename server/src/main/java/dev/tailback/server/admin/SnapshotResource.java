package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.server.snapshot.SavedSnapshot;
import dev.tailback.server.snapshot.SnapshotException;
import dev.tailback.server.snapshot.Snapshots;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Saves a snapshot: {@code POST snapshot}.
 *
 * @param snapshots {@code null} if the server was started without a file for them
 */
record SnapshotResource(@Nullable Snapshots snapshots) implements JsonResource {
  static final String NAME = "snapshot";

  @Override
  public JsonNode answer(AdminRequest request) {
    request.atMost(1).require("POST").body().only();
    if (snapshots == null) {
      throw AdminException.conflict(
          "There is no file for snapshots: start the server with --snapshot.");
    }
    try {
      return shown(snapshots.save());
    } catch (SnapshotException problem) {
      throw AdminException.failed("The snapshot was not saved: " + problem.getMessage() + ".");
    }
  }

  private static JsonNode shown(SavedSnapshot saved) {
    return AdminRequest.JSON
        .createObjectNode()
        .put("file", saved.file().toString())
        .put("bytes", saved.bytes())
        .put("time", Instant.ofEpochMilli(saved.engineMillis()).toString())
        .put("milliseconds", saved.took().toMillis())
        .put("longestPauseMicroseconds", saved.longestPause().toNanos() / 1_000);
  }
}
