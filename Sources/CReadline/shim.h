// GNU readline as the system ships it, with what Swift cannot reach by itself: readline's
// variables (Swift 6 calls a C variable shared mutable state), macros, and the few calls whose
// C types have no Swift form.
#pragma once
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>
#include <readline/readline.h>
#include <readline/history.h>

// MARK: readline's variables

// With bracketed paste on, readline goes to a new line after Ctrl-D, and without it does not; we
// do it ourselves.
static inline void patter_readline_deprep(void) {
  rl_eof_found = 0;
  rl_deprep_terminal();
}

// What must be set before rl_initialize reads the user's ~/.inputrc, and what readline shall leave
// to us: signals, the size of the window and the environment.
static inline void patter_readline_prepare(const char *name, int (*read_byte)(FILE *)) {
  rl_readline_name = name;
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_change_environment = 0;
  rl_sort_completion_matches = 0;
  rl_getc_function = read_byte;
  rl_deprep_term_function = patter_readline_deprep;
}

// A word for completion begins where our completer says, not where readline would break the line:
// with no break characters readline hands over everything before the cursor.
static inline void patter_readline_complete(
  rl_completion_func_t *complete, rl_compdisp_func_t *display) {
  rl_completer_word_break_characters = "";
  rl_basic_word_break_characters = "";
  rl_completer_quote_characters = NULL;
  rl_attempted_completion_function = complete;
  rl_completion_display_matches_hook = display;
}

static inline const char *patter_readline_line(void) { return rl_line_buffer ? rl_line_buffer : ""; }
static inline int patter_readline_point(void) { return rl_point; }
static inline void patter_readline_go_to_end(void) { rl_point = rl_end; }
static inline void patter_readline_completion_is_over(void) { rl_attempted_completion_over = 1; }
static inline void patter_readline_append(int character) {
  rl_completion_append_character = character;
}
static inline void patter_readline_is_no_file_name(void) { rl_filename_completion_desired = 0; }
static inline int patter_readline_read_error(void) { return READERR; }

static inline char **patter_readline_file_names(const char *word) {
  return rl_completion_matches(word, rl_filename_completion_function);
}

// True while readline shows its plain prompt and line, and not a search, a count or a question.
static inline int patter_readline_is_at_rest(void) {
  return !RL_ISSTATE(
    RL_STATE_ISEARCH | RL_STATE_NSEARCH | RL_STATE_SEARCH | RL_STATE_NUMERICARG
    | RL_STATE_MOREINPUT | RL_STATE_MULTIKEY | RL_STATE_METANEXT | RL_STATE_VIMOTION
    | RL_STATE_COMPLETING | RL_STATE_DISPATCHING);
}

// The line's only byte; -1 where it has none or several.
static inline int patter_readline_only_byte(void) {
  return rl_end == 1 ? (unsigned char)rl_line_buffer[0] : -1;
}

static inline int patter_readline_is_prepared(void) { return RL_ISSTATE(RL_STATE_TERMPREPPED) != 0; }

// MARK: signals

// A handler may do next to nothing: it writes the signal's number to a pipe that `poll` watches.
static int patter_signal_descriptor = -1;

static inline void patter_pass_signal_on(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  ssize_t ignored = write(patter_signal_descriptor, &byte, 1);
  (void)ignored;
  errno = saved;
}

static inline int patter_catch_signal(int number, int descriptor) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  patter_signal_descriptor = descriptor;
  action.sa_handler = patter_pass_signal_on;
  action.sa_flags = SA_RESTART;
  return sigaction(number, &action, NULL);
}

// What the signal did before we came: a shell's `nohup`, for example, ignores SIGHUP.
static inline int patter_is_signal_ignored(int number) {
  struct sigaction action;
  return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

static inline void patter_default_signal(int number) { signal(number, SIG_DFL); }
static inline void patter_ignore_signal(int number) { signal(number, SIG_IGN); }

// A crash in our own code must not leave the terminal without echo: what it was before is put back, and
// then the signal does what it does. All that is called here may be called in a handler.
// Called with 0 it notes what standard input is like now.
static inline void patter_give_back_and_crash(int number) {
  static struct termios before;
  if (number == 0) {
    tcgetattr(STDIN_FILENO, &before);
    return;
  }
  tcsetattr(STDIN_FILENO, TCSANOW, &before);
  // Readline had switched bracketed paste on, where it knew that the terminal can.
  if (RL_ISSTATE(RL_STATE_TERMPREPPED)) {
    static const char plain[] = "\033[?2004l\r\n";
    ssize_t ignored = write(STDIN_FILENO, plain, sizeof plain - 1);
    (void)ignored;
  }
  signal(number, SIG_DFL);
  raise(number);
}

static inline void patter_guard_terminal(void) {
  static const int crashes[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGSYS, SIGTRAP};
  // A stack that ran over has no room for a handler.
  static char stack[16384];
  patter_give_back_and_crash(0);
  stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&own, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_handler = patter_give_back_and_crash;
  action.sa_flags = SA_ONSTACK | SA_RESETHAND | SA_NODEFER;
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) {
    struct sigaction before;
    // Whoever catches crashes already knows better.
    if (sigaction(crashes[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL)
      sigaction(crashes[i], &action, NULL);
  }
}

// MARK: the terminal and its characters

// The columns (or rows) of the window behind a descriptor; 0 where it is not known.
static inline int patter_window_columns(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
static inline int patter_window_rows(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
}

// The columns of one character by the system's tables for UTF-8, whatever the process's locale is.
static inline int patter_character_width(unsigned int scalar) {
  static locale_t utf8 = (locale_t)0;
  if (!utf8) {
    utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (!utf8) return wcwidth((wchar_t)scalar);
  }
  locale_t before = uselocale(utf8);
  int width = wcwidth((wchar_t)scalar);
  uselocale(before);
  return width;
}
