package dev.tailback.server.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** CloudWatch and the rules and admin API that were made for SQS. */
class BesideSqsTest {
  @RegisterExtension final MonitoredTailback tailback = new MonitoredTailback();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "faults|{'error':{'code':'InternalFailure'}}",
        "faults|{'drop':{}}",
        "throttles|{'rate':0.01,'burst':1}"
      })
  void rulesForAllCallsPassItBy(String kind, String rule) throws Exception {
    assertThat(post("/_tailback/" + kind, rule.replace('\'', '"'))).isBetween(200, 201);

    tailback.putValue("Orders", 1);

    assertThat(tailback.members("ListMetrics", "{}").toString()).contains("Orders");
    assertThat(tailback.json("DescribeAlarms", "{}").statusCode()).isEqualTo(200);
  }

  @Test
  void theSameRuleStillFiresForSqs() throws Exception {
    post("/_tailback/faults", "{\"error\":{\"code\":\"OverLimit\"}}");

    assertThatThrownBy(() -> tailback.sqs().listQueues()).isInstanceOf(SqsException.class);
  }

  @Test
  void aResetDropsMetricsAlarmsAndHistory() throws Exception {
    tailback.putValue("Orders", 1);
    tailback.json(
        "PutMetricAlarm",
        """
        {"AlarmName":"late","Namespace":"Shop","MetricName":"Orders","Statistic":"Sum","Period":60,
         "EvaluationPeriods":1,"Threshold":10,"ComparisonOperator":"GreaterThanThreshold"}
        """);

    assertThat(post("/_tailback/reset", "")).isBetween(200, 204);

    assertThat(tailback.members("ListMetrics", "{}")).isEqualTo(Map.of("Metrics", List.of()));
    assertThat(tailback.members("DescribeAlarms", "{}"))
        .isEqualTo(Map.of("MetricAlarms", List.of(), "CompositeAlarms", List.of()));
    assertThat(tailback.members("DescribeAlarmHistory", "{}"))
        .isEqualTo(Map.of("AlarmHistoryItems", List.of()));
  }

  private int post(String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(tailback.server().endpoint().resolve(path))
            .POST(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
  }
}
