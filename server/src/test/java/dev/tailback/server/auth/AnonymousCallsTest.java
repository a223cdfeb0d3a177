package dev.tailback.server.auth;

import static dev.tailback.server.auth.KeyedTailback.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What callers without credentials may do when keys are checked and policies are enforced. */
class AnonymousCallsTest {
  private static final String URL = "http://localhost/123456789012/";
  private static final String DENIED =
      "Access to the resource http://" + Signer.HOST + "/ is denied.";

  @RegisterExtension
  private final KeyedTailback tailback =
      new KeyedTailback(builder -> builder.enforcePolicies(true));

  @BeforeEach
  void createQueues() {
    try (SqsClient anna = tailback.client(SqsClient.builder(), ANNA)) {
      create(anna, "open", "'*'", "sqs:SendMessage", "");
      create(anna, "all", "'*'", "sqs:*", "");
      create(anna, "near", "'*'", "sqs:SendMessage", ip("127.0.0.0/8"));
      create(anna, "far", "'*'", "sqs:SendMessage", ip("192.0.2.0/24"));
      create(anna, "known", "{'AWS':['210987654321','123456789012']}", "sqs:SendMessage", "");
      create(anna, "accounts", "'*'", "*", condition("StringLike", "aws:PrincipalAccount", "*"));
      anna.createQueue(create -> create.queueName("closed"));
    }
  }

  private static String ip(String block) {
    return condition("IpAddress", "aws:SourceIp", block);
  }

  private static String condition(String operator, String key, String value) {
    return ",'Condition':{'%s':{'%s':'%s'}}".formatted(operator, key, value);
  }

  private static void create(
      SqsClient anna, String name, String principal, String action, String condition) {
    String policy =
        "{'Statement':{'Effect':'Allow','Principal':%s,'Action':'%s','Resource':'*'%s}}"
            .formatted(principal, action, condition);
    anna.createQueue(
        create ->
            create
                .queueName(name)
                .attributes(Map.of(QueueAttributeName.POLICY, policy.replace('\'', '"'))));
  }

  private HttpText.Answer unsigned(HttpText call) throws IOException {
    return tailback.send(call.withHeader("Host", Signer.HOST));
  }

