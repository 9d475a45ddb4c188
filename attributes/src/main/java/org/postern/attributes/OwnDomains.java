package org.postern.attributes;

/**
 * A mailet context that knows which domains are the site's own, where that is not the same as what
 * the host delivers itself: behind qmail everything is handed on to qmail-queue.
 */
public interface OwnDomains {
  /**
   * Returns whether a domain is the site's own.
   *
   * @param domain in lower case
   */
  boolean isOwn(String domain);
}
