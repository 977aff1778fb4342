// What the helpers for tests need of the system and Swift's Glibc module does not show, because
// it stands behind _GNU_SOURCE.
#pragma once
#include <spawn.h>
#include <sys/types.h>

// A new pseudo-terminal: the descriptor of its master side, -1 on failure; the path of the other
// side is written to `name`.
int test_open_terminal(char *name, size_t size);

// The flag with which posix_spawn gives the child a session of its own.
short test_session_flag(void);

int test_spawn_in_folder(posix_spawn_file_actions_t *actions, const char *folder);
int test_spawn_closing_from(posix_spawn_file_actions_t *actions, int descriptor);

// A descriptor that `poll` reports as readable when the process has ended; -1 on failure.
int test_process_descriptor(pid_t pid);

// Removes a folder and all that is in it; links are removed and not followed.
int test_remove_folder(const char *path);
