package org.postern.mailets.notice;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a notice stands in a conversation (RFC 5322, section 3.6.4). Of what the message says only
 * ids in their plain form are taken over.
 *
 * @param answered the id of the message; empty if it has none that can be taken over
 * @param before ids of the messages before it
 */
record Conversation(List<String> answered, List<String> before) {
  private static final int LONGEST = 250;
  private static final int MOST = 10;

  static Conversation of(OriginalHead head) {
    List<String> before = ids(head.first("references"));
    return new Conversation(
        ids(head.first("message-id")).stream().limit(1).toList(),
        before.subList(Math.max(0, before.size() - MOST), before.size()));
  }

  /** Returns the header fields; empty if the message has no id. */
  String fields() {
    if (answered.isEmpty()) {
      return "";
    }
    List<String> all = new ArrayList<>(before);
    all.addAll(answered);
    return HeaderField.words("In-Reply-To", answered) + HeaderField.words("References", all);
  }

  private static List<String> ids(String value) {
    List<String> ids = new ArrayList<>();
    for (int at = value.indexOf('<'); at >= 0; at = value.indexOf('<', at + 1)) {
      int end = value.indexOf('>', at);
      if (end < 0) {
        break;
      }
      if (end - at < LONGEST && isPlain(value.substring(at + 1, end))) {
        ids.add(value.substring(at, end + 1));
      }
    }
    return ids;
  }

  private static boolean isPlain(String inside) {
    int at = inside.indexOf('@');
    return at > 0
        && at < inside.length() - 1
        && inside.indexOf('@', at + 1) < 0
        && inside.chars().allMatch(Conversation::isOfAnId);
  }

  private static boolean isOfAnId(int c) {
    return c < 127 && (Character.isLetterOrDigit(c) || ".!#$%&'*+-/=?^_`{|}~@".indexOf(c) >= 0);
  }
}
