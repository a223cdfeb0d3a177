package dev.tailback.server.admin;

import dev.tailback.engine.queue.MessageAttribute;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.PeekedMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Selects messages.
 *
 * @param text a text that occurs in the body, an attribute's name or value, the id or the group,
 *     ignoring case; {@code null} selects all
 * @param state {@code null} selects all
 * @param group the message group id, {@code null} selects all
 */
record MessageFilter(
    @Nullable Pattern text, PeekedMessage.@Nullable State state, @Nullable String group) {
  static final List<String> PARAMETERS = List.of("search", "state", "group");

  static MessageFilter of(AdminRequest request) {
    String search = request.query().get("search");
    Pattern text =
        search == null || search.isEmpty()
            ? null
            : Pattern.compile(
                search, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    String group = request.query().get("group");
    if (group != null && group.isEmpty()) {
      throw request.wrong("group", "a message group id");
    }
    return new MessageFilter(text, state(request), group);
  }

  private static PeekedMessage.@Nullable State state(AdminRequest request) {
    String name = request.query().get("state");
    if (name == null) {
      return null;
    }
    PeekedMessage.State[] states = PeekedMessage.State.values();
    return Arrays.stream(states)
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                request.wrong(
                    "state",
                    Arrays.stream(states).map(Enum::name).collect(Collectors.joining(" or "))));
  }

  boolean selectsAll() {
    return text == null && state == null && group == null;
  }

  boolean matches(PeekedMessage message) {
    return (state == null || state == message.state())
        && (group == null || group.equals(message.content().messageGroupId()))
        && (text == null || contains(message, text));
  }

  private static boolean contains(PeekedMessage message, Pattern text) {
    MessageContent content = message.content();
    return isIn(content.messageGroupId(), text)
        || isIn(message.messageId().toString(), text)
        || isIn(content.body(), text)
        || content.attributes().entrySet().stream().anyMatch(attribute -> isIn(attribute, text));
  }

  private static boolean isIn(Map.Entry<String, MessageAttribute> attribute, Pattern text) {
    return isIn(attribute.getKey(), text) || isIn(attribute.getValue().stringValue(), text);
  }

  private static boolean isIn(@Nullable String where, Pattern text) {
    return where != null && text.matcher(where).find();
  }
}
