package dev.tailback.fuzz;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import dev.tailback.server.wire.WireResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Checks that a client can read an answer. */
final class WellFormed {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final ObjectMapper CBOR =
      new ObjectMapper(new CBORFactory()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final DocumentBuilder XML = xml();

  private WellFormed() {}

  static void check(WireResponse response) {
    if (response.contentType().contains("json")) {
      checkJson(response.body());
    } else if (response.contentType().contains("cbor")) {
      read(CBOR, response.body());
    } else {
      checkXml(response.body());
    }
  }

  static void checkJson(byte[] body) {
    checkUtf8(body);
    read(JSON, body);
  }

  private static void read(ObjectMapper format, byte[] body) {
    try {
      if (body.length > 0) {
        format.readTree(body);
      }
    } catch (IOException e) {
      throw new AssertionError("Can't be read: " + text(body), e);
    }
  }

  private static void checkXml(byte[] body) {
    checkUtf8(body);
    try {
      XML.parse(new ByteArrayInputStream(body));
    } catch (SAXException | IOException e) {
      throw new AssertionError("Not XML: " + text(body), e);
    }
  }

  private static void checkUtf8(byte[] body) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    } catch (CharacterCodingException e) {
      throw new AssertionError("Not UTF-8: " + text(body), e);
    }
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static DocumentBuilder xml() {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder;
    } catch (ParserConfigurationException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
