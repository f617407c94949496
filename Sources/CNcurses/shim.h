// The wide-character half of ncurses, from Debian's libncurses-dev.
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
