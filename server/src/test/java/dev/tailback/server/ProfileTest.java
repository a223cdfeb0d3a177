package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.config.Configuration;
import dev.tailback.engine.time.EngineClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** Profiles as the builder sets them. */
class ProfileTest {
  private final HttpClient client = HttpClient.newHttpClient();

  private String get(Tailback tailback, String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(tailback.endpoint() + path)).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private String firstMessage(TailbackBuilder builder) throws Exception {
    try (Tailback tailback = builder.start()) {
      get(tailback, "/?Action=CreateQueue&QueueName=orders");
      return get(tailback, "/000000000000/orders?Action=SendMessage&MessageBody=m")
          .replaceAll("(?s).*<MessageId>(.*)</MessageId>.*", "$1");
    }
  }

  private String secondPurge(TailbackBuilder builder) throws Exception {
    try (Tailback tailback = builder.start()) {
      get(tailback, "/?Action=CreateQueue&QueueName=orders");
      get(tailback, "/000000000000/orders?Action=PurgeQueue");
      return get(tailback, "/000000000000/orders?Action=PurgeQueue");
    }
  }

  private String admin(TailbackBuilder builder, String path) throws Exception {
    try (Tailback tailback = builder.start()) {
      return get(tailback, "/_tailback/" + path);
    }
  }

  @Test
  void testIsTheSameInEveryRunOnAStandingClock() throws Exception {
    assertThat(admin(Tailback.builder().profile(Profile.TEST), "clock")).contains("paused");
    assertThat(firstMessage(Tailback.builder().profile(Profile.TEST)))
        .isEqualTo(firstMessage(Tailback.builder().profile(Profile.TEST)))
        .hasSize(36);
  }

  @Test
  void settingsAfterAProfileOverrideIt() throws Exception {
    TailbackBuilder builder =
        Tailback.builder()
            .profile(Profile.TEST)
            .clock(EngineClock.running())
            .engineSettings(settings -> settings.withSeed(2));
    assertThat(admin(builder, "clock")).contains("running");
    assertThat(firstMessage(builder))
        .isNotEqualTo(firstMessage(Tailback.builder().profile(Profile.TEST)));
  }

  @Test
  void awsHasTheSixtySecondRules() throws Exception {
    assertThat(secondPurge(Tailback.builder().profile(Profile.AWS)))
        .contains("PurgeQueueInProgress");
    assertThat(secondPurge(Tailback.builder().profile(Profile.DEV)))
        .doesNotContain("PurgeQueueInProgress");
  }

  @Test
  void awsPutsItsPressureBehindOnesOwn() throws Exception {
    Configuration own =
        Configuration.of("own", "throttles: [{rate: 7}]\nfaults: [{queue: own, drop: {}}]");
    TailbackBuilder builder = Tailback.builder().configuration(own).profile(Profile.AWS);
    assertThat(admin(builder, "throttles"))
        .containsSubsequence("\"rate\": 7", "\"aws-fifo\"", "\"aws-fifo-high-throughput\"");
    assertThat(admin(builder, "faults")).containsSubsequence("\"own\"", "emptyReceive");
    assertThat(admin(Tailback.builder(), "faults")).isEqualTo("[]\n");
  }
}
