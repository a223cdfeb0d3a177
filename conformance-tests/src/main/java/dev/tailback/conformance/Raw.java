package dev.tailback.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Requests that no SDK would send, signed by the SDK's signer: AWS JSON and AWS Query. */
public final class Raw {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Headers that java.net.http sets itself, with the signed values. */
  private static final Set<String> WRITTEN_ANYWAY = Set.of("host", "content-length", "expect");

  private final Target target;
  private final RawService service;
  private final RequestCount requests;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  Raw(Target target, RawService service, RequestCount requests) {
    this.target = target;
    this.service = service;
    this.requests = requests;
  }

  /** Calls an action in AWS JSON, with its members as Java values, lists and maps. */
  public RawAnswer json(String action, Map<String, ?> members) {
    try {
      return jsonText(action, JSON.writeValueAsString(members));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls an action in AWS JSON with this body, which need not be JSON. */
  public RawAnswer jsonText(String action, String body) {
    return send(
        "POST",
        "/",
        Map.of(
            "X-Amz-Target",
            service.targetPrefix() + "." + action,
            "Content-Type",
            service.jsonType()),
        body);
  }

  /** Calls an action in AWS Query, posted to {@code /}; parameters are pairs of name and value. */
  public RawAnswer query(String action, String... parameters) {
    return queryAt("/", action, parameters);
  }

  /** Calls an action in AWS Query, posted to a path such as a queue's own. */
  public RawAnswer queryAt(String path, String action, String... parameters) {
    Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded");
    return send("POST", path, form, form(action, parameters));
  }

  /** Calls an action in AWS Query by GET. */
  public RawAnswer get(String path, String action, String... parameters) {
    return send("GET", path + "?" + form(action, parameters), Map.of(), "");
  }

  private String form(String action, String... parameters) {
    StringBuilder form = new StringBuilder("Action=" + action + "&Version=" + service.version());
    for (int i = 0; i < parameters.length; i += 2) {
      form.append('&')
          .append(encoded(parameters[i]))
          .append('=')
          .append(encoded(parameters[i + 1]));
    }
    return form.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /** Sends any request, signed; the path may have a query. */
  public RawAnswer send(String method, String path, Map<String, String> headers, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    requests.add(bytes.length);
    SdkHttpRequest request = signed(method, path, headers, bytes);
    HttpRequest.Builder http =
        HttpRequest.newBuilder(request.getUri())
            .timeout(Duration.ofMinutes(1))
            .method(
                method,
                bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes));
    request.forEachHeader((name, values) -> copy(name, values, http));
    return answer(http.build());
  }

  private SdkHttpRequest signed(
      String method, String path, Map<String, String> headers, byte[] bytes) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(method))
            .uri(URI.create(target.endpoint(service) + path));
    headers.forEach(request::putHeader);
    return signer
        .sign(
            s ->
                s.identity(target.credentials().resolveCredentials())
                    .request(request.build())
                    .payload(ContentStreamProvider.fromByteArray(bytes))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service.signingName())
                    .putProperty(AwsV4HttpSigner.REGION_NAME, target.region().id()))
        .request();
  }

  private static void copy(String name, List<String> values, HttpRequest.Builder http) {
    if (!WRITTEN_ANYWAY.contains(name.toLowerCase(Locale.ROOT))) {
      values.forEach(value -> http.header(name, value));
    }
  }

  private static RawAnswer answer(HttpRequest request) {
    try {
      return new RawAnswer(HTTP.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
