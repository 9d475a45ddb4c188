/* clam SOCKET FILE N CLIENTS
 *
 * A bare client of clamd: N times the file as one INSTREAM over a connection of its own, CLIENTS at
 * the same time, in the chunks that Postern uses. The sixteen bytes behind the word UNIQ are made
 * different each time. Prints the answers per second.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#define CHUNK 65536

static char *message;
static size_t length;
static const char *where;
static int total;
static atomic_int next, bad;

static int whole(int fd, const char *bytes, size_t n) {
  while (n > 0) {
    ssize_t w = write(fd, bytes, n);
    if (w <= 0) return 0;
    bytes += w;
    n -= (size_t)w;
  }
  return 1;
}

static int one(int i, char *bytes, char *mark) {
  struct sockaddr_un to = {.sun_family = AF_UNIX};
  char id[17], reply[256];
  size_t got = 0;
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  snprintf(id, sizeof id, "%08x%08x", (unsigned)getpid() * 2654435761u, (unsigned)i);
  if (mark) memcpy(mark, id, 16);
  strncpy(to.sun_path, where, sizeof to.sun_path - 1);
  int ok = fd >= 0 && connect(fd, (struct sockaddr *)&to, sizeof to) == 0;
  ok = ok && whole(fd, "zINSTREAM", 10);
  for (size_t at = 0; ok && at < length; at += CHUNK) {
    size_t n = length - at < CHUNK ? length - at : CHUNK;
    uint32_t head = htonl((uint32_t)n);
    ok = whole(fd, (char *)&head, 4) && whole(fd, bytes + at, n);
  }
  ok = ok && whole(fd, "\0\0\0\0", 4);
  while (ok && got < sizeof reply) {
    ssize_t r = read(fd, reply + got, sizeof reply - got);
    if (r <= 0) break;
    got += (size_t)r;
    if (memchr(reply, 0, got)) break;
  }
  if (fd >= 0) close(fd);
  return ok && got == 11 && memcmp(reply, "stream: OK", 11) == 0;
}

static void *client(void *unused) {
  char *bytes = malloc(length + 1);
  memcpy(bytes, message, length + 1);
  char *mark = strstr(bytes, "UNIQ");
  if (mark) mark += 4;
  for (int i = next++; i < total; i = next++)
    if (!one(i, bytes, mark)) bad++;
  free(bytes);
  return unused;
}

int main(int argc, char **argv) {
  struct stat s;
  struct timespec a, b;
  pthread_t thread[64];
  if (argc != 5) {
    fprintf(stderr, "clam SOCKET FILE N CLIENTS\n");
    return 2;
  }
  where = argv[1];
  int fd = open(argv[2], O_RDONLY), clients = atoi(argv[4]);
  total = atoi(argv[3]);
  if (fd < 0 || fstat(fd, &s) || clients < 1 || clients > 64) return 2;
  length = (size_t)s.st_size;
  message = calloc(1, length + 1);
  if (!message || read(fd, message, length) != s.st_size) return 2;
  clock_gettime(CLOCK_MONOTONIC, &a);
  for (int i = 0; i < clients; i++) pthread_create(thread + i, 0, client, 0);
  for (int i = 0; i < clients; i++) pthread_join(thread[i], 0);
  clock_gettime(CLOCK_MONOTONIC, &b);
  printf("%.1f\n", total / (b.tv_sec - a.tv_sec + (b.tv_nsec - a.tv_nsec) * 1e-9));
  return bad > 0;
}
