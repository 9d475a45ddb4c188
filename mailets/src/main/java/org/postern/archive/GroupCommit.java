package org.postern.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets threads that want the same slow thing at the same time have it done once for all of them:
 * while one does it for those who came before, those who come meanwhile wait, and the first of them
 * then does it for all.
 */
final class GroupCommit<T> {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Wish<T>> waiting = new ArrayList<>();
  private final Deed<T> deed;

  GroupCommit(Deed<T> deed) {
    this.deed = deed;
  }

  /** What is done for several at once. Never runs twice at the same time. */
  @FunctionalInterface
  interface Deed<T> {
    void done(List<T> together) throws IOException;
  }

  /** One who waits. Its fields belong to whoever holds the lock. */
  private static final class Wish<T> {
    private final T what;
    private boolean done;
    private @Nullable IOException failure;

    Wish(T what) {
      this.what = what;
    }
  }

  /**
   * Returns once the deed is done for this one.
   *
   * @throws IOException what the deed threw; all of the group get it
   */
  void commit(T what) throws IOException {
    Wish<T> wish = new Wish<>(what);
    synchronized (waiting) {
      waiting.add(wish);
    }
    lock.lock();
    try {
      if (!wish.done) {
        together();
      }
      if (wish.failure != null) {
        throw new IOException(wish.failure.getMessage(), wish.failure);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Runs while no deed does. */
  void alone(Alone act) throws IOException {
    lock.lock();
    try {
      act.run();
    } finally {
      lock.unlock();
    }
  }

  /** What must not run beside a deed. */
  @FunctionalInterface
  interface Alone {
    void run() throws IOException;
  }

  private void together() {
    List<Wish<T>> group;
    synchronized (waiting) {
      group = List.copyOf(waiting);
      waiting.clear();
    }
    @Nullable IOException failure =
        new IOException("the archive broke; the server's log has the reason");
    try {
      deed.done(group.stream().map(wish -> wish.what).toList());
      failure = null;
    } catch (IOException e) {
      failure = e;
    } finally {
      for (Wish<T> wish : group) {
        wish.done = true;
        wish.failure = failure;
      }
    }
  }
}
