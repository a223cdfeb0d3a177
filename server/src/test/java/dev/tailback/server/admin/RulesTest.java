package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tailback.server.Tailback;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What throttles and fault rules have in common, over HTTP. */
class RulesTest {
  private final Tailback tailback = Tailback.builder().start();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    tailback.close();
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(tailback.endpoint().resolve("/_tailback/" + path))
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private JsonNode json(String method, String path, String body) throws Exception {
    return new ObjectMapper().readTree(send(method, path, body).body());
  }

  @Test
  void oneRequestRemovesThrottlesAndFaultRules() throws Exception {
    send("POST", "throttles", "{\"rate\":1}");
    send("POST", "throttles/profile", "{\"profile\":\"aws-fifo\"}");
    send("POST", "faults", "{\"drop\":{}}");
    assertThat(send("POST", "rules/stop", "").statusCode()).isEqualTo(200);
    assertThat(json("GET", "throttles", "")).isEmpty();
    assertThat(json("GET", "faults", "")).isEmpty();
    assertThat(json("POST", "throttles", "{\"rate\":1}").get("id").intValue())
        .as("ids go on")
        .isEqualTo(3);
  }

  @Test
  void onlyThisRequestIsUnderstood() throws Exception {
    send("POST", "faults", "{\"drop\":{}}");
    assertThat(send("GET", "rules/stop", "").statusCode()).isEqualTo(405);
    assertThat(send("POST", "rules/stop", "{\"family\":\"faults\"}").statusCode()).isEqualTo(400);
    assertThat(send("POST", "rules/stop/now", "").statusCode()).isEqualTo(404);
    assertThat(json("GET", "rules", "").get("error").textValue())
        .isEqualTo("Under rules there is stop.");
    assertThat(json("GET", "faults", "")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"throttles, '{\"rate\":1}', throttle", "faults, '{\"drop\":{}}', fault rule"})
  void removingTellsWhetherThereWasSuchARule(String path, String rule, String noun)
      throws Exception {
    JsonNode added = json("POST", path, rule);
    assertThat(json("DELETE", path + "/1", "")).isEqualTo(added);
    HttpResponse<String> again = send("DELETE", path + "/1", "");
    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(again.body()).contains("There is no " + noun + " 1.");
    assertThat(tailback.throttles().remove(1)).isNull();
    assertThat(tailback.faults().remove(1)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"throttles, '\"rate\":1'", "faults, '\"drop\":{}'"})
  void anEmptyListOfActionsIsRefused(String path, String rest) throws Exception {
    assertThat(json("POST", path, "{\"actions\":[]," + rest + "}").get("error").textValue())
        .isEqualTo(
            "The field actions is [], and must be a list of at least one action, or absent for"
                + " all.");
  }

  @ParameterizedTest
  @CsvSource({"throttles, '\"scope\":\"account\",\"rate\":0.001'", "faults, '\"throttle\":{}'"})
  void callersAreMatchedByTheirAccessKey(String path, String rest) throws Exception {
    send("POST", path, "{\"accessKey\":\"AKIAEXAMPLE\"," + rest + "}");
    for (int i = 0; i < 2; i++) {
      assertThat(listQueues("AKIAOTHER")).isEqualTo(200);
    }
    listQueues("AKIAEXAMPLE");
    assertThat(listQueues("AKIAEXAMPLE")).isEqualTo(403);
  }

  private int listQueues(String accessKey) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(tailback.endpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential="
                        + accessKey
                        + "/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0")
                .POST(BodyPublishers.ofString("Action=ListQueues"))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }
}
