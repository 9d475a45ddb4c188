package org.postern.mailets;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.james.metrics.api.Metric;
import org.postern.inspection.policy.Policy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of several files as one policy, in the order of the files. Each file is read again as
 * {@link PolicyFile} does it; a change after which two files have a rule of the same name leaves
 * the rules of all files as they were.
 */
final class PolicyFiles {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyFiles.class);

  private final List<PolicyFile> files;
  private final Metric broken;
  private volatile Joined joined;

  /**
   * Some state of the files and what holds with it.
   *
   * @param parts the files as they are, whether they go together or not
   * @param policy in force
   */
  private record Joined(List<Policy> parts, Policy policy) {
    boolean isOf(List<Policy> others) {
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i) != others.get(i)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * @param files in the order of their rules
   * @param broken counts the changes that were refused
   */
  PolicyFiles(List<PolicyFile> files, Metric broken) {
    this.files = List.copyOf(files);
    this.broken = broken;
    List<Policy> parts = parts();
    this.joined = new Joined(parts, whole(parts));
  }

  /** Returns the rules that hold now. A mail keeps those that it got to its end. */
  Policy now() {
    List<Policy> parts = parts();
    Joined last = joined;
    return last.isOf(parts) ? last.policy() : join(parts);
  }

  private synchronized Policy join(List<Policy> parts) {
    if (joined.isOf(parts)) {
      return joined.policy();
    }
    Optional<String> twice = twice(files, parts);
    if (twice.isPresent()) {
      broken.increment();
      LOG.error("{}; the rules of all files stay in force as they were", twice.get());
    }
    joined = new Joined(parts, twice.isPresent() ? joined.policy() : whole(parts));
    return joined.policy();
  }

  private List<Policy> parts() {
    return files.stream().map(PolicyFile::now).toList();
  }

  private static Policy whole(List<Policy> parts) {
    return parts.size() == 1 ? parts.get(0) : Policy.of(parts);
  }

  /** Returns what to say of the first rule whose name is taken; empty if there is none. */
  static Optional<String> twice(List<PolicyFile> files) {
    return twice(files, files.stream().map(PolicyFile::now).toList());
  }

  private static Optional<String> twice(List<PolicyFile> files, List<Policy> parts) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < parts.size(); i++) {
      for (String name : parts.get(i).ruleNames()) {
        if (!names.add(name)) {
          return Optional.of(
              "the rule \"%s\" of %s is also in a file before it; give each rule a name of its own"
                  .formatted(name, files.get(i).url()));
        }
      }
    }
    return Optional.empty();
  }
}
