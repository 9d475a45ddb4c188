package org.postern.inspection.engine;

/** What an engine can be expected to find of the EICAR test file; the canary asks for it. */
public enum Detects {
  /** Nothing: it knows what its lists say, and the test file need not be in them. */
  WHAT_IT_LISTS,
  /** The test file as it is. */
  TEST_FILE,
  /** The test file as it is, and in an attachment of a message. */
  ATTACHED_TEST_FILE
}
