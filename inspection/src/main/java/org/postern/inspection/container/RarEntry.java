package org.postern.inspection.container;

/**
 * What the header of one file in a rar says.
 *
 * @param data position of the packed bytes
 * @param stored whether they are the bytes of the file as they are
 * @param split whether the file begins or goes on in another volume
 */
record RarEntry(
    String name, long data, long packed, boolean stored, boolean encrypted, boolean split) {}
