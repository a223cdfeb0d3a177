package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that clients of the Query protocol send although its definition does not have them. */
class OldClientTest {
  private static final String ORDERS = "/000000000000/orders";

  private final HttpClient client = HttpClient.newHttpClient();
  private Tailback tailback;

  @BeforeEach
  void start() throws Exception {
    tailback = Tailback.builder().start();
    post("/", "Action=CreateQueue&QueueName=orders");
  }

  @AfterEach
  void stop() {
    tailback.close();
  }

  @Test
  void theJavaSdk1NamesTagsInThePlural() throws Exception {
    post(ORDERS, "Action=TagQueue&Version=2012-11-05&Tags.1.Key=stage&Tags.1.Value=live");
    assertThat(post(ORDERS, "Action=ListQueueTags&Version=2012-11-05"))
        .contains("<Tag><Key>stage</Key><Value>live</Value></Tag>");
  }

  @Test
  void theJavaScriptSdk3WritesAnEmptyListAsAnEmptyElement() throws Exception {
    post(ORDERS, "Action=SendMessage&Version=2012-11-05&MessageBody=two+coffees");
    assertThat(post(ORDERS, "Action=ReceiveMessage&AttributeName=&MessageAttributeName="))
        .contains("<Body>two coffees</Body>")
        .doesNotContain("<Attribute>");
  }

  private String post(String path, String form) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(tailback.endpoint().resolve(URI.create(path)))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .POST(BodyPublishers.ofString(form))
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }
}
