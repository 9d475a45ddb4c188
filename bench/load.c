/* load FILE N CLIENTS PROGRAM [ARG..]
 *
 * Calls PROGRAM N times in qmail-queue's place, as qmail-smtpd does: the message on descriptor 0,
 * the envelope on descriptor 1, both pipes. CLIENTS threads call it at the same time. Where the
 * message has sixteen bytes behind the word UNIQ they are made different each time, so that no
 * engine answers from memory. Prints one line of key=value: rate, time at the client, and the CPU
 * time of PROGRAM itself.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char *message;
static size_t length;
static char **program;
static int total;
static double *took;
static atomic_int next, refused;
static atomic_long cpu_us;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static void put(int fd, const char *bytes, size_t n) {
  while (n > 0) {
    ssize_t w = write(fd, bytes, n);
    if (w < 0 && errno == EINTR) continue;
    if (w < 0) return;
    bytes += w;
    n -= (size_t)w;
  }
}

static void one(int i, char *bytes, char *mark) {
  static const char envelope[] = "Falice@example.net\0Tuser@example.org\0";
  int m[2], e[2], status;
  struct rusage used;
  char id[17];
  double start = now();
  snprintf(id, sizeof id, "%08x%08x", (unsigned)getpid() * 2654435761u, (unsigned)i);
  if (mark) memcpy(mark, id, 16);
  if (pipe2(m, O_CLOEXEC) || pipe2(e, O_CLOEXEC)) {
    perror("pipe");
    exit(1);
  }
  pid_t pid = vfork();
  if (pid == 0) {
    dup2(m[0], 0);
    dup2(e[0], 1);
    execv(program[0], program);
    _exit(120);
  }
  close(m[0]);
  close(e[0]);
  put(m[1], bytes, length);
  close(m[1]);
  put(e[1], envelope, sizeof envelope);
  close(e[1]);
  while (wait4(pid, &status, 0, &used) < 0 && errno == EINTR) {
  }
  took[i] = now() - start;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) refused++;
  cpu_us += used.ru_utime.tv_sec * 1000000L + used.ru_utime.tv_usec +
            used.ru_stime.tv_sec * 1000000L + used.ru_stime.tv_usec;
}

static void *client(void *unused) {
  char *bytes = malloc(length + 1);
  memcpy(bytes, message, length + 1);
  char *mark = strstr(bytes, "UNIQ");
  if (mark) mark += 4;
  for (int i = next++; i < total; i = next++) one(i, bytes, mark);
  free(bytes);
  return unused;
}

static int by_time(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  struct stat s;
  pthread_t thread[64];
  if (argc < 5) {
    fprintf(stderr, "load FILE N CLIENTS PROGRAM [ARG..]\n");
    return 2;
  }
  signal(SIGPIPE, SIG_IGN);
  int fd = open(argv[1], O_RDONLY), clients = atoi(argv[3]);
  total = atoi(argv[2]);
  program = argv + 4;
  if (fd < 0 || fstat(fd, &s) || clients < 1 || clients > 64 || total < 1) {
    perror(argv[1]);
    return 2;
  }
  length = (size_t)s.st_size;
  message = calloc(1, length + 1);
  took = calloc((size_t)total, sizeof *took);
  if (!message || !took || read(fd, message, length) != s.st_size) return 2;
  double start = now();
  for (int i = 0; i < clients; i++) pthread_create(thread + i, 0, client, 0);
  for (int i = 0; i < clients; i++) pthread_join(thread[i], 0);
  double wall = now() - start;
  qsort(took, (size_t)total, sizeof *took, by_time);
  printf("n=%d refused=%d rate=%.1f p50_ms=%.2f p99_ms=%.2f client_cpu_ms=%.3f\n", total, refused,
         total / wall, took[total / 2] * 1e3, took[(int)(total * 0.99)] * 1e3,
         cpu_us / 1000.0 / total);
  return refused > 0;
}
