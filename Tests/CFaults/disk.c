#define _GNU_SOURCE
#include "disk.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// All that the system does for us here goes past the functions that stand in for it.
static long raw_open(const char *path, int flags, mode_t mode) {
  return syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

enum { most_descriptors = 1024, most_files = 256 };

// A file that was opened for writing, by its inode; `fd` is a descriptor of our own that stays open.
typedef struct {
  dev_t device;
  ino_t inode;
  int fd;
  bool is_volatile;  // Shared memory: after a cut nobody trusts it.
} file_t;

// A change of a file that is not synced.
typedef struct change {
  struct change *before;
  int file;
  bool is_length;
  off_t at;        // Where bytes were written; for a length, the new one.
  off_t length;    // How long the file was.
  size_t count;
  char *old_bytes; // What stood there, `old_count` of them.
  size_t old_count;
  char *new_bytes;
} change_t;

// A change of a folder that is not synced.
typedef struct name_change {
  struct name_change *before;
  enum { name_made, name_gone, name_moved } kind;
  char *path, *to, *saved;
} name_change_t;

static file_t files[most_files];
static int file_count;
static char *paths[most_descriptors];
static int file_of[most_descriptors];
static change_t *changes;
static name_change_t *names;
static int saved_count;

static bool is_ours(int fd) { return fd >= 0 && fd < most_descriptors && paths[fd]; }

const char *disk_path(int fd) { return is_ours(fd) ? paths[fd] : NULL; }

void disk_opened(int fd, const char *path) {
  if (fd < 0 || fd >= most_descriptors) return;
  free(paths[fd]);
  paths[fd] = strdup(path);
  file_of[fd] = -1;
  struct stat status;
  if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) return;
  for (int i = 0; i < file_count; i++) {
    if (files[i].device == status.st_dev && files[i].inode == status.st_ino) {
      file_of[fd] = i;
      return;
    }
  }
  if (file_count == most_files) abort();
  char own[64];
  snprintf(own, sizeof own, "/proc/self/fd/%d", fd);
  // A description of its own: closing it would drop the locks of the program, so it never is.
  int twin = (int)raw_open(own, O_RDWR | O_CLOEXEC, 0);
  if (twin < 0) return;
  size_t size = strlen(path);
  bool is_volatile = size > 4 && strcmp(path + size - 4, "-shm") == 0;
  files[file_count] = (file_t){status.st_dev, status.st_ino, twin, is_volatile};
  file_of[fd] = file_count++;
}

void disk_closed(int fd) {
  if (!is_ours(fd)) return;
  free(paths[fd]);
  paths[fd] = NULL;
}

static void keep(int fd, bool is_length, const void *bytes, size_t count, off_t at) {
  if (!is_ours(fd) || file_of[fd] < 0 || files[file_of[fd]].is_volatile) return;
  struct stat status;
  int twin = files[file_of[fd]].fd;
  if (fstat(twin, &status) != 0) return;
  change_t *change = calloc(1, sizeof *change);
  *change = (change_t){changes, file_of[fd], is_length, at, status.st_size, count, NULL, 0, NULL};
  off_t end = is_length ? status.st_size : at + (off_t)count;
  if (end > status.st_size) end = status.st_size;
  if (end > at) {
    change->old_count = (size_t)(end - at);
    change->old_bytes = malloc(change->old_count);
    if (pread(twin, change->old_bytes, change->old_count, at) != (ssize_t)change->old_count) abort();
  }
  if (!is_length) {
    change->new_bytes = malloc(count + 1);
    memcpy(change->new_bytes, bytes, count);
  }
  changes = change;
}

void disk_writes(int fd, const void *bytes, size_t count, off_t at) {
  keep(fd, false, bytes, count, at);
}

void disk_truncates(int fd, off_t length) { keep(fd, true, NULL, 0, length); }

static bool is_in(const char *path, const char *folder) {
  const char *slash = strrchr(path, '/');
  size_t size = slash ? (size_t)(slash - path) : 0;
  return strlen(folder) == size && strncmp(path, folder, size) == 0;
}

static void forget_name(name_change_t **place) {
  name_change_t *gone = *place;
  *place = gone->before;
  if (gone->saved) syscall(SYS_unlinkat, AT_FDCWD, gone->saved, 0);
  free(gone->path), free(gone->to), free(gone->saved), free(gone);
}

