# Sourced by bench/run and bench/engines: a folder of its own, a clamd with a small database, the
# programs in C, and posternd with the whole shipped chain. Everything listens on unix sockets in the
# folder and is stopped by its process id.
work=$(mktemp -d /tmp/postern-bench.XXXXXX)
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null; done
  wait 2>/dev/null
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

fail() { echo "bench: $*" >&2; exit 2; }
until_there() { # FILE PID
  for _ in $(seq 300); do
    [ -S "$1" ] && return 0
    kill -0 "$2" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}
ticks() { # of a process itself, not of its children
  local stat
  stat=$(<"/proc/$1/stat")
  stat=${stat##*) }
  # shellcheck disable=SC2086
  set -- $stat
  echo $((${12} + ${13}))
}
field() { sed -n "s/.*\b$1=\([0-9.]*\).*/\1/p" <<<"$2"; }

"$top/postern" build >/dev/null 2>&1 || fail "the build failed; see target/build.log"
jdk=$(for home in "${POSTERN_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*; do
  grep -q '^JAVA_VERSION="\(2[5-9]\|[3-9][0-9]\)' "$home/release" 2>/dev/null && echo "$home" && break
done)
[ -n "$jdk" ] || fail "no JDK 25 found"
command -v clamd >/dev/null || fail "clamd is missing; install clamav-daemon"

mkdir -p "$work"/{db,tmp,queue,conf,state}
for program in load floor-queue; do
  gcc -O2 -pthread -o "$work/$program" "$top/bench/$program.c" || fail "gcc"
done
gcc -O2 -DQUEUE_DIR="\"$work/queue\"" -o "$work/qmail-queue" "$top/bench/queue.c" || fail "gcc"
"$jdk/bin/java" "$top/bench/Mails.java" "$work/mails" || fail "mails"

# One signature that matches nothing: clamd wants a database, and the smaller it is the less it hides.
echo 'Bench.Nothing:0:*:706f737465726e2d62656e63682d6e6f7468696e67' >"$work/db/bench.ndb"
# The test file by its MD5 and size: an engine that does not find it is not asked.
echo '44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test-Signature' >"$work/db/bench.hdb"
# clamd_conf NAME THREADS
clamd_conf() {
  cat >"$work/$1.conf" <<C
Foreground yes
User $(id -un)
DatabaseDirectory $work/db
TemporaryDirectory $work/tmp
LocalSocket $work/$1.sock
LogFile $work/$1.log
MaxThreads $2
DisableCache yes
SelfCheck 0
OfficialDatabaseOnly no
C
}
# start_clamd NAME: leaves its process id in clamd
start_clamd() {
  clamd -c "$work/$1.conf" >"$work/$1.out" 2>&1 &
  clamd=$!
  pids+=("$clamd")
  until_there "$work/$1.sock" "$clamd" || { cat "$work/$1.out"; fail "clamd did not start"; }
}
# start_posternd ENGINES: leaves its process id in posternd
start_posternd() {
  cp -r "$top"/james-config/conf/. "$work/conf"
  sed -i "s#<engines>builtin:</engines>#<engines>$1</engines>#" "$work/conf/mailetcontainer.xml"
  cat >"$work/conf/posternd.conf" <<C
socket $work/posternd.sock
state $work/state
qmailQueue $work/qmail-queue
C
  (cd "$work" && exec "$top/postern" daemon --config "$work/conf" >"$work/posternd.log" 2>&1) &
  posternd=$!
  pids+=("$posternd")
  until_there "$work/posternd.sock" "$posternd" || { cat "$work/posternd.log"; fail "posternd did not start"; }
}
