/* Stands in for the real qmail-queue in benchmarks: reads the message from descriptor 0 and the
 * envelope from descriptor 1, in the pieces of 2 KiB that qmail-queue uses, writes both to files in
 * the folder QUEUE_DIR, syncs them, and removes them again. With QUEUE_LOG the sixteen bytes behind
 * the word UNIQ of each message that it took are a line of that file. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static char buffer[2048];

#ifdef QUEUE_LOG
#include <string.h>
static char id[17];

static void look(size_t n) {
  char *mark = id[0] ? 0 : memmem(buffer, n, "UNIQ", 4);
  /* A notice of a mail names it, and is not that mail. */
  if (memmem(buffer, n, "Auto-Submitted:", 15)) mark = 0, id[0] = '-';
  if (mark && mark + 20 <= buffer + n) memcpy(id, mark + 4, 16);
}

static void note(void) {
  if (id[0] == '-') return;
  int log = open(QUEUE_LOG, O_WRONLY | O_CREAT | O_APPEND, 0600);
  id[16] = '\n';
  if (log < 0 || write(log, id, 17) != 17) _exit(53);
}
#else
static void look(size_t n) { (void)n; }
static void note(void) {}
#endif

static int copy(int from, const char *kind) {
  char name[512];
  ssize_t n, all = 0;
  snprintf(name, sizeof name, "%s/%s.%ld", QUEUE_DIR, kind, (long)getpid());
  int to = open(name, O_WRONLY | O_CREAT | O_EXCL, 0600);
  if (to < 0) _exit(53);
  while ((n = read(from, buffer, sizeof buffer)) > 0) {
    if (write(to, buffer, (size_t)n) != n) _exit(53);
    look((size_t)n);
    all += n;
  }
  if (n < 0) _exit(54);
  if (fsync(to) || close(to) || unlink(name)) _exit(53);
  return all > 0;
}

int main(void) {
  if (!copy(0, "mess")) return 54;
  if (!copy(1, "intd")) return 54;
  note();
  return 0;
}
