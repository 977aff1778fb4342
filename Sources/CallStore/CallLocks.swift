import Glibc

/// Which calls are open in a live process. A file beside the store holds no bytes: byte `n` of it is
/// locked for as long as call `n` is open. The lock belongs to this object's open file and the
/// system drops it when the process ends, however it ends; it can be asked for without being taken,
/// and as the file is never removed, nobody can hold a lock on a file that is gone.
final class CallLocks {
  private let file: Int32
  private let path: String
  /// The rows of the calls that this object holds.
  private(set) var held: Set<Int64> = []

  /// Opens the lock file of a store, and makes it, with mode 0600, if it is not there; a reader
  /// makes nothing, and without the file no call is open.
  init(store: String, isReader: Bool) throws(StoreError) {
    path = store
    let flags = (isReader ? O_RDONLY : O_RDWR | O_CREAT) | O_CLOEXEC | O_NOFOLLOW
    file = Glibc.open(store + "-calls", flags, 0o600)
    if file < 0, isReader, errno == ENOENT { return }
    guard file >= 0 else { throw failure(errno) }
    var status = stat()
    if !isReader, fstat(file, &status) == 0, status.st_mode & 0o777 != 0o600 {
      // Made under an odd umask; another user's file stays as it is.
      fchmod(file, 0o600)
    }
  }

  deinit { if file >= 0 { close(file) } }

  /// Takes a call; false when it is open elsewhere, or here already.
  func take(_ call: Int64) throws(StoreError) -> Bool {
    guard !held.contains(call) else { return false }
    switch set(F_WRLCK, call) {
    case 0:
      held.insert(call)
      return true
    case EAGAIN, EACCES: return false
    case let code: throw failure(code)
    }
  }

  /// Lets a call go.
  func release(_ call: Int64) {
    if held.remove(call) != nil { _ = set(F_UNLCK, call) }
  }

  /// Whether a call is open, here or elsewhere.
  func isOpen(_ call: Int64) throws(StoreError) -> Bool {
    if held.contains(call) { return true }
    guard file >= 0 else { return false }
    var lock = byte(F_WRLCK, call)
    guard fcntl(file, getLock, &lock) == 0 else { throw failure(errno) }
    return lock.l_type != Int16(F_UNLCK)
  }

  /// Locks or unlocks a byte: 0, or the errno.
  private func set(_ type: Int32, _ call: Int64) -> Int32 {
    var lock = byte(type, call)
    return fcntl(file, setLock, &lock) == 0 ? 0 : errno
  }

  private func byte(_ type: Int32, _ call: Int64) -> flock {
    var lock = flock()
    lock.l_type = Int16(type)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = off_t(call)
    lock.l_len = 1
    return lock
  }

  private func failure(_ code: Int32) -> StoreError {
    StoreError(.other("its calls cannot be locked, \(reason(code))"), path: path)
  }
}

// F_OFD_GETLK and F_OFD_SETLK of Linux, for ever: glibc's headers name them only under _GNU_SOURCE.
private let getLock: Int32 = 36
private let setLock: Int32 = 37
