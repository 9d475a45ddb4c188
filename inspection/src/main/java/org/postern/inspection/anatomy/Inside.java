package org.postern.inspection.anatomy;

import java.util.List;

/**
 * What a look into a file tells.
 *
 * @param children what is in it; empty if it is no container
 * @param types what it is, now that its inside is known
 * @param encrypted whether it is locked as a whole
 */
record Inside(List<Node> children, List<FileType> types, boolean encrypted) {}
