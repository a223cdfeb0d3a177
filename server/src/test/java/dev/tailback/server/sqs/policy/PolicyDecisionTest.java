package dev.tailback.server.sqs.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The decisions of policies, case by case, from IAM's pages on evaluation, principals and
 * conditions. Single quotes stand for double quotes.
 */
class PolicyDecisionTest {
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:orders";
  private static final Requester ANNA =
      new Requester("arn:aws:iam::444455556666:user/anna", "444455556666");
  private static final Requester ROOT =
      new Requester("arn:aws:iam::444455556666:root", "444455556666");
  private static final Requester ROLE =
      new Requester("arn:aws:iam::444455556666:role/ship", "444455556666");
  private static final Requester SNS = Requester.service("sns.amazonaws.com");
  private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");

  private static AccessDecision decide(String statements, AccessRequest request) {
    String text = "{'Version':'2012-10-17','Statement':[" + statements + "]}";
    return PolicyDocument.parse(text.replace('\'', '"')).decide(request);
  }

  private static AccessRequest request(Requester requester, Map<String, String> context) {
    return AccessRequest.of(requester, "SendMessage", QUEUE, NOON.toEpochMilli(), context);
  }

  private static AccessDecision decide(String statements, Requester requester) {
    return decide(statements, request(requester, Map.of()));
  }

  private static String statement(String effect, String principal, String... more) {
    String rest = more.length > 0 ? more[0] : "'Action':'sqs:SendMessage','Resource':'*'";
    return "{'Effect':'" + effect + "'," + principal + "," + rest + "}";
  }

  private static String everybody(String effect, String rest) {
    return statement(effect, "'Principal':'*'", rest);
  }

  @Test
  void whatNoStatementMentionsIsNotAllowed() {
    String other = everybody("Allow", "'Action':'sqs:ReceiveMessage','Resource':'*'");
    assertThat(decide(other, ANNA)).isEqualTo(AccessDecision.NOT_ALLOWED);
  }

  @Test
  void aDenialOutweighsWhatAllows() {
    String allow = statement("Allow", "'Principal':'*'");
    String deny = statement("Deny", "'Principal':{'AWS':'444455556666'}");
    assertThat(decide(allow, ANNA)).isEqualTo(AccessDecision.ALLOWED);
    assertThat(decide(allow + "," + deny, ANNA)).isEqualTo(AccessDecision.DENIED);
    assertThat(decide(deny + "," + allow, ANNA)).isEqualTo(AccessDecision.DENIED);
    assertThat(decide(deny + "," + allow, SNS)).isEqualTo(AccessDecision.ALLOWED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Principal':'*'|anna root role sns",
        "'Principal':{'AWS':'*'}|anna root role sns",
        "'Principal':{'AWS':'444455556666'}|anna root role",
        "'Principal':{'AWS':'arn:aws:iam::444455556666:root'}|anna root role",
        "'Principal':{'AWS':['111122223333','arn:aws:iam::444455556666:user/anna']}|anna",
        "'Principal':{'AWS':'arn:aws:iam::444455556666:user/ann'}|",
        "'Principal':{'AWS':'arn:aws-cn:iam::444455556666:role/ship'}|role",
        "'Principal':{'AWS':'arn:aws:sts::444455556666:assumed-role/ship/session'}|role",
        "'Principal':{'AWS':'111122223333'}|",
        "'Principal':{'Service':'sns.amazonaws.com'}|sns",
        "'Principal':{'Service':['s3.amazonaws.com','sns.amazonaws.com']}|sns",
        "'Principal':{'Service':'s3.amazonaws.com'}|",
        "'Principal':{'Federated':'cognito-identity.amazonaws.com'}|",
        "'Principal':{'AWS':'444455556666','Service':'sns.amazonaws.com'}|anna root role sns",
        "'NotPrincipal':{'AWS':'111122223333'}|anna root role sns",
        "'NotPrincipal':{'AWS':'444455556666'}|sns",
        "'NotPrincipal':{'Service':'sns.amazonaws.com'}|anna root role",
        "'NotPrincipal':'*'|",
      })
  void principalsAreThoseThatAreNamed(String principal, String allowed) {
    String names = allowed == null ? "" : allowed;
    Map<String, Requester> all = Map.of("anna", ANNA, "root", ROOT, "role", ROLE, "sns", SNS);
    all.forEach(
        (name, requester) ->
            assertThat(decide(statement("Allow", principal), requester))
                .as(name)
                .isEqualTo(
                    names.contains(name) ? AccessDecision.ALLOWED : AccessDecision.NOT_ALLOWED));
  }

