/*
 * Stands in for the real qmail-queue in tests. Everything lies in the directory of the program,
 * found by argv[0], because posternd gives it no arguments and no environment of the test's choice.
 *
 * The Nth run makes the directory call.N and does what line N of the file "orders" says; the last
 * line counts for all later runs, and without the file every order is "ok":
 *
 *   ok             reads message and envelope, the latter with all of qmail-queue's checks, keeps
 *                  both, exits with 0
 *   exit CODE      reads both, keeps nothing
 *   early CODE     exits without reading
 *   hang           never ends
 *   crash          is killed by a signal
 *   gate-start     waits at the gate before it reads; then as ok
 *   gate-envelope  waits at the gate between message and envelope; then as ok
 *   gate-end       waits at the gate when both are kept, before it exits
 *
 * The gate is the FIFO "gate": it opens when somebody opens it to write. While a run waits there,
 * call.N/waiting exists. call.N/message and call.N/envelope exist once the message is queued,
 * call.N/exit once the run has ended by itself. call.N/world holds a line for each descriptor that
 * it was started with and each variable of its environment.
 */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern char **environ;

static char base[3000];
static char call[3200];
static char buffer[65536];

static FILE *create(const char *name) {
  char path[4096];
  FILE *file;
  snprintf(path, sizeof path, "%s/%s", call, name);
  file = fopen(path, "w");
  if (file == NULL) _exit(63);
  return file;
}

static void end(int code) {
  FILE *file = create("exit.part");
  char from[4096], to[4096];
  fprintf(file, "%d", code);
  fclose(file);
  snprintf(from, sizeof from, "%s/exit.part", call);
  snprintf(to, sizeof to, "%s/exit", call);
  rename(from, to);
  _exit(code);
}

static void describe_world(void) {
  FILE *file;
  char **variable;
  int open_fds[256], n = 0, fd;
  sigset_t blocked;
  struct sigaction action;
  for (fd = 0; fd < 256; fd++) if (fcntl(fd, F_GETFD) != -1) open_fds[n++] = fd;
  file = create("world");
  for (fd = 0; fd < n; fd++) fprintf(file, "descriptor %d\n", open_fds[fd]);
  for (variable = environ; *variable != NULL; variable++) fprintf(file, "variable %s\n", *variable);
  sigprocmask(SIG_BLOCK, NULL, &blocked);
  for (fd = 1; fd < 32; fd++) {
    if (sigismember(&blocked, fd) == 1) fprintf(file, "blocked %d\n", fd);
    if (sigaction(fd, NULL, &action) == 0 && action.sa_handler == SIG_IGN) {
      fprintf(file, "ignored %d\n", fd);
    }
  }
  if (getsid(0) == getpid()) fprintf(file, "session leader\n");
  fclose(file);
}

static void wait_at_gate(void) {
  char path[4096];
  fclose(create("waiting"));
  snprintf(path, sizeof path, "%s/gate", base);
  if (open(path, O_RDONLY) < 0) end(63);
  snprintf(path, sizeof path, "%s/waiting", call);
  unlink(path);
}

static void read_message(FILE *to) {
  ssize_t n;
  while ((n = read(0, buffer, sizeof buffer)) > 0) fwrite(buffer, 1, (size_t)n, to);
  if (n < 0) end(54);
}

/* As qmail-queue.c reads it: byte by byte, with its exit codes. */
static char envelope_byte(FILE *to) {
  static size_t have = 0, at = 0;
  if (at == have) {
    ssize_t n = read(1, buffer, sizeof buffer);
    if (n <= 0) end(54);
    have = (size_t)n;
    at = 0;
  }
  fputc(buffer[at], to);
  return buffer[at++];
}

static void read_address(FILE *to) {
  int length;
  for (length = 0; length < 1003; length++) if (envelope_byte(to) == 0) return;
  end(11);
}

static void read_envelope(FILE *to) {
  char letter;
  if (envelope_byte(to) != 'F') end(91);
  read_address(to);
  while ((letter = envelope_byte(to)) != 0) {
    if (letter != 'T') end(91);
    read_address(to);
  }
}

static void keep(const char *name) {
  char from[4096], to[4096];
  snprintf(from, sizeof from, "%s/%s.part", call, name);
  snprintf(to, sizeof to, "%s/%s", call, name);
  if (rename(from, to) != 0) end(63);
}

static void read_order(int number, char *order, int size) {
  char path[4096];
  FILE *file;
  snprintf(path, sizeof path, "%s/orders", base);
  strcpy(order, "ok\n");
  file = fopen(path, "r");
  if (file == NULL) return;
  while (number-- > 0 && fgets(order, size, file) != NULL) { }
  fclose(file);
}

int main(int argc, char **argv) {
  char order[64];
  int number = 1;
  char *slash;
  FILE *message, *envelope;
  (void)argc;
  snprintf(base, sizeof base, "%s", argv[0]);
  slash = strrchr(base, '/');
  if (slash == NULL) return 63;
  *slash = 0;
  do {
    snprintf(call, sizeof call, "%s/call.%d", base, number);
  } while (mkdir(call, 0700) != 0 && errno == EEXIST && number++ < 1000000);
  describe_world();
  read_order(number, order, sizeof order);

  if (strncmp(order, "early ", 6) == 0) end(atoi(order + 6));
  if (strcmp(order, "crash\n") == 0) raise(SIGKILL);
  if (strcmp(order, "hang\n") == 0) for (;;) pause();
  if (strcmp(order, "gate-start\n") == 0) wait_at_gate();
  message = create("message.part");
  read_message(message);
  fclose(message);
  if (strcmp(order, "gate-envelope\n") == 0) wait_at_gate();
  envelope = create("envelope.part");
  read_envelope(envelope);
  fclose(envelope);
  if (strncmp(order, "exit ", 5) == 0) end(atoi(order + 5));
  keep("message");
  keep("envelope");
  if (strcmp(order, "gate-end\n") == 0) wait_at_gate();
  end(0);
  return 63;
}
