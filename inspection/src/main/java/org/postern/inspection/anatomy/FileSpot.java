package org.postern.inspection.anatomy;

import java.util.List;
import org.postern.inspection.content.Content;

/**
 * A file that is no part of its own, while it is read.
 *
 * @param path that what is in it begins with
 * @param contained whether it came out of a container
 * @param faults where it is said what is wrong with the file
 */
record FileSpot(
    Content content,
    Measure measure,
    String name,
    String path,
    int depth,
    boolean contained,
    List<Fault> faults) {}
