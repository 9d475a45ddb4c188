package org.postern.inspection.settings;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing an administrator can set. The reference pages are printed from these records, so a
 * setting cannot exist without its documentation.
 *
 * @param name as written in the configuration
 * @param form how a value is written: {@code size}, {@code duration}, {@code true or false}
 * @param byDefault as the administrator would write it; null if it must be set
 * @param help full sentences; the first one says what the setting is for
 * @param reader throws {@link IllegalArgumentException} whose message quotes the value and says
 *     what to write instead
 */
public record Setting<T>(
    String name,
    String form,
    @Nullable String byDefault,
    String help,
    Function<String, T> reader) {}
