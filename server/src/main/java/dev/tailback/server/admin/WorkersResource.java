package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.config.Fields;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.scaling.PoolId;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.WorkerPool;
import dev.tailback.engine.scaling.WorkerPools;
import dev.tailback.server.scaling.PoolWatch;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pools of workers: {@code PUT scaling/workers/<name>} registers one or reports what it runs,
 * {@code GET} shows it, {@code DELETE} removes it; {@code PUT scaling/workers/<name>/desired} sets
 * the desired number of a pool that no target decides about.
 */
final class WorkersResource implements JsonResource {
  private static final String DESIRED = "desired";
  private static final int MAX_WORKERS = 1_000_000;
  private static final int MAX_POOLS = 1_000;
  private static final int MAX_NAME_LENGTH = 255;
  private static final int POOL_SEGMENTS = 3;

  private final EngineGate gate;
  private final Scaling scaling;
  private final PoolWatch watch;
  private final QueueNames names;

  WorkersResource(EngineGate gate, Scaling scaling, PoolWatch watch, QueueNames names) {
    this.gate = gate;
    this.scaling = scaling;
    this.watch = watch;
    this.names = names;
  }

  @Override
  public JsonNode answer(AdminRequest request) {
    PoolId id = id(request);
    String what = request.atMost(POOL_SEGMENTS + 1).segment(POOL_SEGMENTS);
    if (what.equals(DESIRED)) {
      return setDesired(id, request.require("PUT"));
    } else if (!what.isEmpty()) {
      throw AdminException.notFound("Under scaling/workers/" + id.name() + " there is desired.");
    }
    return switch (request.require("GET", "PUT", "DELETE").method()) {
      case "PUT" -> report(id, request);
      case "DELETE" -> remove(id, request);
      default -> show(id, request);
    };
  }

  private PoolId id(AdminRequest request) {
    String name = request.segment(2);
    if (name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
      throw AdminException.notFound(
          "Workers are under scaling/workers/<name>, with a name of 1 to 255 characters.");
    }
    return new PoolId(
        Objects.requireNonNullElse(request.account(), names.account()),
        Objects.requireNonNullElse(request.region(), names.region()),
        name);
  }

  private JsonNode report(PoolId id, AdminRequest request) {
    Fields body = request.body().only("min", "max", "actual");
    int min = required(body, "min");
    int max = required(body, "max");
    int actual = required(body, "actual");
    if (max < min) {
      throw body.wrong("max", "at least min (" + min + ")");
    }
    JsonNode shown = gate.call(queues -> report(id, min, max, actual));
    watch.reported(id);
    return shown;
  }

  private JsonNode report(PoolId id, int min, int max, int actual) {
    WorkerPools pools = scaling.pools();
    if (pools.find(id) == null && pools.size() >= MAX_POOLS) {
      throw AdminException.conflict("There are already workers of " + MAX_POOLS + " names.");
    }
    return show(pools.report(id, min, max, actual));
  }

  private static int required(Fields body, String name) {
    Integer value = body.whole(name, 0, MAX_WORKERS);
    if (value == null) {
      throw body.wrong(name, "a whole number of at least 0");
    }
    return value;
  }

  private JsonNode show(PoolId id, AdminRequest request) {
    request.body().only();
    return gate.call(queues -> show(find(id)));
  }

  private JsonNode remove(PoolId id, AdminRequest request) {
    request.body().only();
    gate.run(
        queues -> {
          find(id);
          scaling.pools().remove(id);
        });
    watch.left(id);
    return AdminRequest.JSON.createObjectNode();
  }

  private JsonNode setDesired(PoolId id, AdminRequest request) {
    int desired = required(request.body().only(DESIRED), DESIRED);
    return gate.call(
        queues -> {
          WorkerPool pool = find(id);
          ScalableTarget target = scaling.pools().targetOf(id);
          if (target != null) {
            throw AdminException.conflict(
                "The target "
                    + ScalingJson.id(target)
                    + " decides how many workers "
                    + id.name()
                    + " are to run.");
          }
          return show(scaling.pools().setDesired(pool, desired));
        });
  }

  private WorkerPool find(PoolId id) {
    WorkerPool pool = scaling.pools().find(id);
    if (pool == null) {
      throw AdminException.notFound("There are no workers " + id.name() + ".");
    }
    return pool;
  }

  /** Shows a pool in the form that its agent reads. */
  private ObjectNode show(WorkerPool pool) {
    @Nullable ScalableTarget target = scaling.pools().targetOf(pool.id());
    return AdminRequest.JSON
        .createObjectNode()
        .put("name", pool.id().name())
        .put(DESIRED, scaling.pools().desired(pool))
        .put("min", pool.min())
        .put("max", pool.max())
        .put("actual", pool.actual())
        .put("target", target == null ? null : ScalingJson.id(target));
  }
}
