package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.server.Tailback;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors of the admin API. */
class AdminErrorsTest {
  private final Tailback tailback = Tailback.builder().start();
  private final AdminClient admin = new AdminClient(tailback);

  @BeforeEach
  void createQueue() throws Exception {
    admin.get("/?Action=CreateQueue&QueueName=orders");
  }

  @AfterEach
  void stop() {
    tailback.close();
  }

  @Test
  void whatIsWrongIsNamed() throws Exception {
    assertThat(admin.problem(400, "POST", "clock/advance", "{\"by\":\"soon\"}"))
        .isEqualTo("The field by is \"soon\", and must be a duration such as \"5m\" or \"PT5M\".");
    assertThat(admin.problem(400, "POST", "clock/advance", "{}"))
        .isEqualTo("The field by is missing, and must be a duration such as \"5m\" or \"PT5M\".");
    assertThat(admin.problem(400, "POST", "clock/advance", "{\"by\":\"-PT1S\"}"))
        .isEqualTo("The field by is \"-PT1S\", and must be a duration such as \"5m\" or \"PT5M\".");
    assertThat(admin.problem(400, "PUT", "limits", "{\"inflight\":1}"))
        .isEqualTo("There is no field inflight here. Known: inFlight, lookAhead, storedBytes.");
    assertThat(admin.problem(400, "PUT", "limits/orders", "{\"storedBytes\":1}"))
        .isEqualTo("There is no field storedBytes here. Known: inFlight, lookAhead.");
    assertThat(admin.problem(400, "PUT", "limits", "{\"storedBytes\":\"1MB\"}"))
        .isEqualTo("The field storedBytes is \"1MB\", and must be a whole number of at least 1.");
    assertThat(admin.problem(400, "PUT", "limits", "{\"inFlight\":5000000000}"))
        .isEqualTo("The field inFlight is 5000000000, and must be a whole number of at least 1.");
    assertThat(admin.problem(400, "PUT", "limits", "{\"inFlight\":0}"))
        .isEqualTo("The field inFlight is 0, and must be a whole number of at least 1.");
    assertThat(admin.problem(400, "PUT", "limits", "[1]"))
        .isEqualTo("The body is not a JSON object.");
    assertThat(admin.problem(400, "PUT", "limits", "{"))
        .isEqualTo("The body is not JSON: it is cut off, at line 1, column 2.");
    assertThat(admin.problem(400, "PUT", "limits", "{\"inFlight\":\n x}"))
        .isEqualTo("The body is not JSON: something else was expected, at line 2, column 2.");
    assertThat(admin.problem(400, "PUT", "limits", "{} {}"))
        .isEqualTo("The body is not JSON: something follows its end, at line 1, column 4.");
    assertThat(admin.problem(400, "PUT", "limits", "{\"inFlight\":1,\"inFlight\":2}"))
        .isEqualTo("The body is not JSON: a field is given twice, at line 1, column 26.");
    assertThat(admin.problem(400, "PUT", "limits", "{\"a\":" + "[".repeat(5_000)))
        .startsWith("The body is not JSON: it is nested too deeply");
    assertThat(admin.problem(400, "GET", "queues/orders/messages?limit=0", ""))
        .isEqualTo(
            "The parameter limit is '0', and must be a whole number of at least 1 and at most 1000.");
    assertThat(admin.problem(400, "GET", "queues?account=12", ""))
        .isEqualTo("The parameter account is '12', and must be twelve digits.");
    assertThat(admin.problem(400, "GET", "queues?region=", ""))
        .isEqualTo("The parameter region is '', and must be a region such as us-east-1.");
    assertThat(admin.problem(400, "GET", "queues?region=a&region=b", ""))
        .isEqualTo("The parameter region is given twice.");
  }