  private HttpText.Answer json(String action, String members) throws IOException {
    return unsigned(Calls.json(action, ("{" + members + "}").replace('\'', '"')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "all", "near"})
  void whatAPolicyAllowsEverybodyNeedsNoSignature(String queue) throws IOException {
    String send = "'QueueUrl':'" + URL + queue + "','MessageBody':'b'";
    assertThat(json("SendMessage", send).status()).isEqualTo(200);
    assertThat(
            unsigned(Calls.get("/123456789012/" + queue + "?Action=SendMessage&MessageBody=b"))
                .status())
        .isEqualTo(200);
    String entries = "'Entries':[{'Id':'1','MessageBody':'b'}]";
    assertThat(json("SendMessageBatch", "'QueueUrl':'" + URL + queue + "'," + entries).status())
        .isEqualTo(200);
  }

  @Test
  void theSenderIsTheirAddress() throws IOException {
    json("SendMessage", "'QueueUrl':'" + URL + "open','MessageBody':'b'");
    try (SqsClient anna = tailback.client(SqsClient.builder(), ANNA)) {
      Message message =
          anna.receiveMessage(
                  receive ->
                      receive
                          .queueUrl(URL + "open")
                          .messageSystemAttributeNames(MessageSystemAttributeName.SENDER_ID))
              .messages()
              .get(0);
      assertThat(message.attributes())
          .containsEntry(MessageSystemAttributeName.SENDER_ID, "127.0.0.1");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # Queues whose policies do not allow it to everybody.
          SendMessage    | 'QueueUrl':'http://localhost/123456789012/closed','MessageBody':'b'
          SendMessage    | 'QueueUrl':'http://localhost/123456789012/known','MessageBody':'b'
          SendMessage    | 'QueueUrl':'http://localhost/123456789012/far','MessageBody':'b'
          SendMessage    | 'QueueUrl':'http://localhost/123456789012/accounts','MessageBody':'b'
          ReceiveMessage | 'QueueUrl':'http://localhost/123456789012/open'
          PurgeQueue     | 'QueueUrl':'http://localhost/123456789012/open'
          # Queues of no account, or that are not there.
          SendMessage    | 'QueueUrl':'http://localhost/123456789012/missing','MessageBody':'b'
          SendMessage    | 'QueueUrl':'http://localhost/open','MessageBody':'b'
          SendMessage    | 'QueueUrl':'open','MessageBody':'b'
          SendMessage    | 'QueueUrl':'http://localhost//open','MessageBody':'b'
          GetQueueUrl    | 'QueueName':'open'
          GetQueueUrl    | 'QueueName':'open','QueueOwnerAWSAccountId':''
          GetQueueUrl    | 'QueueName':'open','QueueOwnerAWSAccountId':'123456789012'
          # What is not about a queue.
          ListQueues     |
          CreateQueue    | 'QueueName':'new'
          SendMessage    | 'MessageBody':'b'
          # What no policy can allow.
          CreateQueue    | 'QueueName':'all'
          DeleteQueue    | 'QueueUrl':'http://localhost/123456789012/all'
          TagQueue       | 'QueueUrl':'http://localhost/123456789012/all','Tags':{'a':'b'}
          SetQueueAttributes | 'QueueUrl':'http://localhost/123456789012/all','Attributes':{'Policy':''}
          AddPermission  | 'QueueUrl':'http://localhost/123456789012/all','Label':'a','AWSAccountIds':['123456789012'],'Actions':['*']
          RemovePermission | 'QueueUrl':'http://localhost/123456789012/all','Label':'a'
          StartMessageMoveTask | 'SourceArn':'arn:aws:sqs:us-east-1:123456789012:all'
          ListMessageMoveTasks | 'SourceArn':'arn:aws:sqs:us-east-1:123456789012:all'
          CancelMessageMoveTask | 'TaskHandle':'e30='
          """)
  void everythingElseIsDenied(String action, String members) throws IOException {
    int before = queues();
    HttpText.Answer answer = json(action, members == null ? "" : members);
    assertThat(answer.status()).as(answer.body()).isEqualTo(403);
    assertThat(answer.headers().get("x-amzn-query-error")).startsWith("AccessDenied;");
    assertThat(answer.body()).contains(DENIED);
    assertThat(queues()).isEqualTo(before);
  }

  private int queues() {
    return tailback.server().gate().call(queues -> queues.all().size());
  }

  @Test
  void onlyQueuesAreOpenToThem() throws IOException {
    HttpText alarms =
        Calls.form("/", "Action=DescribeAlarms&Version=2010-08-01").withHeader("Host", "a");
    assertThat(tailback.send(alarms).body()).contains("MissingAuthenticationToken");
  }

  @Test
  void signedCallsAreChecked() throws IOException {
    String get = "/123456789012/open?Action=SendMessage&MessageBody=b";
    HttpText signed = ANNA.sign(Calls.get(get));
    String wrong = signed.header("Authorization").replace("Signature=", "Signature=0");
    assertThat(tailback.send(signed.withHeader("Authorization", wrong)).body())
        .contains("SignatureDoesNotMatch");
    assertThat(unsigned(Calls.get(get).withHeader("Authorization", "Bearer a")).body())
        .contains("MissingAuthenticationToken");
    assertThat(unsigned(Calls.get(get + "&SignatureVersion=2")).body())
        .contains("Only Signature Version 4 is supported");
    assertThat(unsigned(Calls.get(get + "&X-Amz-Algorithm=a")).body())
        .contains("IncompleteSignature");
  }
}
