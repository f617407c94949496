#include "narrow.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void append(List *list, const char *item) {
  if (list->count % 256 == 0) {
    list->items = realloc(list->items, (list->count + 257) * sizeof *list->items);
    if (!list->items) die("memory");
  }
  list->items[list->count++] = item;
  list->items[list->count] = NULL;
}

void append_file(List *list, const char *path) {
  FILE *file = fopen(path, "r");
  struct stat status;
  if (!file || fstat(fileno(file), &status) != 0) die(path);
  char *word = room(status.st_size + 1, 1);
  size_t length = 0;
  bool quoted = false, any = false;
  for (int c; (c = getc(file)) != EOF || any;) {
    if (c == EOF || (!quoted && strchr(" \t\r\n", c))) {
      if (any) append(list, strdup(word));
      memset(word, 0, length);
      length = 0, any = false;
      if (c == EOF) break;
    } else if (c == '"') {
      quoted = !quoted, any = true;
    } else {
      if (c == '\\' && (c = getc(file)) == EOF) break;
      word[length++] = (char)c, any = true;
    }
  }
  fclose(file);
  free(word);
}

const char *archive(const List *arguments, const char *its, bool isStatic) {
  char *path = room(PATH_MAX, 1);
  for (size_t i = 0; i < arguments->count; i++) {
    const char *folder = arguments->items[i];
    if (strncmp(folder, "-L", 2) != 0) continue;
    snprintf(path, PATH_MAX, "%s/lib%s.so", folder + 2, its);
    if (!isStatic && access(path, R_OK) == 0) return NULL;
    snprintf(path, PATH_MAX, "%s/lib%s.a", folder + 2, its);
    if (access(path, R_OK) == 0) return path;
  }
  return NULL;
}

bool among(const char *const *list, size_t count, const char *wanted) {
  for (size_t i = 0; i < count; i++) {
    if (strcmp(list[i], wanted) == 0) return true;
  }
  return false;
}
