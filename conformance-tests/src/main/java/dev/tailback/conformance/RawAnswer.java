package dev.tailback.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The answer to a raw request. */
public final class RawAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpResponse<String> response;

  RawAnswer(HttpResponse<String> response) {
    this.response = response;
  }

  public int status() {
    return response.statusCode();
  }

  /** Returns a header's first value, or an empty text. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** Returns the raw body. */
  public String text() {
    return response.body();
  }

  /** Returns the body as JSON, or fails. An absent body is an empty object. */
  public JsonNode json() {
    try {
      return text().isEmpty() ? JSON.createObjectNode() : JSON.readTree(text());
    } catch (JsonProcessingException e) {
      throw new AssertionError("The body is not JSON: " + text(), e);
    }
  }

  /**
   * Returns the text of the first element at this path of the XML body, or an empty text: {@code
   * xml("ErrorResponse/Error/Code")}. Fails if the body is not XML.
   */
  public String xml(String path) {
    List<String> texts = xmlAll(path);
    return texts.isEmpty() ? "" : texts.get(0);
  }

  /** Returns the texts of all elements at this path of the XML body. */
  public List<String> xmlAll(String path) {
    try {
      NodeList nodes =
          (NodeList)
              XPathFactory.newInstance()
                  .newXPath()
                  .evaluate("/" + path, document(), XPathConstants.NODESET);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        texts.add(nodes.item(i).getTextContent());
      }
      return texts;
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  private Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(text())));
    } catch (SAXException e) {
      throw new AssertionError("The body is not XML: " + text(), e);
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asserts that the status is 200; a failure shows the body. */
  public RawAnswer succeeded() {
    assertThat(status()).as("status of %s", text()).isEqualTo(200);
    return this;
  }

  /**
   * Asserts a refusal in AWS JSON: its status, its type without the namespace, and the Query code.
   */
  public RawAnswer refusedInJson(ServiceError error) {
    assertThat(status()).as("status of %s", text()).isEqualTo(error.status());
    assertThat(json().path("__type").asText()).endsWith("#" + error.shape());
    assertThat(header("x-amzn-query-error")).startsWith(error.code() + ";");
    return this;
  }

  /** Asserts a refusal in AWS JSON by a service that never supported Query: its status and type. */
  public RawAnswer refused(ServiceError error) {
    assertThat(status()).as("status of %s", text()).isEqualTo(error.status());
    assertThat(json().path("__type").asText().replaceFirst(".*#", "")).isEqualTo(error.shape());
    return this;
  }

  /** Asserts a refusal in AWS Query: its status and code. */
  public RawAnswer refusedInXml(ServiceError error) {
    assertThat(status()).as("status of %s", text()).isEqualTo(error.status());
    assertThat(xml("ErrorResponse/Error/Code")).isEqualTo(error.code());
    return this;
  }
}
