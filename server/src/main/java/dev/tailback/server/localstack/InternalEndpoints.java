package dev.tailback.server.localstack;

import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints that clients poll while they wait for LocalStack to start: {@code GET
 * /_localstack/health}, and {@code GET /_localstack/init} with its stages, of which only {@code
 * ready} has scripts.
 *
 * @see <a
 *     href="https://docs.localstack.cloud/aws/capabilities/networking/internal-endpoints/">LocalStack's
 *     internal endpoints</a>
 */
public final class InternalEndpoints {
  /** The path that the endpoints are below. */
  public static final String PATH = "/_localstack";

  /** The answer, with status 404, to a request for any other endpoint. */
  public static final String UNKNOWN =
      "{\"error\":\"Of LocalStack's own endpoints only GET /_localstack/health and GET"
          + " /_localstack/init exist.\"}";

  private static final String STAGE = "/init/";

  private static final String READY = "ready";

  /** The other stages of a start, and whether they are over once requests are answered. */
  private static final Map<String, Boolean> STAGES =
      Map.of("boot", true, "start", true, "shutdown", false);

  private final String version;
  private final BooleanSupplier ready;
  private final InitScripts scripts;

  /**
   * @param version Tailback's
   * @param ready whether the server is ready to be used
   */
  public InternalEndpoints(String version, BooleanSupplier ready, InitScripts scripts) {
    this.version = version;
    this.ready = ready;
    this.scripts = scripts;
  }

  /** Returns the JSON document at a path, or {@code null} if there is none. */
  public @Nullable String document(String path) {
    String subject = path.substring(PATH.length());
    return switch (subject) {
      case "/health" -> health();
      case "/init" -> init();
      default -> subject.startsWith(STAGE) ? stage(subject.substring(STAGE.length())) : null;
    };
  }

  private String health() {
    String state = ready.getAsBoolean() ? "running" : "starting";
    return "{\"services\":{\"cloudwatch\":\""
        + state
        + "\",\"sqs\":\""
        + state
        + "\"},\"edition\":\"community\",\"version\":\""
        + version
        + "\"}";
  }

  private String init() {
    return "{\"completed\":{\"BOOT\":true,\"START\":true,\"READY\":"
        + ready.getAsBoolean()
        + ",\"SHUTDOWN\":false},\"scripts\":"
        + scripts.states()
        + "}";
  }

  private @Nullable String stage(String name) {
    String stage = name.toLowerCase(Locale.ROOT);
    if (stage.equals(READY)) {
      return "{\"completed\":" + ready.getAsBoolean() + ",\"scripts\":" + scripts.states() + "}";
    }
    Boolean completed = STAGES.get(stage);
    return completed == null ? null : "{\"completed\":" + completed + ",\"scripts\":[]}";
  }
}
