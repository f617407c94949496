#include "narrow.h"

#include <stdio.h>
#include <string.h>

/// As they stand in the mangled names of what is theirs, the length of the name and the name, with blanks between.
static char modules[512];

void leave_out(const char *library) {
  const char *module = strncmp(library, "swift", 5) == 0 ? library + 5 : library;
  size_t used = strlen(modules);
  int length = snprintf(modules + used, sizeof modules - used, "%zu%s ", strlen(module), module);
  if (length < 0 || used + length >= sizeof modules) die(library);
}

const char *left_out(void) { return modules; }

bool is_left_out(const char *symbol) {
  char part[sizeof modules];
  for (const char *start = modules; *start;) {
    size_t length = strcspn(start, " ");
    memcpy(part, start, length);
    part[length] = 0;
    if (strstr(symbol, part)) return true;
    start += length + 1;
  }
  return false;
}
