package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.RetryMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAgentTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          aws-sdk-java/2.59.1 md/io#sync ua/2.1 os/Linux app/order-worker-1 m/D,N | order-worker-1
          aws-sdk-java/2.59.1 md/io#sync md/http#Apache ua/2.1 os/Linux m/D,N     | aws-sdk-java/2.59.1
          aws-sdk-java/2.59.1 md/io#sync md/http#Netty ua/2.1 m/E                 | aws-sdk-java/2.59.1
          Boto3/1.40.1 md/Botocore#1.40.1 ua/2.1 app/shop cfg/retry-mode#legacy   | shop
          myapp/2 aws-sdk-go-v2/1.36.3 ua/2.1                                     | aws-sdk-go-v2/1.36.3
          curl/7.88.1                                                             | curl/7.88.1
          curl/7.88.1 notapp/x                                                    | curl/7.88.1
          app/                                                                    | app/
          ''                                                                      | unknown
                                                                                  | unknown
          """)
  void theApplicationIsNamedElseTheSdk(String header, String client) {
    assertThat(UserAgent.of(header).client()).isEqualTo(client);
    assertThat(UserAgent.of(header).client()).as("the second time").isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          aws-sdk-java/2.59.1 ua/2.1 m/D,N             | LEGACY
          aws-sdk-java/2.59.1 ua/2.1 m/B,E             | STANDARD
          aws-sdk-js/3.9 ua/2.1 m/F md/x               | ADAPTIVE
          Boto3/1.40.1 cfg/retry-mode#standard         | STANDARD
          aws-sdk-java/2.20 cfg/retry-mode/adaptive    | ADAPTIVE
          aws-sdk-java/2.59.1 ua/2.1 m/AE,Nd           |
          aws-sdk-java/2.59.1 cfg/retry-mode#sometimes |
          curl/7.88.1                                  |
          """)
  void theRetryModeIsReadFromTheFeaturesOrTheOlderSetting(String header, RetryMode mode) {
    assertThat(UserAgent.of(header).retryMode()).isEqualTo(mode);
  }

  @Test
  void namesAreShortHoweverLongTheHeader() {
    assertThat(UserAgent.of("x".repeat(900)).client()).hasSize(100);
    assertThat(UserAgent.of("x".repeat(100_000)).client()).hasSize(100);
    assertThat(UserAgent.of("app/" + "y".repeat(900)).client()).isEqualTo("y".repeat(100));
  }

  @Test
  void anyNumberOfHeadersCanBeRead() {
    for (int i = 0; i < 2_000; i++) {
      assertThat(UserAgent.of("client/" + i).client()).isEqualTo("client/" + i);
    }
  }
}
