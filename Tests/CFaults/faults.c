#define _GNU_SOURCE
#include "CFaults.h"
#include "disk.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int faults_are_linked(void) { return 1; }

static struct {
  const char *root, *save, *kind;
  size_t root_size;
  long at;
  bool stays;
  uint64_t seed;
  int log;
  long count;
} faults;

static long number(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

// Read before anything runs, so that threads only look.
__attribute__((constructor)) static void begin(void) {
  faults.root = getenv("FAULT_ROOT");
  faults.root_size = faults.root ? strlen(faults.root) : 0;
  faults.save = getenv("FAULT_SAVE");
  faults.kind = getenv("FAULT_KIND");
  if (!faults.kind) faults.kind = "";
  faults.at = number("FAULT_AT");
  faults.stays = number("FAULT_STAYS") != 0;
  faults.seed = (uint64_t)number("FAULT_SEED");
  const char *log = getenv("FAULT_LOG");
  int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
  faults.log = log ? (int)syscall(SYS_openat, AT_FDCWD, log, flags, 0600) : -1;
}

static bool is_on(void) { return faults.root && faults.save; }

// The whole path of a name below the root; false for any other.
static bool is_below(const char *path, char whole[PATH_MAX]) {
  if (!is_on()) return false;
  if (path[0] == '/') {
    snprintf(whole, PATH_MAX, "%s", path);
  } else {
    char folder[PATH_MAX];
    if (!getcwd(folder, sizeof folder)) return false;
    if (snprintf(whole, PATH_MAX, "%s/%s", folder, path) >= PATH_MAX) return false;
  }
  return strncmp(whole, faults.root, faults.root_size) == 0 && whole[faults.root_size] == '/';
}

static void lose_power(void) {
  disk_loses(faults.seed);
  syscall(SYS_kill, getpid(), SIGKILL);
}

// A program that has ended has told all that it did: the power that goes a moment later takes nothing of it.
__attribute__((destructor)) static void end(void) {
  if (is_on() && strcmp(faults.kind, "late") == 0) disk_loses(faults.seed);
}

typedef enum { opens, writes, truncates, syncs, renames, unlinks, makes } operation_t;

// Counts an operation. 0 when it is to be done; the number of an error when it fails.
static int met(operation_t operation, const char *path) {
  static const char *const words[] = {"open", "write", "truncate", "sync", "rename", "unlink", "make"};
  faults.count++;
  if (faults.log >= 0) {
    char line[PATH_MAX + 64];
    int size = snprintf(
      line, sizeof line, "%ld %s %s\n", faults.count, words[operation], path + faults.root_size);
    syscall(SYS_write, faults.log, line, (size_t)size);
  }
  if (faults.at == 0 || faults.count < faults.at) return 0;
  if (faults.count > faults.at && !faults.stays) return 0;
  if (strcmp(faults.kind, "kill") == 0) syscall(SYS_kill, getpid(), SIGKILL);
  if (strcmp(faults.kind, "cut") == 0) lose_power();
  if (strcmp(faults.kind, "eio") == 0) return EIO;
  // Names are made on full disks as little as bytes; what goes, goes.
  if (strcmp(faults.kind, "enospc") == 0)
    return operation == truncates || operation == syncs || operation == unlinks ? 0 : ENOSPC;
  // The kernel interrupts what waits; a name changes at once.
  if (strcmp(faults.kind, "eintr") == 0)
    return operation == opens || operation == writes || operation == syncs ? EINTR : 0;
  return 0;
}

static bool is_torn(void) { return faults.count == faults.at && strcmp(faults.kind, "tear") == 0; }

static int failed(int code) {
  errno = code;
  return -1;
}

// MARK: Opening

static int open_file(const char *path, int flags, mode_t mode) {
  char whole[PATH_MAX];
  bool is_writing = (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT);
  if (!is_writing || !is_below(path, whole))
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
  struct stat status;
  bool is_new = (flags & O_CREAT) && lstat(whole, &status) != 0;
  int code = met(opens, whole);
  if (code == ENOSPC && !is_new) code = 0;
  if (code != 0) return failed(code);
  int cutting = flags & O_TRUNC;
  int fd = (int)syscall(SYS_openat, AT_FDCWD, path, flags & ~O_TRUNC, mode);
  if (fd < 0) return fd;
  if (is_new) disk_made(whole);
  disk_opened(fd, whole);
  if (cutting) {
    disk_truncates(fd, 0);
    syscall(SYS_ftruncate, fd, 0);
  }
  return fd;
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_file(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_file(path, flags, mode);
}

int close(int fd) {
  if (is_on()) disk_closed(fd);
  return (int)syscall(SYS_close, fd);
}

// MARK: Writing

static ssize_t write_at(int fd, const void *bytes, size_t count, off_t at, bool moves) {
  const char *path = is_on() ? disk_path(fd) : NULL;
  if (path) {
    int code = met(writes, path);
    // A full disk takes what still fits.
    if (code == ENOSPC && count > 1 && faults.count % 2 == 0) {
      count /= 2;
    } else if (code != 0) {
      return failed(code);
    }
    disk_writes(fd, bytes, count, at);
    if (is_torn()) lose_power();
  }
  return moves ? syscall(SYS_write, fd, bytes, count) : syscall(SYS_pwrite64, fd, bytes, count, at);
}

static off_t place(int fd) {
  if (!is_on() || !disk_path(fd)) return 0;
  long flags = syscall(SYS_fcntl, fd, F_GETFL, 0);
  return (off_t)syscall(SYS_lseek, fd, 0, flags & O_APPEND ? SEEK_END : SEEK_CUR);
}

ssize_t write(int fd, const void *bytes, size_t count) {
  return write_at(fd, bytes, count, place(fd), true);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  return write_at(fd, bytes, count, at, false);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  return write_at(fd, bytes, count, at, false);
}

static int cut_file(int fd, off_t length) {
  const char *path = is_on() ? disk_path(fd) : NULL;
  if (path) {
    int code = met(truncates, path);
    if (code != 0) return failed(code);
    disk_truncates(fd, length);
  }
  return (int)syscall(SYS_ftruncate, fd, length);
}

int ftruncate(int fd, off_t length) { return cut_file(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut_file(fd, length); }

// MARK: Syncing

static int sync_file(int fd) {
  char own[64], path[PATH_MAX];
  if (!is_on()) return (int)syscall(SYS_fsync, fd);
  snprintf(own, sizeof own, "/proc/self/fd/%d", fd);
  ssize_t size = readlink(own, path, sizeof path - 1);
  if (size < 0) return 0;
  path[size] = 0;
  bool is_root = strcmp(path, faults.root) == 0;
  if (!is_root && (strncmp(path, faults.root, faults.root_size) != 0 || path[faults.root_size] != '/'))
    return 0;
  int code = met(syncs, path);
  if (code != 0) return failed(code);
  // The disk is not asked: what would survive a cut is what this notes.
  disk_synced(fd);
  return 0;
}

int fsync(int fd) { return sync_file(fd); }
int fdatasync(int fd) { return sync_file(fd); }

// MARK: Names

int rename(const char *from, const char *to) {
  char whole[PATH_MAX], whole_to[PATH_MAX];
  if (is_below(from, whole) && is_below(to, whole_to)) {
    int code = met(renames, whole);
    if (code != 0) return failed(code);
    struct stat status;
    if (lstat(whole, &status) == 0) disk_renames(whole, whole_to, faults.save);
    int result = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    if (is_torn()) lose_power();
    return result;
  }
  return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int unlink(const char *path) {
  char whole[PATH_MAX];
  if (is_below(path, whole)) {
    int code = met(unlinks, whole);
    if (code != 0) return failed(code);
    disk_unlinks(whole, faults.save);
  }
  return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int link(const char *from, const char *to) {
  char whole[PATH_MAX];
  bool is_ours = is_below(to, whole);
  if (is_ours) {
    int code = met(makes, whole);
    if (code != 0) return failed(code);
  }
  int result = (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
  if (is_ours && result == 0) disk_made(whole);
  return result;
}

int mkdir(const char *path, mode_t mode) {
  char whole[PATH_MAX];
  bool is_ours = is_below(path, whole);
  if (is_ours) {
    int code = met(makes, whole);
    if (code != 0) return failed(code);
  }
  int result = (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
  if (is_ours && result == 0) disk_made(whole);
  return result;
}
