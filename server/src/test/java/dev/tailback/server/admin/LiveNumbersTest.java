package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rates and the history of queues, over HTTP. */
class LiveNumbersTest {
  private final Shop shop;

  LiveNumbersTest() throws Exception {
    shop = new Shop("orders");
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  private static List<Integer> values(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(value -> value.isNull() ? null : value.intValue())
        .toList();
  }

  @Test
  void aQueueShowsItsLastSeconds() throws Exception {
    shop.sends(1);
    shop.sends(1);
    shop.seconds(1);
    shop.receives(1);
    shop.seconds(1);

    JsonNode history = shop.json("queues/orders/history?seconds=2");

    assertThat(history.get("from").longValue()).isEqualTo(Shop.START / 1000);
    assertThat(history.get("step").intValue()).isEqualTo(1);
    assertThat(values(history.get("sent"))).containsExactly(2, 0);
    assertThat(values(history.get("received"))).containsExactly(0, 1);
    assertThat(values(history.get("visible"))).containsExactly(2, 1);
    assertThat(values(history.get("inFlight"))).containsExactly(0, 1);
  }

  @Test
  void whatIsNotKnownIsNull() throws Exception {
    shop.seconds(1);

    JsonNode history = shop.json("queues/orders/history");

    assertThat(history.get("visible")).hasSize(900);
    assertThat(history.get("visible").get(898).isNull()).isTrue();
    assertThat(history.get("visible").get(899).intValue()).isZero();
    assertThat(history.get("sent").get(898).intValue()).isZero();
  }

  @Test
  void aQueueShowsItsRates() throws Exception {
    for (int second = 0; second < 10; second++) {
      shop.sends(1);
      shop.sends(1);
      shop.receives(1);
      shop.seconds(1);
    }

    JsonNode rates = shop.json("queues/orders").get("perSecond");

    assertThat(rates.get("sent").doubleValue()).isEqualTo(2);
    assertThat(rates.get("received").doubleValue()).isEqualTo(1);
    assertThat(rates.get("left").doubleValue()).isZero();
    assertThat(rates.get("growth").doubleValue()).isEqualTo(2);
  }

  @Test
  void curvesOfSeveralQueuesComeTogether() throws Exception {
    shop.create("payments");
    shop.sends(1);
    shop.seconds(1);

    JsonNode curves =
        shop.json("spark?queues=orders,arn:aws:sqs:us-east-1:000000000000:payments,unknown");

    assertThat(curves).hasSize(2);
    assertThat(values(curves.get("orders"))).hasSize(60).endsWith(null, 1);
    assertThat(values(curves.get("arn:aws:sqs:us-east-1:000000000000:payments"))).endsWith(null, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "400, queues/orders/history?seconds=0, 'The parameter seconds is ''0'', and must be a whole"
        + " number of at least 1 and at most 900.'",
    "400, queues/orders/history?limit=1, There is no parameter limit here.",
    "404, queues/orders/histories, 'Under a queue there are diagnosis, history, messages.'",
    "404, queues/unused/history, There is no queue arn:aws:sqs:us-east-1:000000000000:unused.",
    "400, spark, 'The parameter queues is missing, and must be the names or ARNs of 1 to 60"
        + " queues.'",
    "400, 'spark?queues=a,,b', 'The parameter queues is ''a,,b'', and must be'",
    "404, spark/orders?queues=a, There is nothing under spark.",
  })
  void otherRequestsAreRefused(int status, String path, String problem) throws Exception {

    HttpResponse<String> response = shop.get("/_tailback/" + path);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(AdminRequest.JSON.readTree(response.body()).get("error").textValue())
        .startsWith(problem);
  }
}