void disk_synced(int fd) {
  struct stat status;
  if (fstat(fd, &status) != 0) return;
  if (S_ISDIR(status.st_mode)) {
    char own[64], folder[4096];
    snprintf(own, sizeof own, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(own, folder, sizeof folder - 1);
    if (size < 0) return;
    folder[size] = 0;
    for (name_change_t **place = &names; *place;) {
      if (is_in((*place)->to ? (*place)->to : (*place)->path, folder)) forget_name(place);
      else place = &(*place)->before;
    }
    return;
  }
  for (change_t **place = &changes; *place;) {
    change_t *change = *place;
    if (files[change->file].device != status.st_dev || files[change->file].inode != status.st_ino) {
      place = &change->before;
      continue;
    }
    *place = change->before;
    free(change->old_bytes), free(change->new_bytes), free(change);
  }
}

static void keep_name(int kind, const char *path, const char *to, char *saved) {
  name_change_t *change = calloc(1, sizeof *change);
  *change = (name_change_t){names, kind, strdup(path), to ? strdup(to) : NULL, saved};
  names = change;
}

// A second name for a file, under which it outlives the first; NULL when there is no such file.
static char *save_file(const char *path, const char *save) {
  char name[4096];
  snprintf(name, sizeof name, "%s/%d-%d", save, (int)getpid(), saved_count++);
  return syscall(SYS_linkat, AT_FDCWD, path, AT_FDCWD, name, 0) == 0 ? strdup(name) : NULL;
}

void disk_made(const char *path) { keep_name(name_made, path, NULL, NULL); }

void disk_unlinks(const char *path, const char *save) {
  char *saved = save_file(path, save);
  if (saved) keep_name(name_gone, path, NULL, saved);
}

void disk_renames(const char *from, const char *to, const char *save) {
  keep_name(name_moved, from, to, save_file(to, save));
}

static void undo_name(name_change_t *change) {
  switch (change->kind) {
  case name_made:
    if (syscall(SYS_unlinkat, AT_FDCWD, change->path, 0) != 0)
      syscall(SYS_unlinkat, AT_FDCWD, change->path, AT_REMOVEDIR);
    break;
  case name_gone:
    syscall(SYS_linkat, AT_FDCWD, change->saved, AT_FDCWD, change->path, 0);
    break;
  case name_moved:
    syscall(SYS_renameat2, AT_FDCWD, change->to, AT_FDCWD, change->path, 0);
    if (change->saved) syscall(SYS_linkat, AT_FDCWD, change->saved, AT_FDCWD, change->to, 0);
    break;
  }
}

static uint64_t draw(uint64_t *state) {
  uint64_t z = (*state += 0x9E3779B97F4A7C15);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return z ^ (z >> 31);
}

// All bytes, or as many as there is room for: nothing here may fail for a reason of the test.
static void put(int fd, const char *bytes, size_t count, off_t at) {
  while (count > 0) {
    long done = syscall(SYS_pwrite64, fd, bytes, count, at);
    if (done <= 0) abort();
    bytes += done, count -= (size_t)done, at += done;
  }
}

void disk_loses(uint64_t seed) {
  // The contents first: a file that loses its name keeps them for whoever has it open.
  change_t *kept = NULL;
  while (changes) {
    change_t *change = changes;
    changes = change->before;
    int fd = files[change->file].fd;
    if (change->old_count > 0) put(fd, change->old_bytes, change->old_count, change->at);
    if (ftruncate(fd, change->length) != 0) abort();
    change->before = kept;
    kept = change;
  }
  uint64_t state = seed;
  // Of the writes any may have reached the disk, in any order, and each to a boundary of sectors.
  for (change_t *change = kept; change && seed != 0; change = change->before) {
    int fd = files[change->file].fd;
    uint64_t chance = draw(&state) % 4;
    if (chance < 2) continue;
    if (change->is_length) {
      if (ftruncate(fd, change->at) != 0) abort();
      continue;
    }
    size_t count = change->count;
    if (chance == 3 && count > 512) count = draw(&state) % (count / 512) * 512;
    put(fd, change->new_bytes, count, change->at);
  }
  // Of the names, those before a certain one are on the disk: file systems keep their order.
  size_t count = 0;
  for (name_change_t *change = names; change; change = change->before) count++;
  size_t lost = seed == 0 || count == 0 ? count : draw(&state) % (count + 1);
  for (name_change_t *change = names; change && lost > 0; change = change->before, lost--)
    undo_name(change);
  while (kept) {
    change_t *change = kept;
    kept = change->before;
    free(change->old_bytes), free(change->new_bytes), free(change);
  }
}
