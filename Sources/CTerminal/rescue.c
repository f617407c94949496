// What must work when nothing else does: every function here that a signal may reach uses only calls that POSIX allows
// in a signal handler.

#include "CTerminal.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static int terminal = -1;
static struct termios settings;
static bool have_settings;
static uint8_t undo[512];
static size_t undo_length;
static volatile sig_atomic_t wake_pipe = -1;
static volatile sig_atomic_t asked_to_end;

// Told to the program's loop. SIGTSTP and SIGWINCH must be caught before ncurses starts: it leaves a handler that is
// already there alone, and its own would draw outside a frame.
static const int told[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGINT, SIGTERM};
// The end of the program. SIGHUP is among them because its terminal is gone: there is nobody left to ask.
static const int fatal[] = {SIGHUP, SIGQUIT, SIGSEGV, SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGTRAP, SIGSYS};
enum { told_count = sizeof told / sizeof *told, fatal_count = sizeof fatal / sizeof *fatal };
static struct sigaction told_before[told_count], fatal_before[fatal_count];
static bool installed;

void rescue_prepare(const uint8_t *bytes, size_t length) {
  undo_length = 0;
  if (length > sizeof undo) return;
  memcpy(undo, bytes, length);
  undo_length = length;
}

void rescue_terminal(void) {
  if (terminal < 0) return;
  size_t sent = 0;
  while (sent < undo_length) {
    ssize_t n = write(terminal, undo + sent, undo_length - sent);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    sent += (size_t)n;
  }
  if (have_settings) tcsetattr(terminal, TCSANOW, &settings);
  undo_length = 0;  // once is enough, and a second crash must not write again
}

static void die(int signal_number) {
  rescue_terminal();
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

static void tell(int signal_number) {
  int saved = errno;
  // Asked twice to end, the program is not listening: end it.
  if ((signal_number == SIGTERM || signal_number == SIGINT) && asked_to_end++) die(signal_number);
  uint8_t byte = (uint8_t)signal_number;
  ssize_t ignored = write((int)wake_pipe, &byte, 1);
  (void)ignored;
  errno = saved;
}

void rescue_install(int descriptor, int pipe) {
  // A stack overflow leaves no room for the handler on the stack it happened on.
  static uint8_t spare[65536];
  stack_t stack = {.ss_sp = spare, .ss_size = sizeof spare, .ss_flags = 0};
  sigaltstack(&stack, NULL);

  terminal = descriptor;
  have_settings = tcgetattr(terminal, &settings) == 0;
  wake_pipe = pipe;
  asked_to_end = 0;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_handler = tell;
  action.sa_flags = SA_RESTART;
  for (int i = 0; i < told_count; i++) sigaction(told[i], &action, &told_before[i]);
  action.sa_handler = die;
  action.sa_flags = SA_ONSTACK | SA_NODEFER;
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &action, &fatal_before[i]);
  installed = true;
}

void rescue_uninstall(void) {
  if (!installed) return;
  installed = false;
  for (int i = 0; i < told_count; i++) sigaction(told[i], &told_before[i], NULL);
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &fatal_before[i], NULL);
  wake_pipe = -1;
  undo_length = 0;
  have_settings = false;
  terminal = -1;
}

static void do_nothing(int signal_number) { (void)signal_number; }

static void handle(int signal_number, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigaction(signal_number, &action, NULL);
}

void rescue_lend(bool lent) {
  // Not SIG_IGN for ^C: the other program would inherit it.
  handle(SIGINT, lent ? do_nothing : tell);
  handle(SIGTSTP, lent ? SIG_DFL : tell);
}

void rescue_stop_job(void) {
  rescue_lend(true);
  // The whole group, so that a `make` or a shell script which started the program stops with it. Where there is no
  // shell to continue it (an orphaned group) the system ignores this, and the program goes on.
  kill(0, SIGTSTP);
  rescue_lend(false);
}
