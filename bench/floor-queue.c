/* The floor: the least that a client in qmail-queue's place can do. It hands the message to the
 * daemon at FLOOR_SOCKET in frames of a length and bytes while it keeps a copy in memory; when the
 * daemon answers with the byte 0 it becomes the program FLOOR_NEXT, if that is set, with the message
 * on descriptor 0 and the envelope on 1. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static char buffer[4 + 65536];

static void put(int fd, const char *bytes, size_t n) {
  while (n > 0) {
    ssize_t w = write(fd, bytes, n);
    if (w <= 0) _exit(74);
    bytes += w;
    n -= (size_t)w;
  }
}

static int hand_over(int from, int to) {
  int copy = memfd_create("copy", MFD_CLOEXEC);
  if (copy < 0) _exit(51);
  for (;;) {
    size_t n = 0;
    ssize_t r;
    while (n < 65536 && (r = read(from, buffer + 4 + n, 65536 - n)) > 0) n += (size_t)r;
    unsigned length = htonl((unsigned)n);
    memcpy(buffer, &length, 4);
    put(to, buffer, 4 + n);
    put(copy, buffer + 4, n);
    if (n == 0) break;
  }
  lseek(copy, 0, SEEK_SET);
  return copy;
}

int main(void) {
  struct sockaddr_un at = {.sun_family = AF_UNIX};
  const char *path = getenv("FLOOR_SOCKET");
  char *next[] = {getenv("FLOOR_NEXT"), 0};
  char answer;
  if (!path || strlen(path) >= sizeof at.sun_path) return 55;
  strcpy(at.sun_path, path);
  int s = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (s < 0 || connect(s, (struct sockaddr *)&at, sizeof at)) return 73;
  int message = hand_over(0, s), envelope = hand_over(1, s);
  if (read(s, &answer, 1) != 1) return 74;
  if (answer || !next[0]) return answer;
  dup2(message, 0);
  dup2(envelope, 1);
  execv(next[0], next);
  return 81;
}
