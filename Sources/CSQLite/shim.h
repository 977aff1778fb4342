// SQLite as the system ships it, with what Swift cannot import by itself. It includes nothing of
// the system: types of a header that came in here would belong to this module in Swift's eyes.
#pragma once
#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast, which Swift does not import.
static inline int patter_bind_text(sqlite3_stmt *statement, int index, const char *bytes,
                                   sqlite3_uint64 count) {
  return sqlite3_bind_text64(statement, index, bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

// The text stays where it is until the statement has run.
static inline int patter_bind_lasting_text(sqlite3_stmt *statement, int index, const void *bytes,
                                           sqlite3_uint64 count) {
  return sqlite3_bind_text64(statement, index, (const char *)bytes, count, SQLITE_STATIC,
                             SQLITE_UTF8);
}

static inline int patter_bind_blob(sqlite3_stmt *statement, int index, const void *bytes,
                                   sqlite3_uint64 count) {
  return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}

// sqlite3_db_config takes variadic arguments, which Swift does not import.
static inline int patter_configure(sqlite3 *database, int option, int value) {
  return sqlite3_db_config(database, option, value, (int *)0);
}
