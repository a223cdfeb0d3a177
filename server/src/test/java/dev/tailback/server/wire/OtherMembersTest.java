package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.server.sqs.request.SqsTraits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Members of types and styles that SQS does not have but other services do. */
class OtherMembersTest {
  private static final ListMember NAMES = ListMember.of("Names");
  private static final ListMember POINTS = ListMember.of("Points");
  private static final ListMember VALUES = ListMember.of("Values");
  private static final Instant TIME = Instant.parse("2026-11-28T12:30:00.250Z");

  static Stream<Input> requests() {
    return Stream.of(
        Requests.input(
            Requests.json(
                "A",
                """
                {"Enabled":true,"Rate":-2.5e3,"At":1795869000.25,"Names":["a","b"],"Values":[1,0.5],
                 "Metric":{"Name":"m","Points":[{"Value":1},{"Value":2.0}]}}
                """)),
        Requests.input(
            Requests.form(
                "/",
                "Action=A&Enabled=true&Rate=-2.5e3&At=2026-11-28T12%3A30%3A00.250Z"
                    + "&Names.member.2=b&Names.member.1=a&Metric.Name=m"
                    + "&Values.member.1=1&Values.member.2=0.5"
                    + "&Metric.Points.member.1.Value=1&Metric.Points.member.2.Value=2.0")));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void bothProtocolsReadThem(Input input) {
    assertThat(input.bool("Enabled")).isTrue();
    assertThat(input.decimal("Rate")).isEqualTo(-2_500);
    assertThat(input.time("At")).isEqualTo(TIME);
    assertThat(input.strings(NAMES)).containsExactly("a", "b");
    assertThat(input.decimals(VALUES)).containsExactly(1, 0.5);
    Input metric = input.structure("Metric");
    assertThat(metric.string("Name")).isEqualTo("m");
    assertThat(metric.structures(POINTS))
        .extracting(point -> point.decimal("Value"))
        .containsExactly(1.0, 2.0);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void anAbsentOneIsNull(Input input) {
    assertThat(input.bool("X")).isNull();
    assertThat(input.decimal("X")).isNull();
    assertThat(input.time("X")).isNull();
    assertThat(input.structure("X")).isNull();
    assertThat(input.strings(ListMember.of("X"))).isNull();
    assertThat(input.decimals(ListMember.of("X"))).isNull();
    assertThat(input.structures(ListMember.of("X"))).isNull();
  }

  @Test
  void structuresAndListsNestAsDeepAsAnyServiceHasThem() {
    Input query =
        Requests.input(
            Requests.form(
                "/",
                "Action=A&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Name=n"));

    Input metric =
        query
            .structures(ListMember.of("MetricDataQueries"))
            .get(0)
            .structure("MetricStat")
            .structure("Metric");
    assertThat(metric.structures(ListMember.of("Dimensions")).get(0).string("Name")).isEqualTo("n");
  }

  @Test
  void anEmptyParameterIsAnEmptyList() {
    assertThat(Requests.input(Requests.form("/", "Action=A&Names=")).stringsOrNone(NAMES))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
  void aDecimalMayBeANumberWithoutDigits(String text) {
    Input json = Requests.input(Requests.json("A", "{\"Rate\":\"" + text + "\"}"));
    Input query = Requests.input(Requests.form("/", "Action=A&Rate=" + text));

    assertThat(json.decimal("Rate")).isEqualTo(Double.valueOf(text));
    assertThat(query.decimal("Rate")).isEqualTo(Double.valueOf(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "TRUE", "1"})
  void aBadBooleanIsMalformed(String text) {
    assertMalformed(() -> Requests.input(Requests.form("/", "Action=A&B=" + text)).bool("B"));
    assertMalformed(() -> Requests.input(Requests.json("A", "{\"B\":\"" + text + "\"}")).bool("B"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x1p3", "1f", "1,5", "nan", "."})
  void aBadDecimalIsMalformed(String text) {
    assertMalformed(() -> Requests.input(Requests.form("/", "Action=A&D=" + text)).decimal("D"));
    assertMalformed(
        () -> Requests.input(Requests.json("A", "{\"D\":\"" + text + "\"}")).decimal("D"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-11-28", "1795869000"})
  void aBadTimestampIsMalformed(String text) {
    assertMalformed(() -> Requests.input(Requests.form("/", "Action=A&T=" + text)).time("T"));
    assertMalformed(() -> Requests.input(Requests.json("A", "{\"T\":\"" + text + "\"}")).time("T"));
  }

  private static void assertMalformed(ThrowingCallable read) {
    assertThatThrownBy(read)
        .isInstanceOfSatisfying(
            BadRequest.class, e -> assertThat(e.shape()).isEqualTo(ErrorShape.SERIALIZATION));
  }

  private static final Result RESULT =
      output -> {
        output.decimal("Rate", 0.5);
        output.time("At", TIME);
        output.time("Day", Instant.parse("2026-11-28T00:00:00Z"));
        output.strings(NAMES, List.of("a", "b"));
        output.structure(
            "Metric", metric -> metric.structures(POINTS, List.of(p -> p.decimal("Value", 1.0))));
        output.structure("Empty", Result.NOTHING);
        output.decimals(VALUES, new double[] {1, 0.5});
        output.decimals(NAMES, new double[0]);
        output.times(VALUES, new long[] {1_999});
        output.requiredStructures(POINTS, List.of());
        output.requiredString("Text", "");
        output.decimalMap("Percentiles", Map.of("p99", 2.0));
        output.decimalMap("NoPercentiles", Map.of());
        output.decimal("NoRate", null);
        output.time("Never", null);
        output.structure("None", null);
      };

  @Test
  void theyAreWrittenAsJson() {
    assertThat(Responses.json(RESULT))
        .isEqualTo(
            "{\"Rate\":0.5,\"At\":1795869000.0,\"Day\":1795824000.0,\"Names\":[\"a\",\"b\"],"
                + "\"Metric\":{\"Points\":[{\"Value\":1.0}]},\"Empty\":{},\"Values\":[1.0,0.5],\"Names\":[],"
                + "\"Values\":[1.0],\"Points\":[],\"Text\":\"\",\"Percentiles\":{\"p99\":2.0}}");
  }

  @Test
  void theyAreWrittenAsXml() {
    assertThat(Responses.xml(RESULT))
        .isEqualTo(
            "<AnyResult><Rate>0.5</Rate><At>2026-11-28T12:30:00Z</At>"
                + "<Day>2026-11-28T00:00:00Z</Day>"
                + "<Names><member>a</member><member>b</member></Names>"
                + "<Metric><Points><member><Value>1.0</Value></member></Points></Metric>"
                + "<Empty/><Values><member>1.0</member><member>0.5</member></Values><Names/>"
                + "<Values><member>1970-01-01T00:00:01Z</member></Values><Points/><Text></Text>"
                + "<Percentiles><entry><key>p99</key><value>2.0</value></entry></Percentiles>"
                + "</AnyResult>");
  }

  @Test
  void jsonInTheShapeOfTheXmlHasTheirElementsToo() {
    Protocol protocol = new QueryProtocol(SqsTraits.MODEL, QueryFormat.XML_AS_JSON);

    assertThat(Json.parse(Responses.body(protocol.success("Any", RESULT, Responses.ID))))
        .extracting("AnyResponse.AnyResult.Percentiles", "AnyResponse.AnyResult.Metric")
        .containsExactly(
            Map.of("entry", Map.of("key", "p99", "value", "2.0")),
            Map.of("Points", Map.of("member", Map.of("Value", "1.0"))));
  }
}
