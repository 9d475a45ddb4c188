package org.postern.inspection.container;

/** What a container is, as far as only what is in it tells. */
public enum Trait {
  /** A word processor document of Microsoft Office, of either generation. */
  WORD,
  /** A workbook. */
  EXCEL,
  /** A presentation. */
  POWERPOINT,
  /** A drawing of Visio. */
  VISIO,
  /** A document of LibreOffice and its like. */
  OPEN_DOCUMENT,
  /** A mail in the format of Outlook. */
  OUTLOOK_MESSAGE,
  /** A package that Windows installs. */
  WINDOWS_INSTALLER,
  /** A program for Java or Android. */
  JAVA_PROGRAM,
  ANDROID_PROGRAM,
  /** There are programs in a document: VBA, Excel 4 macro sheets, Basic. */
  MACROS,
  /** A document that only opens with a password or key. */
  LOCKED_DOCUMENT
}
