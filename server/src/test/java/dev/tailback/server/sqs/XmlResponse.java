package dev.tailback.server.sqs;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Parses the Query protocol's responses into the members that the JSON protocol would have. */
final class XmlResponse {
  private static final Map<String, List<String>> MAPS =
      Map.of(
          "Attribute", List.of("Attributes", "Name"),
          "Tag", List.of("Tags", "Key"),
          "MessageAttribute", List.of("MessageAttributes", "Name"));

  private final String action;

  private XmlResponse(String action) {
    this.action = action;
  }

  /** Returns the members of a result. */
  static Map<String, Object> members(String action, String xml) {
    Element root = root(xml);
    List<Element> children = children(root);
    Element first = children.get(0);
    boolean hasResult = first.getTagName().equals(action + "Result");
    return hasResult ? new XmlResponse(action).structure(first) : Map.of();
  }

  /** Returns the members of an error. */
  static Map<String, String> error(String xml) {
    Map<String, String> members = new LinkedHashMap<>();
    for (Element member : children(children(root(xml)).get(0))) {
      members.put(member.getTagName(), member.getTextContent());
    }
    return members;
  }

  static Element root(String xml) {
    try {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
      return document.getDocumentElement();
    } catch (Exception e) {
      throw new AssertionError("not XML: " + xml, e);
    }
  }

  static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private Map<String, Object> structure(Element parent) {
    Map<String, Object> members = new LinkedHashMap<>();
    children(parent).forEach(child -> add(members, child));
    return members;
  }

  private void add(Map<String, Object> members, Element child) {
    String name = child.getTagName();
    String list = listName(child);
    if (MAPS.containsKey(name)) {
      List<Element> pair = children(child);
      subMap(members, MAPS.get(name).get(0)).put(pair.get(0).getTextContent(), value(pair.get(1)));
    } else if (list != null) {
      subList(members, list).add(value(child));
    } else {
      members.put(name, value(child));
    }
  }

  private String listName(Element child) {
    String name = child.getTagName();
    if (name.equals("QueueUrl") && action.equals("ListQueues")) {
      return "QueueUrls";
    }
    if (name.equals("QueueUrl") && action.equals("ListDeadLetterSourceQueues")) {
      return "queueUrls";
    }
    if (name.equals("Message") && action.equals("ReceiveMessage")) {
      return "Messages";
    }
    return switch (name) {
      case "BatchResultErrorEntry" -> "Failed";
      case "ListMessageMoveTasksResultEntry" -> "Results";
      default -> name.endsWith("BatchResultEntry") ? "Successful" : null;
    };
  }

  private Object value(Element element) {
    return children(element).isEmpty() ? element.getTextContent() : structure(element);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> subMap(Map<String, Object> members, String name) {
    return (Map<String, Object>) members.computeIfAbsent(name, any -> new LinkedHashMap<>());
  }

  @SuppressWarnings("unchecked")
  private static List<Object> subList(Map<String, Object> members, String name) {
    return (List<Object>) members.computeIfAbsent(name, any -> new ArrayList<>());
  }
}
