/*
 * postern-queue stands in for qmail-queue: it hands a message to posternd and exits with
 * qmail-queue's codes.
 *
 *   QMAILQUEUE=/usr/local/bin/postern-queue   in the environment of qmail-smtpd, qmail-inject, ...
 *
 * The message comes on descriptor 0, then the envelope on descriptor 1, as qmail-queue(8) says. Both
 * go to posternd on a unix socket while they are read, after those variables of the environment that
 * say who the client is. Then posternd answers with a code and perhaps a text.
 *
 * To posternd:    "POSTERN1\n", then frames: type (1 byte), length (4 bytes, big-endian), payload of
 *                 at most 65536 bytes. Types: E NAME=value; M message; V envelope; . end.
 * From posternd:  code (1 byte), length of the text (2 bytes, big-endian), text. If the connection
 *                 ends before the frame "." nothing is queued.
 *
 * Environment:
 *   POSTERN_SOCKET   where posternd listens. Default: SOCKET below.
 *   POSTERN_TEXT_FD  where a text for the client is written, with exit code 82: 6 (notqmail),
 *                    4 (netqmail with the custom error patch) or none. Default: TEXT_FD below.
 *                    If that descriptor is not a pipe, the bare code is used.
 *   POSTERN_TIMEOUT  seconds to wait for posternd at each step. Default: TIMEOUT below. posternd
 *                    queues nothing for a client that has given up.
 *
 * Exit codes: 0 queued; posternd's own; and from here, all temporary but the first:
 *   11 address too long                          72 no connection in time
 *   52 posternd is too slow                      73 no connection
 *   54 message or envelope has no proper end     74 connection broke
 *   91 envelope not in qmail's form
 */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#ifndef SOCKET
#define SOCKET "/run/postern/queue.sock"
#endif
#ifndef TEXT_FD
#define TEXT_FD 6
#endif
#ifndef TIMEOUT
#define TIMEOUT 300
#endif

enum {
  CHUNK = 65536,        /* payload of a frame, at most */
  HEAD = 5,             /* type and length before it */
  VALUE = 1000,         /* a longer variable is left out */
  ADDRESS = 1003,       /* an address of so many bytes is too long: qmail-queue's own limit */
  TEXT = 250,           /* qmail-smtpd keeps so much of a text */
  READ_TIMEOUT = 3600   /* seconds for a chunk; qmail-smtpd gives up on its client much earlier */
};
enum {
  TOO_LONG = 11, SLOW = 52, CANNOT_READ = 54, CONNECT_SLOW = 72, NO_CONNECTION = 73, BROKEN = 74,
  CUSTOM = 82, NO_ENVELOPE = 91
};

static const char *const names[] = {
  "TCPREMOTEIP", "TCPREMOTEHOST", "TCPREMOTEINFO", "TCPLOCALIP", "TCPLOCALPORT", "RELAYCLIENT",
  "SMTPAUTHUSER", "SMTP_AUTH_USER", "SMTPUSER", "AUTHUSER", "SMTPAUTHMETHOD"
};

/* A small mail is one write: all gathers here until there is no room for another chunk. */
static unsigned char out[32768 + 2 * (HEAD + CHUNK)];
static size_t used;
static int sock = -1;
static int text_fd = -1;
static int all_sent;
static unsigned timeout = TIMEOUT;
static volatile sig_atomic_t when_late = CONNECT_SLOW;

static void late(int signal) {
  (void)signal;
  _exit(when_late);
}

/* Reads until max bytes are there or the end: how many, or -1. */
static ssize_t fill(int fd, unsigned char *to, size_t max) {
  size_t have = 0;
  while (have < max) {
    ssize_t n = read(fd, to + have, max - have);
    if (n == 0) break;
    if (n > 0) have += (size_t)n;
    else if (errno != EINTR) return -1;
  }
  return (ssize_t)have;
}

/* Takes posternd's answer and exits with it. */
static void answer(void) {
  static unsigned char head[3];
  static unsigned char text[1 + TEXT];
  size_t length;
  size_t written = 0;
  ssize_t n;
  alarm(timeout);
  if (fill(sock, head, sizeof head) != (ssize_t)sizeof head) _exit(BROKEN);
  length = (size_t)(head[1] << 8 | head[2]);
  if (length > TEXT) length = TEXT;
  n = fill(sock, text + 1, length);
  /* Nobody can have queued what was not sent to its end. */
  if (head[0] == 0) _exit(all_sent ? 0 : BROKEN);
  if (n <= 0 || text_fd < 0) _exit(head[0]);
  text[0] = head[0] >= 11 && head[0] <= 40 ? 'D' : 'Z';
  while (written < (size_t)n + 1) {
    ssize_t w = write(text_fd, text + written, (size_t)n + 1 - written);
    if (w > 0) written += (size_t)w;
    else if (w == 0 || errno != EINTR) _exit(head[0]);
  }
  _exit(CUSTOM);
}

/* Sends what has gathered. If posternd takes no more, it may have said why. */
static void flush(void) {
  size_t sent = 0;
  alarm(timeout);
  while (sent < used) {
    ssize_t n = write(sock, out + sent, used - sent);
    if (n > 0) sent += (size_t)n;
    else if (n == 0 || errno != EINTR) answer();
  }
  used = 0;
}

