package org.postern.qmail.daemon;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import org.postern.inspection.engine.Deadline;

/**
 * The calls of the C library for which Java has no word: a child process whose descriptor 1 can be
 * read. Linux with glibc 2.34 or later. Some of them block, so they are made on platform threads.
 *
 * <p>One instance serves one thread, for as long as its arena is open.
 */
final class Libc {
  /** What the other end of a pipe has to be ready for. */
  enum Ready {
    READ((short) 1),
    WRITE((short) 4);

    private final short events;

    Ready(short events) {
      this.events = events;
    }
  }

  /** The two ends of a pipe. */
  record Pipe(int readEnd, int writeEnd) {}

  /** Closed as soon as any other program starts, so that no stranger keeps our pipes open. */
  private static final int O_CLOEXEC = 02000000;

  private static final int O_WRONLY_NONBLOCK = 04001;
  private static final int F_SETFL = 4;
  private static final int EINTR = 4;
  private static final int EAGAIN = 11;
  private static final int EPIPE = 32;
  private static final int SIGKILL = 9;

  /** The same number on every machine that Linux runs on; glibc 2.34 has no function for it. */
  private static final long SYS_PIDFD_OPEN = 434;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle PIPE2 = call("pipe2", of(JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle FCNTL =
      call("fcntl", of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT), Linker.Option.firstVariadicArg(2));
  private static final MethodHandle WRITE =
      call("write", of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle CLOSE = call("close", of(JAVA_INT, JAVA_INT));
  private static final MethodHandle POLL = call("poll", of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle SYSCALL =
      call(
          "syscall",
          of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT),
          Linker.Option.firstVariadicArg(1));
  private static final MethodHandle WAITPID =
      call("waitpid", of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle KILL = call("kill", of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle SPAWN =
      call("posix_spawn", of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));

  private final Arena arena;
  private final MemorySegment state;
  private final MemorySegment small;

  Libc(Arena arena) {
    this.arena = arena;
    state = arena.allocate(STATE);
    small = arena.allocate(16, 8);
  }

  private static FunctionDescriptor of(MemoryLayout result, MemoryLayout... arguments) {
    return FunctionDescriptor.of(result, arguments);
  }

  /** Returns a function of the C library; the first argument takes what becomes of errno. */
  @SuppressWarnings("restricted") // The whole purpose of this class.
  static MethodHandle call(String name, FunctionDescriptor shape, Linker.Option... more) {
    Linker.Option[] options = Arrays.copyOf(more, more.length + 1);
    options[more.length] = Linker.Option.captureCallState("errno");
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, options);
  }

  /** Makes a pipe that no child inherits unasked. */
  Pipe pipe() throws IOException {
    try {
      check("pipe2", (int) PIPE2.invokeExact(state, small, O_CLOEXEC));
    } catch (Throwable e) {
      throw thrown(e);
    }
    return new Pipe(small.getAtIndex(JAVA_INT, 0), small.getAtIndex(JAVA_INT, 1));
  }

  /** Lets writes to {@code fd} return at once when the reader is slow. */
  void doNotBlock(int fd) throws IOException {
    try {
      check("fcntl", (int) FCNTL.invokeExact(state, fd, F_SETFL, O_WRONLY_NONBLOCK));
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /** Closes {@code fd}. Nothing can be done about an error, and the descriptor is gone anyway. */
  void close(int fd) {
    try {
      int ignored = (int) CLOSE.invokeExact(state, fd);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Writes to a pipe that does not block.
   *
   * @return how many bytes were taken, 0 if the pipe is full, -1 if nobody reads it any more
   */
  long write(int fd, MemorySegment bytes) throws IOException {
    try {
      long n = (long) WRITE.invokeExact(state, fd, bytes, bytes.byteSize());
      if (n >= 0) {
        return n;
      }
      return switch (errno()) {
        case EAGAIN, EINTR -> 0;
        case EPIPE -> -1;
        default -> throw failed("write");
      };
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /** Waits until {@code fd} is ready or broken. Returns false when the time is over. */
  boolean await(int fd, Ready what, Deadline deadline) throws IOException {
    small.set(JAVA_INT, 0, fd);
    small.set(JAVA_SHORT, 4, what.events);
    small.set(JAVA_SHORT, 6, (short) 0);
    try {
      while (true) {
        int millis = (int) Math.min(deadline.left().toMillis(), Integer.MAX_VALUE);
        int n = (int) POLL.invokeExact(state, small, 1L, millis);
        if (n > 0 || n == 0 && deadline.passed()) {
          return n > 0;
        }
        if (n < 0 && errno() != EINTR) {
          throw failed("poll");
        }
      }
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /**
   * Starts a program in a session of its own, with no signal blocked or ignored and with no
   * descriptors but 0, 1 and 2.
   *
   * @param command the program's path, then its arguments
   * @param environment NAME=value
   * @return its process id, which is also that of its process group
   */
  int spawn(List<String> command, List<String> environment, int stdin, int stdout)
      throws IOException {
    MemorySegment program = arena.allocateFrom(command.getFirst());
    try (SpawnAttributes attributes = new SpawnAttributes(arena, stdin, stdout)) {
      int error =
          (int)
              SPAWN.invokeExact(
                  state,
                  small,
                  program,
                  attributes.actions(),
                  attributes.attributes(),
                  strings(command),
                  strings(environment));
      if (error != 0) {
        throw new IOException(command.getFirst() + " does not start: errno " + error);
      }
      return small.get(JAVA_INT, 0);
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  private MemorySegment strings(List<String> texts) {
    MemorySegment array = arena.allocate(ADDRESS, texts.size() + 1L);
    for (int i = 0; i < texts.size(); i++) {
      array.setAtIndex(ADDRESS, i, arena.allocateFrom(texts.get(i)));
    }
    return array;
  }

  /** Opens a descriptor that is ready to be read once our child has ended. */
  int pidfd(int pid) throws IOException {
    try {
      return check("pidfd_open", (int) (long) SYSCALL.invokeExact(state, SYS_PIDFD_OPEN, pid, 0));
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /** Waits for our child and lets the system forget it. Returns its status as waitpid(2) has it. */
  int reap(int pid) throws IOException {
    try {
      int n;
      do {
        n = (int) WAITPID.invokeExact(state, pid, small, 0);
      } while (n < 0 && errno() == EINTR);
      check("waitpid", n);
    } catch (Throwable e) {
      throw thrown(e);
    }
    return small.get(JAVA_INT, 0);
  }

  /** Kills a child that has not been reaped, and all that it started. */
  void killGroup(int pid) {
    try {
      int ignored = (int) KILL.invokeExact(state, -pid, SIGKILL);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private int errno() {
    return (int) ERRNO.get(state, 0L);
  }

  private int check(String what, int result) throws IOException {
    if (result < 0) {
      throw failed(what);
    }
    return result;
  }

  private IOException failed(String what) {
    return new IOException(what + ": errno " + errno());
  }

  /** A method handle says that it throws anything; these throw only what we throw ourselves. */
  private static IOException thrown(Throwable e) {
    return switch (e) {
      case IOException io -> io;
      case RuntimeException runtime -> throw runtime;
      case Error error -> throw error;
      default -> new IOException(e);
    };
  }
}
