package dev.tailback.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Throttled calls on the wire. */
final class ThrottledAnswerTest {
  private final ThrottledTailback tailback = new ThrottledTailback();

  @BeforeEach
  void useUpTheTokens() {
    tailback.createQueue("orders");
    tailback.throttle("{\"queue\":\"orders\", \"rate\":0.4}");
    assertThat(json().statusCode()).isEqualTo(200);
    tailback.advance(Duration.ofMillis(1));
  }

  @AfterEach
  void close() {
    tailback.close();
  }

  @Test
  void jsonNamesTheErrorAndTheTimeToWait() {
    HttpResponse<String> answer = json();
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("\"__type\":\"com.amazonaws.sqs#RequestThrottled\"")
        .contains("\"message\":\"Request is throttled.\"");
    assertThat(answer.headers().firstValue("x-amzn-query-error"))
        .contains("RequestThrottled;Sender");
    assertThat(answer.headers().firstValue("x-amz-retry-after")).contains("2499");
  }

  @Test
  void queryNamesTheErrorAndTheTimeToWait() {
    HttpResponse<String> answer = query();
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("<Type>Sender</Type>")
        .contains("<Code>RequestThrottled</Code>")
        .contains("<Message>Request is throttled.</Message>");
    assertThat(answer.headers().firstValue("x-amz-retry-after")).contains("2499");
  }

  @Test
  void afterThatTimeAndNotBeforeTheCallGoesThrough() {
    tailback.advance(Duration.ofMillis(2_498));
    assertThat(json().headers().firstValue("x-amz-retry-after")).contains("1");
    tailback.advance(Duration.ofMillis(1));
    assertThat(query().statusCode()).isEqualTo(200);
    assertThat(query().headers().firstValue("x-amz-retry-after")).contains("2500");
  }

  private HttpResponse<String> json() {
    return tailback.post(
        "{\"QueueUrl\":\"/000000000000/orders\", \"MessageBody\":\"hello\"}",
        "Content-Type",
        "application/x-amz-json-1.0",
        "X-Amz-Target",
        "AmazonSQS.SendMessage");
  }

  private HttpResponse<String> query() {
    return tailback.post(
        "Action=SendMessage&Version=2012-11-05&QueueUrl=/000000000000/orders&MessageBody=hello",
        "Content-Type",
        "application/x-www-form-urlencoded");
  }
}