/* Makes a frame of the payload that lies HEAD bytes behind what has gathered. */
static void frame(char type, size_t length) {
  unsigned char *head = out + used;
  head[0] = (unsigned char)type;
  head[1] = (unsigned char)(length >> 24);
  head[2] = (unsigned char)(length >> 16);
  head[3] = (unsigned char)(length >> 8);
  head[4] = (unsigned char)length;
  used += HEAD + length;
  if (used + HEAD + CHUNK > sizeof out) flush();
}

static void send_environment(void) {
  size_t i;
  for (i = 0; i < sizeof names / sizeof *names; i++) {
    const char *value = getenv(names[i]);
    size_t name = strlen(names[i]);
    size_t length;
    if (value == NULL || (length = strlen(value)) > VALUE) continue;
    memcpy(out + used + HEAD, names[i], name);
    out[used + HEAD + name] = '=';
    memcpy(out + used + HEAD + name + 1, value, length);
    frame('E', name + 1 + length);
  }
}

static void send_message(void) {
  ssize_t n;
  do {
    alarm(READ_TIMEOUT);
    n = fill(0, out + used + HEAD, CHUNK);
    if (n < 0) _exit(CANNOT_READ);
    if (n > 0) frame('M', (size_t)n);
  } while (n == CHUNK);
}

/*
 * How many of the n bytes belong to the envelope: F sender NUL, then T recipient NUL for each, then
 * NUL. *done is set at its end. What comes after it is not looked at, and the caller need not close
 * the descriptor: qmail-queue does not wait for that either.
 */
static size_t envelope(const unsigned char *bytes, size_t n, int *done) {
  static int first = 1;       /* no address has begun yet */
  static int inside = 0;      /* within an address */
  static size_t length;       /* of the address so far */
  size_t i;
  for (i = 0; i < n; i++) {
    if (inside) {
      if (bytes[i] == 0) inside = 0;
      else if (++length >= ADDRESS) _exit(TOO_LONG);
    } else if (bytes[i] == 0 && !first) {
      *done = 1;
      return i + 1;
    } else {
      if (bytes[i] != (first ? 'F' : 'T')) _exit(NO_ENVELOPE);
      first = 0;
      inside = 1;
      length = 0;
    }
  }
  return n;
}

static void send_envelope(void) {
  int done = 0;
  while (!done) {
    ssize_t n;
    alarm(READ_TIMEOUT);
    do n = read(1, out + used + HEAD, CHUNK);
    while (n < 0 && errno == EINTR);
    if (n <= 0) _exit(CANNOT_READ);
    frame('V', envelope(out + used + HEAD, (size_t)n, &done));
  }
}

/* A descriptor for texts is the write end of a pipe; whatever else may have that number is not. */
static void find_text_fd(void) {
  const char *wanted = getenv("POSTERN_TEXT_FD");
  int fd = TEXT_FD;
  struct stat status;
  int flags;
  if (wanted != NULL) fd = strcmp(wanted, "6") == 0 ? 6 : strcmp(wanted, "4") == 0 ? 4 : -1;
  if (fd < 0 || fstat(fd, &status) != 0 || !S_ISFIFO(status.st_mode)) return;
  flags = fcntl(fd, F_GETFL);
  if (flags != -1 && (flags & O_ACCMODE) != O_RDONLY) text_fd = fd;
}

static void open_socket(void) {
  struct sockaddr_un to;
  const char *path = getenv("POSTERN_SOCKET");
  if (path == NULL || *path == 0) path = SOCKET;
  memset(&to, 0, sizeof to);
  to.sun_family = AF_UNIX;
  if (strlen(path) >= sizeof to.sun_path) _exit(NO_CONNECTION);
  strcpy(to.sun_path, path);
  alarm(timeout);
  sock = socket(AF_UNIX, SOCK_STREAM, 0);
  if (sock < 0 || connect(sock, (struct sockaddr *)&to, sizeof to) != 0) _exit(NO_CONNECTION);
  when_late = SLOW;
}

int main(void) {
  static const char magic[] = "POSTERN1\n";
  struct sigaction action;
  sigset_t alarms;
  const char *seconds = getenv("POSTERN_TIMEOUT");
  long wanted = seconds == NULL ? 0 : strtol(seconds, NULL, 10);
  if (wanted > 0 && wanted <= 86400) timeout = (unsigned)wanted;

  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, NULL);
  action.sa_handler = late;
  sigaction(SIGALRM, &action, NULL);
  sigemptyset(&alarms);
  sigaddset(&alarms, SIGALRM);
  sigprocmask(SIG_UNBLOCK, &alarms, NULL);

  /* Else the socket would become descriptor 0 or 1, and be read as the message. */
  if (fcntl(0, F_GETFD) == -1 || fcntl(1, F_GETFD) == -1) _exit(CANNOT_READ);
  find_text_fd();
  open_socket();
  memcpy(out, magic, sizeof magic - 1);
  used = sizeof magic - 1;
  send_environment();
  send_message();
  send_envelope();
  frame('.', 0);
  flush();
  all_sent = 1;
  answer();
}
