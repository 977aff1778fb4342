import CSQLite
import Glibc

/// What the store could not do: the system's fault or the file's, never the caller's.
package struct StoreError: Error, Hashable, Sendable {
  /// What went wrong, as far as somebody can do something about it.
  package enum Kind: Hashable, Sendable {
    /// The file or its folder cannot be opened or made.
    case cannotOpen(why: String)
    /// The file is no SQLite database.
    case notADatabase
    /// The file is a database, but another program's, or one that was tampered with.
    case notOurs(why: String)
    /// The store was written by a newer patter; schema versions.
    case newerVersion(found: Int, known: Int)
    /// The store was written by an older patter and is opened for reading only.
    case olderVersion(found: Int, known: Int)
    /// The file or its folder cannot be written to.
    case readOnly
    /// Another process holds the store for longer than the busy timeout.
    case busy
    /// There is no space left.
    case diskFull
    /// The disk under the store fails, or is full where SQLite cannot tell which.
    case diskFails
    /// The store's content contradicts itself.
    case damaged(what: String)
    /// No call has the id, or none begins so.
    case noSuchCall(String)
    /// More than one call's id begins so.
    case ambiguousCall(String)
    /// The call is open in another live process.
    case callIsTaken
    /// The call has ended already, or has not ended yet, or its events went on meanwhile.
    case callHasChanged
    /// What was said in the call has been erased, so that it cannot be corrected.
    case callIsErased
    /// Anything else; SQLite's own words for the code.
    case other(String)
  }

  /// What went wrong.
  package let kind: Kind
  /// The store's path.
  package let path: String
  /// SQLite's extended code, where SQLite said so.
  package let code: ResultCode?
  /// The statement that failed, without its values.
  package let statement: String?

  /// An error of a store.
  init(_ kind: Kind, path: String, code: ResultCode? = nil, statement: String? = nil) {
    self.kind = kind
    self.path = path
    self.code = code
    self.statement = statement
  }

  /// The error that an extended code of SQLite stands for.
  init(code: Int32, path: String, statement: String? = nil) {
    let kind: Kind
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: kind = .busy
    case SQLITE_FULL: kind = .diskFull
    case SQLITE_IOERR: kind = .diskFails
    case SQLITE_READONLY, SQLITE_PERM: kind = .readOnly
    case SQLITE_NOTADB: kind = .notADatabase
    case SQLITE_CANTOPEN: kind = .cannotOpen(why: "the system refuses")
    case SQLITE_CORRUPT, SQLITE_FORMAT: kind = .damaged(what: "its pages contradict each other")
    // A constraint that the code keeps, or a table that the schema has: the content is not ours.
    case SQLITE_CONSTRAINT, SQLITE_MISMATCH: kind = .damaged(what: "a row breaks the rules")
    default: kind = .other(sqlite3_errstr(code).map { String(cString: $0) } ?? "")
    }
    self.init(kind, path: path, code: ResultCode(code), statement: statement)
  }
}

extension StoreError {
  /// What went wrong, and where: lower case, without a full stop.
  package var sentence: String {
    let what =
      switch kind {
      case .cannotOpen(let why): "cannot open the store `\(path)`: \(why)"
      case .notADatabase: "`\(path)` is not a store: it is no SQLite database"
      case .notOurs(let why): "`\(path)` is not a store of patter: \(why)"
      case .newerVersion(let found, let known):
        "the store `\(path)` has version \(found), and this patter knows versions up to \(known)"
      case .olderVersion(let found, let known):
        "the store `\(path)` has version \(found), and this patter reads version \(known)"
      case .readOnly: "the store `\(path)` cannot be written to"
      case .busy: "the store `\(path)` is busy: another program is writing to it"
      case .diskFull: "there is no space left for the store `\(path)`"
      case .diskFails: "the disk does not take or give what the store `\(path)` needs"
      case .damaged(let what): "the store `\(path)` is damaged: \(what)"
      case .noSuchCall(let id): "the store `\(path)` has no call `\(id)`"
      case .ambiguousCall(let id): "more than one call in the store `\(path)` begins with `\(id)`"
      case .callIsTaken: "the call is open in another window"
      case .callHasChanged: "the call has been changed by somebody else meanwhile"
      case .callIsErased: "what was said in the call has been erased"
      case .other(let words): "the store `\(path)` failed: \(words)"
      }
    return code.map { "\(what) (\($0))" } ?? what
  }

  /// The one thing to do about it.
  package var help: String {
    switch kind {
    case .cannotOpen: "check the path and its permissions, or name another store with `--store`"
    case .notADatabase, .notOurs: "name another file with `--store`; this one is left as it is"
    case .newerVersion: "install the newer patter, or name another store with `--store`"
    case .olderVersion: "run a command that writes, such as `patter call`, to bring it up to date"
    case .readOnly: "give yourself write access to the file and its folder"
    case .busy: "try again in a moment; if it stays so, end the other program"
    case .diskFull: "make space on the disk; what was acknowledged is kept"
    case .diskFails:
      "see whether it is full or broken, then enter it again; what was acknowledged is kept"
    case .damaged: "keep a copy of the file, and bring back the latest backup"
    case .noSuchCall: "`patter log list` shows the calls"
    case .ambiguousCall: "type more of the id"
    case .callIsTaken: "go on in the other window, or end it first"
    case .callHasChanged: "look at the call again with `patter log show`"
    case .callIsErased: "an erased call stays as it is"
    case .other: "try again; if it stays so, bring back the latest backup"
    }
  }
}

/// The system's reason in our words; of an unusual one, its number.
func reason(_ code: Int32) -> String {
  switch code {
  case ENOENT: "there is no such file or folder"
  case EACCES, EPERM: "permission is missing"
  case EISDIR: "it is a folder"
  case ENOTDIR: "a part of its path is not a folder"
  case EROFS: "the disk cannot be written to"
  case ENOSPC, EDQUOT: "there is no space left"
  case ENAMETOOLONG: "the path is too long"
  case ELOOP: "its links lead in a circle"
  case EMFILE, ENFILE: "too many files are open"
  default: "the system gives error \(code)"
  }
}
