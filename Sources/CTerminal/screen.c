// memfd_create is a Linux extension.
#define _GNU_SOURCE

#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

const uint32_t tty_bold = A_BOLD, tty_dim = A_DIM, tty_italic = A_ITALIC, tty_underline = A_UNDERLINE,
               tty_reverse = A_REVERSE;

static SCREEN *screen;
// Keys are read through a pad: reading through a window would also refresh it, outside a frame.
static WINDOW *keyboard;
static FILE *input, *output;
static int device = -1;  // the terminal
static int sheet = -1;   // a file in memory that collects a frame, or -1 where the system has none

// MARK: Locale

bool tty_select_locale(const char *name) { return setlocale(LC_CTYPE, name) != NULL; }
bool tty_locale_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

// MARK: Opening and leaving

static uint8_t undo[512];
static size_t undo_length;

static int collect(int byte) {
  if (undo_length < sizeof undo) undo[undo_length++] = (uint8_t)byte;
  return byte;
}

static void undo_with(const char *capability) {
  char *text = tigetstr(capability);
  if (text != NULL && text != (char *)-1) tputs(text, 1, collect);
}

/// Writes down, while there is time, what a crash must send.
static void prepare_rescue(void) {
  undo_length = 0;
  for (const char *c = "\033[?1002l\033[?1000l\033[?1006l"; tty_has("kmous") && *c; c++) collect(*c);
  undo_with("sgr0");
  undo_with("op");
  undo_with("rmkx");
  undo_with("cnorm");
  if (tty_has("rmcup")) {
    undo_with("rmcup");
  } else {
    // No second screen to leave: step below what is on this one.
    tputs(tiparm(tigetstr("cup"), LINES - 1, 0), 1, collect);
    collect('\n');
  }
  collect('\r');
  rescue_prepare(undo, undo_length);
}

enum tty_opening tty_open(const char *term, int input_descriptor, int output_descriptor) {
  use_env(FALSE);
  use_tioctl(TRUE);
  input = fdopen(dup(input_descriptor), "r");
  // A descriptor of our own for ncurses to write to, so that a frame can be turned aside (see tty_collect).
  output = fdopen(dup(output_descriptor), "w");
  // newterm and not initscr, which would end the program where a terminal is unknown.
  screen = input != NULL && output != NULL ? newterm(term, output, input) : NULL;
  if (screen == NULL) {
    tty_close();
    return TTY_UNKNOWN;
  }
  if (!tty_has("cup")) {
    tty_close();
    return TTY_NO_CURSOR;
  }
  device = output_descriptor;
#ifdef __linux__
  sheet = memfd_create("frame", MFD_CLOEXEC);
#endif
  fcntl(fileno(input), F_SETFD, FD_CLOEXEC);
  fcntl(fileno(output), F_SETFD, FD_CLOEXEC);
  // Raw: ^C, ^Z, ^S, ^Q and ^\ are keys like any other. nonl: Enter and ^J stay different.
  raw();
  noecho();
  nonl();
  set_escdelay(25);
  typeahead(-1);
  keyboard = newpad(1, 1);
  if (keyboard == NULL) {
    tty_close();
    return TTY_UNKNOWN;
  }
  keypad(keyboard, TRUE);
  nodelay(keyboard, TRUE);
  // Mouse reports are read by our own decoder, which understands them from every terminal that sends them.
  keyok(KEY_MOUSE, FALSE);
  prepare_rescue();
  return TTY_OPENED;
}

void tty_leave(void) {
  if (screen == NULL || isendwin()) return;
  endwin();
  rescue_prepare(NULL, 0);
}

void tty_enter(void) {
  reset_prog_mode();
  // ncurses takes the terminal back in its first refresh; that one goes to the terminal directly.
  clearok(curscr, TRUE);
  refresh();
  prepare_rescue();
}

void tty_close(void) {
  tty_leave();
  if (keyboard != NULL) delwin(keyboard);
  if (screen != NULL) delscreen(screen);
  if (input != NULL) fclose(input);
  if (output != NULL) fclose(output);
  if (sheet >= 0) close(sheet);
  keyboard = NULL;
  screen = NULL;
  input = output = NULL;
  sheet = device = -1;
}

bool tty_has_flag(const char *capability) { return tigetflag((char *)capability) > 0; }

bool tty_has(const char *capability) {
  char *text = tigetstr(capability);
  return text != NULL && text != (char *)-1;
}

