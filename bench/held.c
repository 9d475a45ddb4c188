/* The least that storing a mail in a maildir with a side file and an index can do, with the files,
 * moves and syncs of MaildirRepository: message to tmp/, a line to the index, side file to tmp/, side
 * file to about/, message to new/, each on disk before the next. Prints messages a second.
 * held FOLDER MESSAGES THREADS */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MESSAGE = 10000, SIDE = 900 };

static char message[MESSAGE], side[SIDE], base[1000];
static int each;

static void need(int ok, const char *what) {
  if (!ok) {
    perror(what);
    _exit(2);
  }
}

static void put(const char *path, const char *bytes, size_t n) {
  int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
  need(fd >= 0 && write(fd, bytes, n) == (ssize_t)n && fsync(fd) == 0, path);
  close(fd);
}

static void sync_folder(const char *path) {
  int fd = open(path, O_RDONLY | O_DIRECTORY);
  need(fd >= 0 && fsync(fd) == 0, path);
  close(fd);
}

static void *store(void *argument) {
  long thread = (long)argument;
  char line[100], from[1200], to[1200], folder[1200];
  for (int i = 0; i < each; i++) {
    snprintf(from, sizeof from, "%s/tmp/M%ld_%d", base, thread, i);
    put(from, message, MESSAGE);

    snprintf(to, sizeof to, "%s/index/day", base);
    int index = open(to, O_WRONLY | O_CREAT | O_APPEND, 0600);
    int n = snprintf(line, sizeof line, "\n1763812345678 10000 virus %ldmessage%05d", thread, i);
    need(index >= 0 && write(index, line, (size_t)n) == n && fsync(index) == 0, to);
    close(index);

    snprintf(from, sizeof from, "%s/tmp/S%ld_%d", base, thread, i);
    put(from, side, SIDE);
    snprintf(to, sizeof to, "%s/about/%ldmessage%05d.json", base, thread, i);
    snprintf(folder, sizeof folder, "%s/about", base);
    need(rename(from, to) == 0, to);
    sync_folder(folder);

    snprintf(from, sizeof from, "%s/tmp/M%ld_%d", base, thread, i);
    snprintf(to, sizeof to, "%s/new/%ldmessage%05d", base, thread, i);
    snprintf(folder, sizeof folder, "%s/new", base);
    need(rename(from, to) == 0, to);
    sync_folder(folder);
  }
  return 0;
}

int main(int argc, char **argv) {
  static const char *folders[] = {"", "/tmp", "/new", "/about", "/index"};
  pthread_t all[64];
  char path[1200];
  struct timespec start, end;
  if (argc != 4 || atoi(argv[3]) < 1 || atoi(argv[3]) > 64) return 2;
  snprintf(base, sizeof base, "%s", argv[1]);
  for (int i = 0; i < 5; i++) {
    snprintf(path, sizeof path, "%s%s", base, folders[i]);
    need(mkdir(path, 0700) == 0, path);
  }
  memset(message, 'x', MESSAGE);
  memset(side, 'y', SIDE);
  int threads = atoi(argv[3]);
  each = atoi(argv[2]) / threads;
  clock_gettime(CLOCK_MONOTONIC, &start);
  for (long t = 0; t < threads; t++) need(pthread_create(&all[t], 0, store, (void *)t) == 0, "thread");
  for (int t = 0; t < threads; t++) pthread_join(all[t], 0);
  clock_gettime(CLOCK_MONOTONIC, &end);
  double seconds = (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec);
  printf("%.1f\n", threads * each / seconds);
  return 0;
}
