package dev.tailback.server.outgoing;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.ScalingActivity;
import dev.tailback.engine.scaling.ScalingListener;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.time.Timeline;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the targets whose resource is an address, in the namespace {@code custom-resource}:
 * gets the capacity from the address when a target is registered, and sends it each desired
 * capacity from then on, one at a time. Until it has the capacity it is polled every two seconds of
 * real time, and every half minute while it does not answer or has failed. A pool of workers with
 * the target's name takes precedence.
 *
 * @see <a href="https://github.com/aws/aws-auto-scaling-custom-resource">Custom resources</a>
 */
public final class CustomResources implements ScalingListener {
  private static final System.Logger LOG = System.getLogger(CustomResources.class.getName());
  private static final String NAMESPACE = "custom-resource";
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(30);

  private final EngineGate gate;
  private final Timeline timeline;
  private final Scaling scaling;
  private final OutgoingHttp http;
  private final Duration pauseAfterFailure;
  private final Map<TargetId, Resource> resources = new HashMap<>();

  /** Creates a listener that is to be added to the scaling behind a gate, inside it. */
  public CustomResources(EngineGate gate, Timeline timeline, Scaling scaling, OutgoingHttp http) {
    this(gate, timeline, scaling, http, PAUSE_AFTER_FAILURE);
  }

  CustomResources(
      EngineGate gate,
      Timeline timeline,
      Scaling scaling,
      OutgoingHttp http,
      Duration pauseAfterFailure) {
    this.pauseAfterFailure = pauseAfterFailure;
    this.gate = gate;
    this.timeline = timeline;
    this.scaling = scaling;
    this.http = http;
  }

  @Override
  public void registered(ScalableTarget target) {
    URI url = address(target.id());
    if (url != null) {
      scaling.carryOutside(target);
      Resource resource = new Resource(target, url);
      resources.put(target.id(), resource);
      resource.ask();
    }
  }

  /** Returns the address that a target's resource is, {@code null} if it is not one. */
  private static @Nullable URI address(TargetId id) {
    if (!id.namespace().equals(NAMESPACE) || !id.resource().matches("(?i)https?://.+")) {
      return null;
    }
    try {
      URI url = new URI(id.resource());
      return url.getHost() == null ? null : url;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  @Override
  public void desiredChanged(ScalableTarget target, ScalingActivity activity) {
    Resource resource = resources.get(target.id());
    if (resource != null && scaling.pools().carrierOf(target) == null) {
      resource.change();
    }
  }

  @Override
  public void deregistered(ScalableTarget target) {
    resources.remove(target.id());
  }

  /** One target's resource. Its fields are used inside the gate only. */
  private final class Resource {
    private final ScalableTarget target;
    private final URI url;
    private int requests;
    private boolean isTelling;
    private boolean isOutdated;
    private boolean isLogged;

    Resource(ScalableTarget target, URI url) {
      this.target = target;
      this.url = url;
    }

    /** Asks for its state. Once a capacity was sent to it, the answer no longer matters. */
    void ask() {
      Outcome outcome = new Outcome(this, ++requests, this::found);
      timeline.reply(() -> http.send(request("GET", ""), outcome));
    }

    private void askAfter(Duration pause, Consumer<ResourceState> answer) {
      Outcome outcome = new Outcome(this, ++requests, answer);
      timeline.reply(() -> http.sendLater(request("GET", ""), pause, outcome));
    }

    /** Sends it the desired capacity, as soon as it has answered the last request. */
    void change() {
      isOutdated = isTelling;
      if (isTelling) {
        return;
      }
      isTelling = true;
      String body = "{\"desiredCapacity\":" + target.desired() + "}";
      Outcome outcome = new Outcome(this, ++requests, this::follow);
      timeline.reply(() -> http.send(request("PATCH", body), outcome));
    }

    private OutgoingRequest request(String method, String body) {
      return new OutgoingRequest(method, url, JSON, body);
    }

    /** Handles the outcome of a request. */
    void done(
        int request, Consumer<ResourceState> answer, @Nullable ResourceState state, String why) {
      if (request != requests || resources.get(target.id()) != this) {
        return;
      }
      isTelling = false;
      if (isOutdated) {
        change();
      } else if (state != null) {
        answer.accept(state);
      } else {
        fail(why);
      }
    }

    private void found(ResourceState state) {
      scaling.found(target, state.desired(), state.actual());
    }

    private void follow(ResourceState state) {
      scaling.report(target, state.actual());
      if (state.isFailed()) {
        fail(state.failureReason().isEmpty() ? "the resource failed" : state.failureReason());
      } else if (target.activityInProgress() != null) {
        askAfter(PAUSE, this::follow);
      }
    }

    private void fail(String why) {
      if (target.activityInProgress() != null) {
        scaling.fail(target, why);
      } else if (!isLogged) {
        isLogged = true;
        LOG.log(System.Logger.Level.WARNING, "{0} does not report its capacity: {1}.", url, why);
      }
      askAfter(pauseAfterFailure, this::found);
    }
  }

  /** The outcome of a request to a resource. */
  private final class Outcome implements OutgoingListener {
    private final Resource resource;
    private final int request;
    private final Consumer<ResourceState> answer;

    Outcome(Resource resource, int request, Consumer<ResourceState> answer) {
      this.resource = resource;
      this.request = request;
      this.answer = answer;
    }

    @Override
    public void answered(OutgoingReply reply) {
      try {
        ResourceState state = ResourceState.read(reply);
        gate.run(inside -> resource.done(request, answer, state, ""));
      } catch (OutgoingException e) {
        failed(e.text());
      }
    }

    @Override
    public void failed(String why) {
      gate.run(inside -> resource.done(request, answer, null, why));
    }
  }
}
