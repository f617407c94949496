// The least that a full-screen program can do, to measure others against: a page of text with a selected row in a few
// colours, moved by Down and Page Down. q leaves.

#define NCURSES_WIDECHAR 1
#include <locale.h>
#include <ncurses.h>

enum { lines = 100000 };

static void draw(int top, int selected) {
  static const char *const kinds[] = {"state", "official", "working", "summit"};
  for (int y = 0; y < LINES; y++) {
    int line = top + y;
    attr_set(line == selected ? A_REVERSE : A_NORMAL, (short)(line % 4), NULL);
    mvprintw(y, 0, "%06d  %04d-%02d-%02d  %-10s ", line, 1950 + line % 76, 1 + line % 12, 1 + line % 28, kinds[line % 4]);
    attr_set(line == selected ? A_REVERSE : A_NORMAL, 0, NULL);
    printw("joint statement number %d on rail, ports and the energy transition of the year %d", line * 7, line % 99);
    clrtoeol();
  }
  move(selected - top, 0);
  refresh();
}

int main(void) {
  setlocale(LC_ALL, "");
  if (newterm(NULL, stdout, stdin) == NULL) return 1;
  cbreak();
  noecho();
  keypad(stdscr, TRUE);
  start_color();
  use_default_colors();
  for (short pair = 1; pair < 4; pair++) init_pair(pair, (short)(pair + 1), -1);
  int top = 0, selected = 0;
  for (int key = 0; key != 'q'; key = getch()) {
    if (key == KEY_DOWN && selected < lines) selected++;
    if (key == KEY_NPAGE && top + LINES < lines) {
      top += LINES;
      selected = top;
    }
    if (selected >= top + LINES) top = selected - LINES + 1;
    draw(top, selected);
  }
  endwin();
  return 0;
}
