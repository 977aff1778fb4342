import Glibc

/// Whether the tests run under ThreadSanitizer, which keeps its notes in files that a limit on the size of
/// files forbids.
package var isThreadSanitized: Bool { dlsym(nil, "__tsan_init") != nil }
