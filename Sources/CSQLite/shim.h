// SQLite as the system ships it, with what Swift cannot import by itself.
#pragma once
#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast, which Swift does not import.
static inline int patter_bind_text(sqlite3_stmt *statement, int index, const char *bytes, int count) {
  return sqlite3_bind_text(statement, index, bytes, count, SQLITE_TRANSIENT);
}

static inline int patter_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
  return sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT);
}
