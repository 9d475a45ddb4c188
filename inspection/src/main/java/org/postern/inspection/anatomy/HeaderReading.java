package org.postern.inspection.anatomy;

import java.util.List;

/**
 * One way to read the header of an entity.
 *
 * @param how what was assumed; empty for the way of most programs
 * @param header the fields
 * @param hidden fields that stand inside the value of others
 * @param body where the body begins
 */
record HeaderReading(String how, Header header, List<Header.Field> hidden, long body) {
  HeaderReading {
    hidden = List.copyOf(hidden);
  }
}
