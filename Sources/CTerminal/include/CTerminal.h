/// The few verbs of ncurses that the Curses module needs, in a form Swift can call.
///
/// ncurses itself is macros, variadic functions and global variables; they stay on the C side. No screen or window
/// appears in a signature: there is one terminal, opened by `tty_open`.
#ifndef CTERMINAL_H
#define CTERMINAL_H

#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The terminal: screen.c

/// Selects the locale that says how bytes become characters. An empty name means the environment's.
bool tty_select_locale(const char *name);
/// Whether the selected locale is UTF-8.
bool tty_locale_is_utf8(void);
enum tty_opening {
  TTY_OPENED,
  /// terminfo does not know the terminal.
  TTY_UNKNOWN,
  /// The terminal cannot move its cursor.
  TTY_NO_CURSOR
};
/// Opens the terminal `term` on two descriptors.
enum tty_opening tty_open(const char *term, int input, int output);
/// Gives the terminal back as it was found. Safe to call twice.
void tty_leave(void);
/// Takes the terminal again after `tty_leave`, with an unknown picture on it.
void tty_enter(void);
/// Ends the session and frees it.
void tty_close(void);
/// Whether the terminal has a capability that is a string, such as "cup".
bool tty_has(const char *capability);
/// Whether the terminal has a capability that is a flag, such as "msgr".
bool tty_has_flag(const char *capability);
/// Asks the system for the terminal's size and adopts it.
void tty_adopt_size(void);
int tty_columns(void);
int tty_rows(void);

// Colours and drawing: screen.c

/// Turns colour on with the terminal's own foreground and background as -1; false when there is none.
bool tty_start_colors(void);
int tty_colors(void);
int tty_color_pairs(void);
bool tty_set_pair(int pair, int foreground, int background);
/// How many columns this system's C library gives a scalar; negative when it is not printable.
int tty_scalar_columns(uint32_t scalar);
/// Puts one-column scalars on a row, one to a cell.
void tty_put_cells(int row, int column, const uint32_t *scalars, int count, uint32_t attributes, int pair);
/// Puts text at a place, where it takes the columns that the C library gives it.
void tty_put_text(int row, int column, const uint8_t *text, int length, uint32_t attributes, int pair);
void tty_erase(void);
/// Forgets what is on the terminal, so that the next frame repaints it all.
void tty_forget(void);
/// Gathers what changed since the last frame, to be sent in one write, and rests the cursor at a place; no bytes where
/// the system has no files in memory and ncurses has written them itself. The bytes are good until the next call.
/// False when the terminal or the memory is gone.
bool tty_collect(int row, int column, bool shows_cursor, const uint8_t **bytes, size_t *length);
/// Sends bytes past ncurses, between two frames; false when the terminal is gone.
bool tty_send(const uint8_t *bytes, size_t length);

extern const uint32_t tty_bold, tty_dim, tty_italic, tty_underline, tty_reverse;

// Keys: screen.c

/// Takes the next byte or key code that has arrived, without waiting for one; ERR when there is none.
///
/// Bytes and not characters: `wget_wch` swallows what follows a byte that is not UTF-8.
int tty_next_key(void);
/// The terminfo name of a key code beyond those of ncurses.h, such as "kLFT5"; NULL when there is none.
const char *tty_key_name(int code);
/// Drops what was typed and not read.
void tty_flush_input(void);
/// How many bytes wait on a descriptor; negative when it cannot be asked.
int tty_pending_bytes(int descriptor);

// What can be said without opening the terminal: screen.c

/// The name and version of the library.
const char *tty_library(void);
/// How many colours terminfo gives a terminal: -1 for none, -2 where it does not know the terminal. Not while one is open.
int tty_colors_of(const char *term);

// Leaving in a hurry: rescue.c

/// From now on, signals about the terminal arrive as bytes on a pipe, and a crash restores the terminal on
/// `descriptor` as it was at this call. To be called before `tty_open`.
void rescue_install(int descriptor, int pipe);
/// Notes the bytes that undo what has been done to the terminal since then; none when there is nothing to undo.
void rescue_prepare(const uint8_t *bytes, size_t length);
/// Puts the terminal back at once. Calls nothing that is unsafe in a signal handler.
void rescue_terminal(void);
/// Gives the signals back to whoever had them.
void rescue_uninstall(void);
/// Stops the whole job as ^Z does, and returns when it is continued.
void rescue_stop_job(void);
/// While another program has the terminal, ^Z stops this one with it and ^C is meant for the other.
void rescue_lend(bool lent);

#endif