  @Test
  void aDenialOfAllOthersExceptsThoseNamedWithTheirAccount() {
    String user = "'arn:aws:iam::444455556666:user/anna'";
    String account = "'arn:aws:iam::444455556666:root'";
    String both = statement("Deny", "'NotPrincipal':{'AWS':[" + user + "," + account + "]}");
    String userOnly = statement("Deny", "'NotPrincipal':{'AWS':" + user + "}");
    assertThat(decide(both, ANNA)).isEqualTo(AccessDecision.NOT_ALLOWED);
    assertThat(decide(both, ROOT)).isEqualTo(AccessDecision.NOT_ALLOWED);
    assertThat(decide(both, ROLE)).isEqualTo(AccessDecision.DENIED);
    assertThat(decide(userOnly, ANNA)).isEqualTo(AccessDecision.DENIED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Action':'*'|true",
        "'Action':'sqs:*'|true",
        "'Action':'SQS:sendmessage'|true",
        "'Action':'sqs:Send*'|true",
        "'Action':'sqs:?endMessage'|true",
        "'Action':['sqs:ReceiveMessage','sqs:SendMessage']|true",
        "'Action':'sqs:ReceiveMessage'|false",
        "'Action':'sqs:SendMessag'|false",
        "'NotAction':'sqs:ReceiveMessage'|true",
        "'NotAction':['sqs:Receive*','sqs:Send*']|false",
      })
  void actionsHaveWildcardsAndNoCase(String action, boolean covers) {
    AccessRequest batch = AccessRequest.of(ANNA, "SendMessageBatch", QUEUE, 0, Map.of());
    String policy = everybody("Allow", action + ",'Resource':'*'");
    AccessDecision expected = covers ? AccessDecision.ALLOWED : AccessDecision.NOT_ALLOWED;
    assertThat(decide(policy, ANNA)).isEqualTo(expected);
    assertThat(decide(policy, batch)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Resource':'*'|true",
        "'Resource':'arn:aws:sqs:eu-west-1:111122223333:orders'|true",
        "'Resource':'arn:aws:sqs:*:*:ord*'|true",
        "'Resource':'arn:aws:sqs:*:${aws:ResourceAccount}:orders'|true",
        "'Resource':'arn:aws:sqs:*:${aws:PrincipalAccount}:orders'|false",
        "'Resource':'arn:aws:sqs:eu-west-1:111122223333:order'|false",
        "'NotResource':'arn:aws:sqs:*:*:other'|true",
        "'NotResource':['arn:aws:sqs:*:*:other','*:orders']|false",
      })
  void resourcesHaveWildcardsAndVariables(String resource, boolean covers) {
    String policy = everybody("Allow", "'Action':'sqs:SendMessage'," + resource);
    assertThat(decide(policy, ANNA))
        .isEqualTo(covers ? AccessDecision.ALLOWED : AccessDecision.NOT_ALLOWED);
  }