  @Test
  void whatIsNotThereIsNamed() throws Exception {
    assertThat(admin.problem(404, "GET", "queues/nix", ""))
        .isEqualTo("There is no queue arn:aws:sqs:us-east-1:000000000000:nix.");
    assertThat(admin.problem(404, "GET", "moon", ""))
        .contains(
            "alarms, await, clock, compare, diagnosis, events, export, faults, lab, limits, queues, reset, rules, scaling, snapshot, spark, throttles");
    assertThat(admin.problem(404, "POST", "clock/rewind", ""))
        .contains("advance, horizon, next, pause");
    assertThat(admin.problem(404, "GET", "queues/orders/messages/1", "")).contains("nothing under");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | alarms                 | Known: account, region.
          GET    | clock                  | None is expected.
          GET    | clock/horizon          | Known: seconds, bins.
          POST   | clock/advance          | None is expected.
          POST   | clock/next             | None is expected.
          POST   | clock/pause            | None is expected.
          POST   | clock/resume           | None is expected.
          GET    | queues                 | Known: account, region.
          GET    | queues/orders          | Known: account, region.
          GET    | queues/orders/messages | Known: account, region, after, limit, search, state, group.
          GET    | limits                 | None is expected.
          PUT    | limits                 | None is expected.
          GET    | limits/orders          | Known: account, region.
          PUT    | limits/orders          | Known: account, region.
          GET    | throttles              | None is expected.
          POST   | throttles              | None is expected.
          DELETE | throttles              | None is expected.
          GET    | throttles/1            | None is expected.
          DELETE | throttles/1            | None is expected.
          POST   | throttles/profile      | None is expected.
          GET    | faults                 | None is expected.
          POST   | faults                 | None is expected.
          DELETE | faults                 | None is expected.
          GET    | faults/1               | None is expected.
          DELETE | faults/1               | None is expected.
          POST   | reset                  | None is expected.
          POST   | reset/orders           | Known: account, region.
          """)
  void aParameterThatIsNotKnownIsNamed(String method, String path, String offer) throws Exception {
    HttpResponse<String> response = admin.call(method, path + "?regoin=eu-west-1", "");
    assertThat(response.statusCode()).isEqualTo(400);
    JsonNode problem = AdminRequest.JSON.readTree(response.body());
    assertThat(problem.path("field").textValue()).isEqualTo("regoin");
    assertThat(problem.path("error").textValue())
        .isEqualTo("There is no parameter regoin here. " + offer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST   | alarms                 | GET
          POST   | clock                  | GET
          GET    | clock/advance          | POST
          POST   | clock/horizon          | GET
          GET    | clock/next             | POST
          GET    | clock/pause            | POST
          PUT    | clock/resume           | POST
          POST   | queues                 | GET
          DELETE | queues/orders          | GET
          POST   | queues/orders/messages | GET
          DELETE | limits                 | GET, PUT
          POST   | limits/orders          | GET, PUT
          PUT    | throttles              | GET, POST, DELETE
          POST   | throttles/1            | GET, DELETE
          GET    | throttles/profile      | POST
          PUT    | faults                 | GET, POST, DELETE
          POST   | faults/1               | GET, DELETE
          GET    | reset                  | POST
          DELETE | reset/orders           | POST
          """)
  void aMethodThatDoesNotWorkIsAnsweredWithThoseThatDo(String method, String path, String allow)
      throws Exception {
    HttpResponse<String> response = admin.call(method, path, "");
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains(allow);
    assertThat(AdminRequest.JSON.readTree(response.body()).path("error").textValue())
        .isEqualTo(
            "%s is not supported on /_tailback/%s; use %s."
                .formatted(method, path, allow.replace(", ", " or ")));
  }

  @Test
  void thereAreAThousandThrottlesAndFaultRulesAtMost() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      admin.json("POST", "throttles", "{\"rate\":1000000}");
      admin.json("POST", "faults", "{\"drop\":{}, \"queue\":\"none\"}");
    }
    assertThat(admin.problem(400, "POST", "throttles", "{\"rate\":1}"))
        .isEqualTo("There can't be more than 1000 throttles. Remove some first.");
    assertThat(admin.problem(400, "POST", "throttles/profile", "{\"profile\":\"aws-fifo\"}"))
        .isEqualTo("There can't be more than 1000 throttles. Remove some first.");
    assertThat(admin.problem(400, "POST", "faults", "{\"drop\":{}}"))
        .isEqualTo("There can't be more than 1000 fault rules. Remove some first.");
    assertThat(admin.json("GET", "throttles", "")).hasSize(1_000);
    admin.json("DELETE", "faults/1", "");
    admin.json("POST", "faults", "{\"drop\":{}}");
  }
}
