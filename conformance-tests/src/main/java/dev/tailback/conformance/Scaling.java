package dev.tailback.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives a rule about Application Auto Scaling its own ECS services to scale, which are deregistered
 * after it. Requests are raw, in AWS JSON 1.1.
 */
public final class Scaling implements AutoCloseable {
  private static final AtomicInteger SERVICES = new AtomicInteger();

  private final Target target;
  private final Raw raw;
  private final List<Map<String, String>> services = new CopyOnWriteArrayList<>();

  Scaling(Target target, Sqs sqs) {
    this.target = target;
    raw = new Raw(target, RawService.SCALING, sqs.requestCount());
  }

  /**
   * Returns a service that is not registered; if the rule registers it, it is deregistered
   * afterwards.
   */
  public Map<String, String> newService() {
    Map<String, String> service =
        Map.of(
            "ServiceNamespace", "ecs",
            "ResourceId", "service/conformance/" + target.prefix() + SERVICES.incrementAndGet(),
            "ScalableDimension", "ecs:service:DesiredCount");
    services.add(service);
    return service;
  }

  /** Registers a service with these bounds on its tasks. */
  public Map<String, String> newService(int min, int max) {
    Map<String, String> service = newService();
    register(service, min, max);
    return service;
  }

  /** Registers a service, or changes its bounds. */
  public JsonNode register(Map<String, String> service, int min, int max) {
    return call(
        "RegisterScalableTarget", with(service, Map.of("MinCapacity", min, "MaxCapacity", max)));
  }

  /** Returns the members that name a service, with others. */
  public static Map<String, Object> with(Map<String, String> service, Map<String, ?> others) {
    Map<String, Object> members = new LinkedHashMap<>(service);
    members.putAll(others);
    return members;
  }

  /** Makes a call, whatever its outcome. */
  public RawAnswer ask(String action, Map<String, ?> members) {
    return raw.json(action, members);
  }

  /** Makes a call that must succeed. */
  public JsonNode call(String action, Map<String, ?> members) {
    return ask(action, members).succeeded().json();
  }

  /** Returns the capacity that the newest activity of a service has set. */
  public String newest(Map<String, String> service, String member) {
    return call("DescribeScalingActivities", with(service, Map.of()))
        .path("ScalingActivities")
        .path(0)
        .path(member)
        .asText();
  }

  /** Deregisters the services of the rule. */
  @Override
  public void close() {
    services.forEach(service -> ask("DeregisterScalableTarget", service));
  }
}
