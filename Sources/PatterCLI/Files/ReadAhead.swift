import Glibc

/// Makes elements on a thread of its own while others are used: what takes time to read goes on beside
/// what takes time to keep. A few batches wait at the most, so that memory stays bounded.
///
/// `@unchecked`: what both threads touch is touched only while `mutex` is held; `produce` runs on one
/// thread alone.
final class ReadAhead<Element: Sendable>: @unchecked Sendable {
  /// Hands over elements; what it takes throws when nobody wants more.
  typealias Producer =
    @Sendable (_ give: (Element) throws(Failure) -> Void) throws(Failure) -> Void

  private static var batchSize: Int { 256 }
  private static var waitingLimit: Int { 16 }

  private let produce: Producer
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  private var thread = pthread_t()
  private var isRunning = false
  private var waiting: [[Element]] = []
  private var failure: Failure?
  private var isOver = false
  private var isGivenUp = false

  /// Elements that are made from the first `next` on.
  init(_ produce: @escaping Producer) {
    self.produce = produce
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
    changed = .allocate(capacity: 1)
    changed.initialize(to: pthread_cond_t())
    pthread_cond_init(changed, nil)
  }

  deinit {
    precondition(!isRunning, "whoever asked for elements ends it")
    pthread_mutex_destroy(mutex)
    pthread_cond_destroy(changed)
    mutex.deallocate()
    changed.deallocate()
  }

  /// Waits until the thread has ended; what it still makes nobody gets. Whoever has called `next` calls it.
  func end() {
    guard isRunning else { return }
    locked { isGivenUp = true }
    pthread_join(thread, nil)
    isRunning = false
  }

  /// The next elements; nil when there are no more. Throws what the making threw, behind all elements
  /// that came before.
  func next() throws(Failure) -> [Element]? {
    if !isRunning, !isOver { try start() }
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while waiting.isEmpty, !isOver { pthread_cond_wait(changed, mutex) }
    if waiting.isEmpty {
      if let failure { throw failure }
      return nil
    }
    pthread_cond_signal(changed)
    return waiting.removeFirst()
  }

  private func start() throws(Failure) {
    // Whoever waits for the end keeps this object as long as the thread runs.
    let this = Unmanaged.passUnretained(self)
    guard let started = startThread({ this.takeUnretainedValue().work() }) else {
      throw .system("no thread can be started")
    }
    thread = started
    isRunning = true
  }

  private func work() {
    var batch: [Element] = []
    var found: Failure?
    do throws(Failure) {
      try produce { (element) throws(Failure) in
        batch.append(element)
        guard batch.count == Self.batchSize else { return }
        guard hand(batch) else { throw .system("nobody wants more") }
        batch.removeAll(keepingCapacity: true)
      }
    } catch {
      found = error
    }
    if !batch.isEmpty { _ = hand(batch) }
    locked {
      failure = found
      isOver = true
    }
  }

  /// Puts elements where `next` finds them, when there is room; false when nobody wants them.
  private func hand(_ batch: [Element]) -> Bool {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while waiting.count >= Self.waitingLimit, !isGivenUp { pthread_cond_wait(changed, mutex) }
    if isGivenUp { return false }
    waiting.append(batch)
    pthread_cond_signal(changed)
    return true
  }

  private func locked(_ body: () -> Void) {
    pthread_mutex_lock(mutex)
    body()
    pthread_cond_signal(changed)
    pthread_mutex_unlock(mutex)
  }
}

/// What a thread does.
private final class ThreadWork {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

/// Does something on a new thread; nil when none can be had.
private func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
  let work = Unmanaged.passRetained(ThreadWork(body))
  var thread = pthread_t()
  let code = pthread_create(
    &thread, nil,
    { context in
      if let context {
        Unmanaged<ThreadWork>.fromOpaque(context).takeRetainedValue().body()
      }
      return nil
    }, work.toOpaque())
  if code == 0 { return thread }
  work.release()
  return nil
}
