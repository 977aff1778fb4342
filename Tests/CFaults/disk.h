// What was done to files and folders and is not on the disk yet.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// A file was opened for writing: from now on its writes are known.
void disk_opened(int fd, const char *path);
void disk_closed(int fd);
// A descriptor's path; NULL when it is none of ours.
const char *disk_path(int fd);

// Before bytes of a file are written, or its length is set.
void disk_writes(int fd, const void *bytes, size_t count, off_t at);
void disk_truncates(int fd, off_t length);
// After a file or a folder was synced.
void disk_synced(int fd);

// After a name was made, and before one goes; `save` is a folder for what comes back.
void disk_made(const char *path);
void disk_unlinks(const char *path, const char *save);
void disk_renames(const char *from, const char *to, const char *save);

// The power goes: what was never synced is lost, but for what chance lets survive.
void disk_loses(uint64_t seed);
