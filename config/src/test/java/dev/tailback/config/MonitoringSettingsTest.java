package dev.tailback.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.engine.queue.QueueAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file's settings of metrics and alarms, and the hosts to which the server may connect. */
class MonitoringSettingsTest {
  private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:alerts";

  private static Configuration read(String... lines) {
    return Configuration.of("t.yaml", String.join("\n", lines));
  }

  private static void assertRefused(String expected, String... lines) {
    assertThatThrownBy(() -> read(lines)).isInstanceOf(ConfigException.class).hasMessage(expected);
  }

  @Test
  void aFileMaySayNothing() {
    assertThat(read("monitoring:", "alarms:", "outgoing:")).isEqualTo(Configuration.NONE);
    assertThat(read("monitoring: {actions:, events:}")).isEqualTo(Configuration.NONE);
  }

  @Test
  void hostsAndPortsAreListed() {
    assertThat(read("outgoing: [LocalHost:8080, 10.0.0.7:443, '[::1]:9000']").outgoing())
        .containsExactlyInAnyOrder(
            new HostPort("localhost", 8080),
            new HostPort("10.0.0.7", 443),
            new HostPort("::1", 9000));
  }

  @ParameterizedTest
  @CsvSource({
    "localhost",
    "localhost:0",
    "localhost:65536",
    "http://localhost:80",
    "me@localhost:80",
    "'a b:80'",
    ":80"
  })
  void aHostWithoutAPortIsRefused(String text) {
    assertRefused(
        "t.yaml:2: outgoing[0]: '" + text + "' is not a host and a port such as localhost:8080",
        "outgoing:",
        "- '" + text + "'");
  }

  @Test
  void metricsMayBeLate() {
    assertThat(read("monitoring: {publishLag: 2m}").monitoring().publishLag())
        .isEqualTo(Duration.ofMinutes(2));
    assertRefused(
        "t.yaml:1: monitoring.publishLag: '2 minutes' is not a duration from 0s to 1h",
        "monitoring: {publishLag: 2 minutes}");
    assertRefused(
        "t.yaml:1: monitoring.publishLag: '61m' is not a duration from 0s to 1h",
        "monitoring: {publishLag: 61m}");
  }

  @Test
  void actionsGoToQueuesAndUrls() {
    MonitoringSettings settings =
        read(
                "outgoing: [localhost:8080]",
                "monitoring:",
                "  actions:",
                "    arn:aws:sns:us-east-1:000000000000:ops: ["
                    + QUEUE
                    + ", http://localhost:8080/a]",
                "    arn:aws:lambda:us-east-1:000000000000:function:f: http://localhost:8080/f",
                "  events: " + QUEUE)
            .monitoring();
    AlarmSink queue = new AlarmSink(new QueueAddress("000000000000", "us-east-1", "alerts"), null);
    assertThat(settings.actions())
        .isEqualTo(
            Map.of(
                "arn:aws:sns:us-east-1:000000000000:ops",
                List.of(queue, new AlarmSink(null, URI.create("http://localhost:8080/a"))),
                "arn:aws:lambda:us-east-1:000000000000:function:f",
                List.of(new AlarmSink(null, URI.create("http://localhost:8080/f")))));
    assertThat(settings.events()).containsExactly(queue);
  }

  @Test
  void aUrlThatIsNotListedIsRefused() {
    assertRefused(
        "t.yaml:2: monitoring.events: localhost:8081 is not listed under outgoing",
        "outgoing: [localhost:8080]",
        "monitoring: {events: 'http://localhost:8081/a'}");
    assertRefused(
        "t.yaml:1: monitoring.events: localhost:443 is not listed under outgoing",
        "monitoring: {events: 'https://localhost/'}");
  }

  @ParameterizedTest
  @CsvSource({"ftp://localhost:80/", "orders", "http://me:secret@localhost:80/", "http:///a"})
  void whatIsNeitherAQueueNorAUrlIsRefused(String text) {
    assertRefused(
        "t.yaml:2: monitoring.events: '"
            + text
            + "' is not the ARN of a queue, or a URL of http or https",
        "outgoing: [localhost:80]",
        "monitoring: {events: '" + text + "'}");
  }

  @Test
  void onlyTopicsAndFunctionsAreMapped() {
    assertRefused(
        "t.yaml:2: monitoring.actions: 'arn:aws:automate:us-east-1:ec2:stop' is not the ARN of an"
            + " SNS topic or function",
        "monitoring:",
        "  actions: {'arn:aws:automate:us-east-1:ec2:stop': '" + QUEUE + "'}");
  }

  @Test
  void unknownKeysAreRefused() {
    assertRefused(
        "t.yaml:1: monitoring.event: unknown key, did you mean events?", "monitoring: {event: a}");
  }

  @Test
  void aUrlHasTheDefaultPortOfItsScheme() {
    assertThat(HostPort.of(URI.create("http://A/x"))).isEqualTo(new HostPort("a", 80));
    assertThat(HostPort.of(URI.create("HTTPS://a:8443"))).isEqualTo(new HostPort("a", 8443));
    assertThat(HostPort.of(URI.create("https://[::1]/"))).hasToString("[::1]:443");
    assertThat(HostPort.of(URI.create("/relative"))).isNull();
  }
}
