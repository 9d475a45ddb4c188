/* load FILE N CLIENTS PROGRAM [ARG..]
 *
 * Calls PROGRAM N times in qmail-queue's place, as qmail-smtpd does: the message on descriptor 0,
 * the envelope on descriptor 1, both pipes. CLIENTS threads call it at the same time. Where the
 * message has sixteen bytes behind the word UNIQ they are made different each time, so that no
 * engine answers from memory. Prints one line of key=value: rate, time at the client, and the CPU
 * time of PROGRAM itself.
 *
 * With LOAD_SECOND=FILE every tenth message is that one. With LOAD_LOG=FILE each message is a line
 * there: its sixteen bytes, 1 or 2 for the file, when it began and ended in seconds since 1970, and
 * the exit code.
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

struct mail {
  char *bytes;
  size_t length;
};

static struct mail mails[2];
static int kinds = 1;
static FILE *log_to;
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

static double since_1970(void) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static void one(int i, int kind, char *bytes, size_t length, char *mark) {
  static const char envelope[] = "Falice@example.net\0Tuser@example.org\0";
  int m[2], e[2], status;
  struct rusage used;
  char id[17];
  double start = now(), began = since_1970();
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
  if (log_to)
    fprintf(log_to, "%s %d %.4f %.4f %d\n", id, kind + 1, began, since_1970(),
            WIFEXITED(status) ? WEXITSTATUS(status) : 255);
  cpu_us += used.ru_utime.tv_sec * 1000000L + used.ru_utime.tv_usec +
            used.ru_stime.tv_sec * 1000000L + used.ru_stime.tv_usec;
}

static void *client(void *unused) {
  char *bytes[2], *mark[2];
  for (int k = 0; k < kinds; k++) {
    bytes[k] = malloc(mails[k].length + 1);
    memcpy(bytes[k], mails[k].bytes, mails[k].length + 1);
    mark[k] = strstr(bytes[k], "UNIQ");
    if (mark[k]) mark[k] += 4;
  }
  for (int i = next++; i < total; i = next++) {
    int kind = kinds == 2 && i % 10 == 9;
    one(i, kind, bytes[kind], mails[kind].length, mark[kind]);
  }
  for (int k = 0; k < kinds; k++) free(bytes[k]);
  return unused;
}

static int take(const char *file, struct mail *mail) {
  struct stat s;
  int fd = open(file, O_RDONLY);
  if (fd < 0 || fstat(fd, &s)) return 0;
  mail->length = (size_t)s.st_size;
  mail->bytes = calloc(1, mail->length + 1);
  return mail->bytes && read(fd, mail->bytes, mail->length) == s.st_size;
}

static int by_time(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  pthread_t thread[64];
  if (argc < 5) {
    fprintf(stderr, "load FILE N CLIENTS PROGRAM [ARG..]\n");
    return 2;
  }
  signal(SIGPIPE, SIG_IGN);
  int clients = atoi(argv[3]);
  const char *second = getenv("LOAD_SECOND"), *log_file = getenv("LOAD_LOG");
  total = atoi(argv[2]);
  program = argv + 4;
  if (clients < 1 || clients > 64 || total < 1 || !take(argv[1], mails)) {
    perror(argv[1]);
    return 2;
  }
  if (second && !take(second, mails + 1)) {
    perror(second);
    return 2;
  }
  kinds = second ? 2 : 1;
  if (log_file && !(log_to = fopen(log_file, "w"))) {
    perror(log_file);
    return 2;
  }
  took = calloc((size_t)total, sizeof *took);
  if (!took) return 2;
  double start = now();
  for (int i = 0; i < clients; i++) pthread_create(thread + i, 0, client, 0);
  for (int i = 0; i < clients; i++) pthread_join(thread[i], 0);
  double wall = now() - start;
  if (log_to) fclose(log_to);
  qsort(took, (size_t)total, sizeof *took, by_time);
  printf("n=%d refused=%d rate=%.1f p50_ms=%.2f p99_ms=%.2f client_cpu_ms=%.3f\n", total, refused,
         total / wall, took[total / 2] * 1e3, took[(int)(total * 0.99)] * 1e3,
         cpu_us / 1000.0 / total);
  return refused > 0;
}
