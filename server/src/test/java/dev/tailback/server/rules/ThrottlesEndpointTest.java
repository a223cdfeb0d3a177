package dev.tailback.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The throttles in the admin API. */
final class ThrottlesEndpointTest {
  private final ThrottledTailback tailback = new ThrottledTailback();

  @AfterEach
  void close() {
    tailback.close();
  }

  @Test
  void aThrottleIsShownAsItWasPosted() {
    JsonNode throttle =
        tailback.throttle(
            """
            {"queue":"orders*", "queueType":"standard", "actions":["SendMessage"],
             "account":"000000000000", "userAgent":"aws-sdk-java/2*", "scope":"queueAndAction", "unit":"messages",
             "rate":2.5, "burst":7}
            """);
    assertThat(throttle)
        .hasToString(
            """
            {"id":1,"queue":"orders*","queueType":"standard","actions":["SendMessage"],\
            "account":"000000000000","userAgent":"aws-sdk-java/2*","scope":"queueAndAction","unit":"messages",\
            "rate":2.5,"burst":7,"calls":0,"hits":0,"busyBuckets":0,"emptiestBuckets":[]}\
            """);
    assertThat(tailback.admin("GET", "throttles/1", "")).isEqualTo(throttle);
    assertThat(tailback.admin("GET", "throttles", "")).containsExactly(throttle);
  }

  @Test
  void bucketsAreShownWithWhatIsLeft() {
    String orders = tailback.createQueue("orders");
    tailback.throttle("{\"rate\":10}");
    tailback.sqs.sendMessage(it -> it.queueUrl(orders).messageBody("hello"));
    assertThat(tailback.admin("GET", "throttles/1", "").get("emptiestBuckets"))
        .hasToString("[{\"queueArn\":\"arn:aws:sqs:us-east-1:000000000000:orders\",\"tokens\":9}]");
  }

  @Test
  void throttlesCanBeRemovedOneByOneAndAllAtOnce() {
    tailback.throttle("{\"rate\":1}");
    tailback.throttle("{\"rate\":2}");
    tailback.throttle("{\"rate\":3}");
    tailback.admin("DELETE", "throttles/2", "");
    assertThat(tailback.admin("GET", "throttles", "").findValuesAsText("id"))
        .containsExactly("1", "3");
    tailback.admin("DELETE", "throttles", "");
    assertThat(tailback.admin("GET", "throttles", "")).isEmpty();
    assertThat(tailback.adminResponse("DELETE", "throttles/3", "").statusCode()).isEqualTo(404);
  }

  @Test
  void aProfileIsAddedOnce() {
    tailback.profile("aws-fifo-high-throughput");
    JsonNode again =
        tailback.admin("POST", "throttles/profile", "{\"profile\":\"aws-fifo-high-throughput\"}");
    assertThat(tailback.admin("GET", "throttles", "")).isEqualTo(again).hasSize(2);
    assertThat(again.get(0).get("rateByRegion").get("eu-central-1").intValue()).isEqualTo(19_000);
    assertThat(again.get(1).get("scope").textValue()).isEqualTo("messageGroup");
  }

  @Test
  void aResetRemovesThrottles() {
    tailback.throttle("{\"rate\":1}");
    tailback.admin("POST", "reset", "");
    assertThat(tailback.admin("GET", "throttles", "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                        | rate",
        "{'rate':0}                                | rate",
        "{'rate':0.0001}                           | rate",
        "{'rate':1e99}                             | rate",
        "{'rate':'fast'}                           | rate",
        "{'rate':1,'burst':0}                      | burst",
        "{'rate':1,'burst':2000000000}             | burst",
        "{'rate':1,'brust':1}                      | brust",
        "{'rate':1,'queue':''}                     | queue",
        "{'rate':1,'queueType':'slow'}             | queueType",
        "{'rate':1,'actions':'SendMessage'}        | actions",
        "{'rate':1,'actions':[]}                   | actions",
        "{'rate':1,'actions':['SendMesage']}       | actions",
        "{'rate':1,'account':'mine'}               | account",
        "{'rate':1,'scope':'queues'}               | scope",
        "{'rate':1,'unit':'bytes'}                 | unit",
        "{'rate':1,'rateByRegion':5}               | rateByRegion",
        "{'rate':1,'rateByRegion':{'eu-west-1':0}} | rateByRegion.eu-west-1",
      })
  void aFieldThatIsWrongIsNamed(String json, String field) {
    JsonNode problem = tailback.throttle(json.replace('\'', '"'));
    assertThat(problem.path("field").textValue()).as("%s", problem).isEqualTo(field);
    assertThat(problem.get("error").textValue()).contains(field);
    assertThat(tailback.admin("GET", "throttles", "")).isEmpty();
  }

  @Test
  void anUnknownProfileIsAnswered400() {
    assertThat(tailback.adminResponse("POST", "throttles/profile", "{\"profile\":\"aws\"}").body())
        .isEqualTo(
            """
            {
              "error": "The field profile is \\"aws\\", and must be one of aws-fifo, aws-fifo-high-throughput.",
              "field": "profile"
            }
            """);
  }
}
