package org.postern.qmail.daemon;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * How a child of posternd comes to life: which descriptors it has, and that it has nothing else of
 * ours. The structures are opaque; each has more room here than any port of glibc needs.
 */
final class SpawnAttributes implements AutoCloseable {
  /** POSIX_SPAWN_SETSIGDEF, POSIX_SPAWN_SETSIGMASK and glibc's POSIX_SPAWN_SETSID. */
  private static final short FLAGS = 0x04 | 0x08 | 0x80;

  private static final long ROOM = 512;

  private static final MethodHandle ACTIONS_INIT = call("posix_spawn_file_actions_init", ADDRESS);
  private static final MethodHandle ACTIONS_DESTROY =
      call("posix_spawn_file_actions_destroy", ADDRESS);
  private static final MethodHandle ADD_DUP2 =
      call("posix_spawn_file_actions_adddup2", ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle ADD_CLOSE_FROM =
      call("posix_spawn_file_actions_addclosefrom_np", ADDRESS, JAVA_INT);
  private static final MethodHandle INIT = call("posix_spawnattr_init", ADDRESS);
  private static final MethodHandle DESTROY = call("posix_spawnattr_destroy", ADDRESS);
  private static final MethodHandle SET_FLAGS =
      call("posix_spawnattr_setflags", ADDRESS, JAVA_SHORT);
  private static final MethodHandle SET_MASK = call("posix_spawnattr_setsigmask", ADDRESS, ADDRESS);
  private static final MethodHandle SET_DEFAULT =
      call("posix_spawnattr_setsigdefault", ADDRESS, ADDRESS);
  private static final MethodHandle NO_SIGNAL = call("sigemptyset", ADDRESS);
  private static final MethodHandle ALL_SIGNALS = call("sigfillset", ADDRESS);

  private final MemorySegment actions;
  private final MemorySegment attributes;

  /** The child reads {@code stdin} as 0 and has {@code stdout} as 1; 2 it shares with us. */
  SpawnAttributes(Arena arena, int stdin, int stdout) {
    actions = arena.allocate(ROOM, 16);
    attributes = arena.allocate(ROOM, 16);
    MemorySegment signals = arena.allocate(ROOM, 16);
    try {
      check((int) ACTIONS_INIT.invokeExact(actions));
      check((int) ADD_DUP2.invokeExact(actions, stdin, 0));
      check((int) ADD_DUP2.invokeExact(actions, stdout, 1));
      check((int) ADD_CLOSE_FROM.invokeExact(actions, 3));
      check((int) INIT.invokeExact(attributes));
      check((int) NO_SIGNAL.invokeExact(signals));
      check((int) SET_MASK.invokeExact(attributes, signals));
      check((int) ALL_SIGNALS.invokeExact(signals));
      check((int) SET_DEFAULT.invokeExact(attributes, signals));
      check((int) SET_FLAGS.invokeExact(attributes, FLAGS));
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  MemorySegment actions() {
    return actions;
  }

  MemorySegment attributes() {
    return attributes;
  }

  @Override
  public void close() {
    try {
      check((int) ACTIONS_DESTROY.invokeExact(actions));
      check((int) DESTROY.invokeExact(attributes));
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void check(int error) {
    if (error != 0) {
      throw new IllegalStateException("posix_spawn cannot be prepared: " + error);
    }
  }

  @SuppressWarnings("restricted") // The whole purpose of this class.
  private static MethodHandle call(String name, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(JAVA_INT, arguments));
  }
}
