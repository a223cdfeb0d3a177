package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNameTest {
  @ParameterizedTest
  @CsvSource({
    "aws-sdk-java/2.59.1 md/io#sync md/http#Apache ua/2.1 os/Linux, aws-sdk-java/2.59.1",
    "OrdersTest aws-sdk-java/2.59.1 md/io#sync, aws-sdk-java/2.59.1",
    "Boto3/1.40.1 md/Botocore#1.40.1 ua/2.1, Boto3/1.40.1",
    "aws-cli/2.9.19 Python/3.11.2 Linux/6.1 command/sqs.send-message, aws-cli/2.9.19",
    "aws-sdk-go-v2/1.36.3 ua/2.1 os/linux, aws-sdk-go-v2/1.36.3",
    "curl/7.88.1, curl/7.88.1",
    "Mozilla/5.0 (X11; Linux x86_64) Chrome/140, Mozilla/5.0",
    "'  worker', worker",
    "'', ''",
    ", ''"
  })
  void theSdkIsNamedElseWhatComesFirst(String userAgent, String name) {
    assertThat(ClientName.of(userAgent)).isEqualTo(name);
  }

  @Test
  void noMoreThanTheStartIsLookedAt() {
    assertThat(ClientName.of("x".repeat(1_000_000))).hasSizeLessThan(1_000);
  }
}
