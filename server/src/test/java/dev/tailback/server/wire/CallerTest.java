package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

  @Test
  void theCredentialScopeNamesTheRegion() {
    assertThat(signed("Credential=AKIDEXAMPLE/20261122/eu-west-1/sqs/aws4_request, Signature=x"))
        .isEqualTo(new Caller("000000000000", "eu-west-1", "AKIDEXAMPLE"));
  }

  @Test
  void aKeyOfTwelveDigitsIsTheAccount() {
    assertThat(signed("Credential=123456789012/20261122/us-west-2/sqs/aws4_request,Signature=x"))
        .isEqualTo(new Caller("123456789012", "us-west-2", "123456789012"));
  }

  @Test
  void aKeyMayHoldSlashes() {
    assertThat(signed("Credential=a/b/c/20261122/us-west-2/sqs/aws4_request").accessKeyId())
        .isEqualTo("a/b/c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Basic dXNlcjpwYXNz",
        "AWS4-HMAC-SHA256",
        "AWS4-HMAC-SHA256 Credential=",
        "AWS4-HMAC-SHA256 Credential=////",
        "AWS4-HMAC-SHA256 Credential=/////,",
        "AWS4-HMAC-SHA256 Credential=a/b",
        "AWS4-HMAC-SHA256 Credential=a/20261122/*/sqs/aws4_request",
        "AWS4-HMAC-SHA256 Credential=a/20261122/<x>/sqs/aws4_request",
      })
  void malformedCredentialsAreNeverAnError(String authorization) {
    Caller caller = caller(Map.of("Authorization", authorization), "");
    assertThat(caller.account()).isEqualTo("000000000000");
    assertThat(caller.region()).isEqualTo("us-east-1");
  }

  @Test
  void aSignedUrlNamesTheCaller() {
    String query = "&X-Amz-Credential=123456789012%2F20261122%2Fap-south-1%2Fsqs%2Faws4_request";
    assertThat(caller(Map.of(), query))
        .isEqualTo(new Caller("123456789012", "ap-south-1", "123456789012"));
    WireRequest json =
        Requests.request("POST", "/", query, Map.of("X-Amz-Target", "AmazonSQS.A"), new byte[0]);
    assertThat(Requests.read(json).caller().region()).isEqualTo("ap-south-1");
  }

  @Test
  void anOldSignatureNamesTheAccount() {
    assertThat(caller(Map.of("Host", "localhost"), "&AWSAccessKeyId=123456789012"))
        .isEqualTo(new Caller("123456789012", "us-east-1", "123456789012"));
  }

  @ParameterizedTest
  @CsvSource({
    "sqs.eu-west-1.amazonaws.com,eu-west-1",
    "sqs.eu-west-1.localhost:9324,eu-west-1",
    "sqs-fips.us-gov-west-1.amazonaws.com,us-gov-west-1",
    "ap-northeast-1.queue.amazonaws.com,ap-northeast-1",
    "queue.amazonaws.com,us-east-1",
    "sqs.eu-west-1,eu-west-1",
    "localhost:9324,us-east-1",
    "sqs.localhost.localstack.cloud:4566,us-east-1",
    "127.0.0.1,us-east-1",
    "...,us-east-1",
    "sqs.,us-east-1",
  })
  void theHostOfAnUnsignedRequestNamesTheRegion(String host, String region) {
    assertThat(caller(Map.of("Host", host), "").region()).isEqualTo(region);
  }

  @Test
  void aCallerIsTheRootOfItsAccountUnlessAKeySaysOtherwise() {
    assertThat(new Caller("123456789012", "us-west-2", "key").principal())
        .isEqualTo("arn:aws:iam::123456789012:root");
    assertThat(new Caller("123456789012", "us-west-2", "key", "role/worker").principal())
        .isEqualTo("arn:aws:iam::123456789012:role/worker");
  }

  @Test
  void theScopeTakesPrecedenceOverTheHost() {
    Map<String, String> headers =
        Map.of(
            "Host", "sqs.eu-west-1.amazonaws.com",
            "Authorization", "AWS4-HMAC-SHA256 Credential=k/20261122/us-west-2/sqs/aws4_request");
    assertThat(caller(headers, "").region()).isEqualTo("us-west-2");
  }

  private static Caller signed(String credential) {
    return caller(Map.of("Authorization", "AWS4-HMAC-SHA256 " + credential), "");
  }

  private static Caller caller(Map<String, String> headers, String query) {
    return Requests.read(Requests.request("GET", "/", "Action=A" + query, headers, new byte[0]))
        .caller();
  }
}
