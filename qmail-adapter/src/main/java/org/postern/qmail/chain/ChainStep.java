package org.postern.qmail.chain;

/**
 * One {@code <mailet>} element of the configuration, as the administrator knows it.
 *
 * @param processor the state of its processor
 * @param line where it stands in the file
 * @param condition its {@code match} or {@code notmatch} as written, {@code match="All"} if it has
 *     none
 * @param mailet its class as written
 */
public record ChainStep(String processor, int line, String condition, String mailet) {
  @Override
  public String toString() {
    return processor + ", line " + line + ": " + condition + " " + mailet;
  }
}
