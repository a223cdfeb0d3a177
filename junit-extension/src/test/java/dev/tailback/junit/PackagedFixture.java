package dev.tailback.junit;

import static dev.tailback.junit.QueueAssert.assertThatQueue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tailback.client.TailbackClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests with only JUnit, the packaged jar and the client's jar on the class path. */
@TailbackTest
class PackagedFixture {
  @SqsQueue(name = "orders", visibilityTimeout = 30)
  private TailbackQueue orders;

  private int call(URI endpoint, TailbackAccount account, String query) throws Exception {
    URI uri =
        URI.create(endpoint + "/?AWSAccessKeyId=" + account.id() + "&QueueUrl=orders&" + query);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void aMessageComesAndGoes(URI endpoint, TailbackAccount account, TailbackClock clock)
      throws Exception {
    assertEquals(200, call(endpoint, account, "Action=SendMessage&MessageBody=m1"));
    assertEquals(200, call(endpoint, account, "Action=ReceiveMessage"));
    assertThatQueue(orders).hasInFlight(1);
    clock.advance(Duration.ofSeconds(30));
    assertThatQueue(orders).hasVisible(1).hasMessage("m1");
    TailbackClient elsewhere = TailbackClient.of(endpoint);
    assertThatQueue(elsewhere.queue(account.id(), "us-east-1", "orders")).hasMessage("m1");
    orders.faults().error("ServiceUnavailable");
    assertEquals(503, call(endpoint, account, "Action=ReceiveMessage"));
  }

  @Test
  void thirdPartyClassesAreUnderOtherNames() {
    for (String name :
        new String[] {
          "io.undertow.Undertow",
          "org.xnio.Xnio",
          "org.jboss.logging.Logger",
          "com.fasterxml.jackson.databind.ObjectMapper",
          "org.slf4j.LoggerFactory",
          "picocli.CommandLine",
          "software.amazon.awssdk.services.sqs.SqsClient"
        }) {
      assertThrows(ClassNotFoundException.class, () -> Class.forName(name), name);
    }
  }
}