void tty_adopt_size(void) {
  struct winsize size;
  if (ioctl(device, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
    resizeterm(size.ws_row, size.ws_col);
  prepare_rescue();
}

int tty_columns(void) { return getmaxx(stdscr); }
int tty_rows(void) { return getmaxy(stdscr); }

// MARK: Drawing

bool tty_start_colors(void) {
  // Without colours of its own a terminal still has a foreground and a background; keep them.
  return has_colors() && start_color() == OK && use_default_colors() == OK;
}

int tty_colors(void) { return tigetnum("colors"); }
int tty_color_pairs(void) { return COLOR_PAIRS; }

bool tty_set_pair(int pair, int foreground, int background) {
  return init_extended_pair(pair, foreground, background) == OK;
}

int tty_scalar_columns(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

void tty_put_cells(int row, int column, const uint32_t *scalars, int count, uint32_t attributes, int pair) {
  enum { chunk = 256 };
  cchar_t cells[chunk], blank;
  // The pair goes through the last argument, which is not limited to a short.
  setcchar(&blank, L" ", attributes, 0, &pair);
  while (count > 0) {
    int n = count < chunk ? count : chunk;
    for (int i = 0; i < n; i++) {
      // Cells of a run differ in their scalar alone; setcchar takes longer than all the rest of drawing one.
      cells[i] = blank;
      cells[i].chars[0] = (wchar_t)scalars[i];
    }
    mvadd_wchnstr(row, column, cells, n);
    scalars += n;
    column += n;
    count -= n;
  }
}

void tty_put_text(int row, int column, const uint8_t *text, int length, uint32_t attributes, int pair) {
  attr_set(attributes, 0, &pair);
  mvaddnstr(row, column, (const char *)text, length);
}

void tty_erase(void) {
  int pair = 0;
  attr_set(A_NORMAL, 0, &pair);
  erase();
}

void tty_forget(void) { clearok(curscr, TRUE); }

bool tty_send(const uint8_t *bytes, size_t length) {
  while (length > 0) {
    ssize_t n = write(device, bytes, length);
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (n <= 0) return false;
    bytes += n;
    length -= (size_t)n;
  }
  return true;
}

#ifdef __linux__
static bool turn_output_to(int descriptor) { return dup3(descriptor, fileno(output), O_CLOEXEC) >= 0; }
#else
static bool turn_output_to(int descriptor) { return dup2(descriptor, fileno(output)) >= 0; }
#endif

/// Gives out the frame that was collected in memory.
static bool read_sheet(const uint8_t **bytes, size_t *length) {
  static uint8_t *frame;
  static size_t capacity;
  *length = (size_t)lseek(sheet, 0, SEEK_CUR);
  if (*length > capacity) {
    uint8_t *larger = realloc(frame, *length * 2);
    if (larger == NULL) return false;
    frame = larger;
    capacity = *length * 2;
  }
  *bytes = frame;
  return *length == 0 || pread(sheet, frame, *length, 0) == (ssize_t)*length;
}

bool tty_collect(int row, int column, bool shows_cursor, const uint8_t **bytes, size_t *length) {
  *length = 0;
  move(row, column);
  wnoutrefresh(stdscr);
  // ncurses writes whenever the attributes change: some sixty times for a screen. Collected in memory and sent at
  // once, a frame arrives several times sooner, and nobody ever sees half of one.
  bool aside = sheet >= 0 && lseek(sheet, 0, SEEK_SET) == 0 && turn_output_to(sheet);
  curs_set(shows_cursor ? 1 : 0);
  doupdate();
  return !aside || (turn_output_to(device) && read_sheet(bytes, length));
}

// MARK: Keys

int tty_next_key(void) { return wgetch(keyboard); }
const char *tty_key_name(int code) { return keyname(code); }
void tty_flush_input(void) { flushinp(); }

int tty_pending_bytes(int descriptor) {
  int count = 0;
  return ioctl(descriptor, FIONREAD, &count) == 0 ? count : -1;
}

// MARK: What can be said without opening the terminal

const char *tty_library(void) { return curses_version(); }

int tty_colors_of(const char *term) {
  int error = 0;
  if (setupterm(term, STDOUT_FILENO, &error) != OK) return -2;
  int colors = tigetnum("colors");
  del_curterm(cur_term);
  return colors;
}