  /** The request is at noon of 2026-02-03 from 192.0.2.7 for a topic, by Anna. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'ArnEquals':{'aws:SourceArn':'arn:aws:sns:eu-west-1:111122223333:news'}|true",
        "'ArnEquals':{'AWS:sourcearn':'arn:aws:sns:*:111122223333:n?ws'}|true",
        "'ArnLike':{'aws:SourceArn':['arn:aws:s3:::b','arn:aws:sns:*:*:*']}|true",
        "'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:news'}|false",
        "'ArnNotLike':{'aws:SourceArn':'arn:aws:sns:*:*:*'}|false",
        "'ArnNotEquals':{'aws:SourceArn':'arn:aws:sns:*:*:other'}|true",
        "'ArnLike':{'aws:Absent':'*'}|false",
        "'ArnNotLike':{'aws:Absent':'*'}|true",
        "'ArnLikeIfExists':{'aws:Absent':'arn:aws:sns:*:*:*'}|true",
        "'StringEquals':{'aws:SourceAccount':'111122223333'}|true",
        "'StringEquals':{'aws:SourceAccount':['000000000000','111122223333']}|true",
        "'StringEquals':{'aws:SourceAccount':'1111*'}|false",
        "'StringEquals':{'aws:SourceAccount':'${aws:ResourceAccount}'}|true",
        "'StringEquals':{'aws:username':'Anna'}|false",
        "'StringEqualsIgnoreCase':{'aws:username':'Anna'}|true",
        "'StringNotEquals':{'aws:username':['anna','ben']}|false",
        "'StringNotEquals':{'aws:username':['ben','cleo']}|true",
        "'StringNotEqualsIgnoreCase':{'aws:username':'ANNA'}|false",
        "'StringLike':{'aws:UserAgent':'aws-sdk-*/2.?'}|true",
        "'StringLike':{'aws:UserAgent':'AWS-SDK-*'}|false",
        "'StringNotLike':{'aws:UserAgent':'curl*'}|true",
        "'StringEquals':{'aws:Starred':'a*b?'}|true",
        "'StringEquals':{'aws:Starred':'a*b*'}|false",
        "'StringNotEquals':{'aws:Starred':'a*b?'}|false",
        "'StringEqualsIgnoreCase':{'aws:Starred':'A*B?'}|true",
        "'BinaryEquals':{'aws:Starred':'a*b?'}|true",
        "'IpAddress':{'aws:SourceIp':'::ffff:192.0.2.0/120'}|true",
        "'IpAddress':{'aws:SourceIp':'::ffff:192.0.3.0/120'}|false",
        "'StringLike':{'aws:UserAgent':'${aws:Absent}'}|false",
        "'StringEquals':{'aws:PrincipalAccount':'444455556666','aws:username':'ben'}|false",
        "'StringEquals':{'aws:PrincipalAccount':'444455556666'},'Bool':{'aws:SecureTransport':'true'}|false",
        "'Bool':{'aws:SecureTransport':'false'}|true",
        "'Bool':{'aws:SecureTransport':false}|true",
        "'Bool':{'aws:PrincipalIsAWSService':'false'}|true",
        "'BoolIfExists':{'aws:MultiFactorAuthPresent':'true'}|true",
        "'Bool':{'aws:MultiFactorAuthPresent':'true'}|false",
        "'Null':{'aws:SourceArn':'false'}|true",
        "'Null':{'aws:SourceArn':'true'}|false",
        "'Null':{'aws:TokenIssueTime':'true'}|true",
        "'IpAddress':{'aws:SourceIp':'192.0.2.0/24'}|true",
        "'IpAddress':{'aws:SourceIp':['10.0.0.0/8','192.0.2.7']}|true",
        "'IpAddress':{'aws:SourceIp':'192.0.2.8/29'}|false",
        "'IpAddress':{'aws:SourceIp':'192.0.2.0/33'}|false",
        "'IpAddress':{'aws:SourceIp':'2001:db8::/32'}|false",
        "'IpAddress':{'aws:SourceIp':'localhost'}|false",
        "'NotIpAddress':{'aws:SourceIp':'192.0.2.0/24'}|false",
        "'NotIpAddress':{'aws:SourceIp':'10.0.0.0/8'}|true",
        "'DateGreaterThan':{'aws:CurrentTime':'2026-02-03T11:59:59Z'}|true",
        "'DateGreaterThan':{'aws:CurrentTime':'2026-02-03T12:00:00Z'}|false",
        "'DateGreaterThanEquals':{'aws:CurrentTime':'2026-02-03T13:00:00+01:00'}|true",
        "'DateLessThan':{'aws:CurrentTime':'2026-02-04'}|true",
        "'DateLessThanEquals':{'aws:CurrentTime':'2026-02-03'}|false",
        "'DateEquals':{'aws:EpochTime':'1770120000'}|true",
        "'DateNotEquals':{'aws:CurrentTime':'2026-02-03T12:00:00Z'}|false",
        "'DateLessThan':{'aws:CurrentTime':'tomorrow'}|false",
        "'NumericEquals':{'aws:EpochTime':1770120000}|true",
        "'NumericLessThan':{'aws:EpochTime':'1770120000.5'}|true",
        "'NumericLessThanEquals':{'aws:EpochTime':'1770119999'}|false",
        "'NumericGreaterThan':{'aws:EpochTime':'1e9'}|true",
        "'NumericGreaterThanEquals':{'aws:EpochTime':'1770120001'}|false",
        "'NumericNotEquals':{'aws:EpochTime':'1'}|true",
        "'NumericEquals':{'aws:EpochTime':'many'}|false",
        "'ForAnyValue:StringEquals':{'aws:username':['anna','ben']}|true",
        "'ForAnyValue:StringNotEquals':{'aws:Absent':'x'}|false",
        "'ForAllValues:StringEquals':{'aws:Absent':'x'}|true",
        "'ForAllValues:StringEquals':{'aws:username':'ben'}|false",
      })
  void conditionsHold(String condition, boolean holds) {
    Map<String, String> context =
        Map.of(
            "aws:SourceArn", "arn:aws:sns:eu-west-1:111122223333:news",
            "aws:SourceAccount", "111122223333",
            "aws:Starred", "a*b?",
            "aws:SecureTransport", "false",
            "aws:SourceIp", "192.0.2.7",
            "aws:UserAgent", "aws-sdk-java/2.5");
    String policy =
        everybody("Allow", "'Action':'*','Resource':'*','Condition':{" + condition + "}");
    assertThat(decide(policy, request(ANNA, context)))
        .isEqualTo(holds ? AccessDecision.ALLOWED : AccessDecision.NOT_ALLOWED);
  }

  @Test
  void wildcardsInTheRequestsValuesAreLiteral() {
    String policy =
        everybody(
            "Allow",
            "'Action':'*','Resource':'*','Condition':{'StringLike':"
                + "{'aws:SourceAccount':'${aws:UserAgent}'}}");
    Map<String, String> forged = Map.of("aws:SourceAccount", "1", "aws:UserAgent", "*");
    Map<String, String> same = Map.of("aws:SourceAccount", "a*b?", "aws:UserAgent", "a*b?");
    assertThat(decide(policy, request(ANNA, forged))).isEqualTo(AccessDecision.NOT_ALLOWED);
    assertThat(decide(policy, request(ANNA, same))).isEqualTo(AccessDecision.ALLOWED);
  }

  @Test
  void variablesHaveDefaultsAndEscapes() {
    String policy =
        everybody(
            "Allow",
            "'Action':'*','Resource':'*','Condition':{'StringLike':"
                + "{'aws:UserAgent':'${aws:username, \\u0027nobody\\u0027}${*}'}}");
    assertThat(decide(policy, request(SNS, Map.of("aws:UserAgent", "nobody*"))))
        .isEqualTo(AccessDecision.ALLOWED);
    assertThat(decide(policy, request(ANNA, Map.of("aws:UserAgent", "anna*"))))
        .isEqualTo(AccessDecision.ALLOWED);
    assertThat(decide(policy, request(ANNA, Map.of("aws:UserAgent", "anna+"))))
        .isEqualTo(AccessDecision.NOT_ALLOWED);
  }

  @Test
  void inOldPoliciesVariablesAreText() {
    String statement =
        everybody(
            "Allow",
            "'Action':'*','Resource':'*','Condition':{'StringEquals':"
                + "{'aws:UserAgent':'${aws:username}'}}");
    AccessRequest asText = request(ANNA, Map.of("aws:UserAgent", "${aws:username}"));
    for (String version : new String[] {"", "'Version':'2008-10-17',"}) {
      String policy = ("{" + version + "'Statement':[" + statement + "]}").replace('\'', '"');
      assertThat(PolicyDocument.parse(policy).decide(asText)).isEqualTo(AccessDecision.ALLOWED);
    }
    assertThat(decide(statement, asText)).isEqualTo(AccessDecision.NOT_ALLOWED);
  }

  @Test
  void aRolesSessionLeavesOutItsPath() {
    Requester shop = new Requester("arn:aws:iam::444455556666:role/path/shop", "444455556666");
    String session = "arn:aws:sts::444455556666:assumed-role/%s/bob";
    assertThat(decide(allowing(session.formatted("shop")), shop)).isEqualTo(AccessDecision.ALLOWED);
    assertThat(decide(allowing(session.formatted("path")), shop))
        .isEqualTo(AccessDecision.NOT_ALLOWED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Principal':'*'|ALLOWED",
        "'Principal':{'AWS':'*'}|ALLOWED",
        "'Principal':{'AWS':['444455556666','*']}|ALLOWED",
        "'Principal':{'AWS':'444455556666'}|NOT_ALLOWED",
        "'Principal':{'Service':'sns.amazonaws.com'}|NOT_ALLOWED",
        "'Principal':{'Federated':'anonymous'}|NOT_ALLOWED",
        "'NotPrincipal':{'AWS':'444455556666'}|ALLOWED",
        "'NotPrincipal':{'AWS':'*'}|NOT_ALLOWED"
      })
  void anonymousCallersAreThoseWhoAreEverybody(String principal, AccessDecision decision) {
    assertThat(decide(statement("Allow", principal), Requester.ANONYMOUS)).isEqualTo(decision);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'StringEquals':{'aws:PrincipalType':'Anonymous'}|ALLOWED",
        "'Bool':{'aws:PrincipalIsAWSService':'false'}|ALLOWED",
        "'Null':{'aws:PrincipalAccount':'true','aws:PrincipalArn':'true'}|ALLOWED",
        "'StringLike':{'aws:PrincipalArn':'*'}|NOT_ALLOWED",
        "'StringEqualsIfExists':{'aws:PrincipalAccount':'444455556666'}|ALLOWED",
        "'StringNotEquals':{'aws:PrincipalAccount':'444455556666'}|ALLOWED"
      })
  void anonymousCallersHaveNeitherAccountNorArn(String condition, AccessDecision decision) {
    String rest = "'Action':'*','Resource':'*','Condition':{" + condition + "}";
    assertThat(decide(everybody("Allow", rest), Requester.ANONYMOUS)).isEqualTo(decision);
  }

  @Test
  void aDenialOfEverybodyElseIsForAnonymousCallersToo() {
    String deny = statement("Deny", "'NotPrincipal':{'AWS':'444455556666'}");
    assertThat(decide(deny, Requester.ANONYMOUS)).isEqualTo(AccessDecision.DENIED);
  }

  private static String allowing(String arn) {
    return statement("Allow", "'Principal':{'AWS':'" + arn + "'}");
  }
}
