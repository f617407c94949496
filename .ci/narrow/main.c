// The linker of a release build: hands everything on to the real one, with copies of the objects in which Swift's
// records say what they depend on. What nothing needs can then be left out:
// docs/decisions/0018-what-the-linker-leaves-out.md.
//
// Swift marks every type, and every conformance of a type to a protocol, as needed whatever happens, since a program might
// ask for it by name or by cast. A cast can only ask for the conformances of a type that there is; so in the copies
// such a record lives as long as its type (SHF_LINK_ORDER), or, if the type is of another object, as its protocol.
// Records that only debuggers read are left out, and tables for unwinding, which Swift never uses, are kept for C++ and for
// what unwinds it alone.
//
// Nothing but flags of sections is changed, in place. An object that is not understood is handed on as it was.
//
//     cc -DLINKER='"/path/to/ld.lld"' -o narrow *.c
//     clang --ld-path=narrow ... -Xlinker --without=swift_RegexParser

#include "narrow.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/// What stands for a module that is left out: nothing for its data, and for its functions one that ends the program and
/// says that what was called is not there.
static void append_absent(List *list, const char *path) {
  size_t size;
  char *bytes = contents(path, &size);
  for (Member member = {.end = 0}; next_member(&member, bytes, size);) {
    Object object;
    char *copy = room(member.length, 1);
    memcpy(copy, bytes + member.start, member.length);
    bool known = open_object(&object, copy, member.length);
    for (size_t i = 1; known && i < object.symbolCount; i++) {
      const Elf64_Sym *symbol = &object.symbols[i];
      const char *its = object.symbolNames + symbol->st_name;
      if (symbol->st_shndx == SHN_UNDEF || ELF64_ST_BIND(symbol->st_info) == STB_LOCAL) continue;
      // Other symbols that speak of the module, as names of types do, are in every object that uses them.
      if (strncmp(its, "$s", 2) != 0 || !is_left_out(its)) continue;
      bool isFunction = ELF64_ST_TYPE(symbol->st_info) == STT_FUNC;
      char *definition = room(strlen(its) + 64, 1);
      sprintf(definition, "--defsym=%s=%s", its, isFunction ? "swift_deletedMethodError" : "0");
      append(list, definition);
    }
    free(object.relocations);
    free(copy);
  }
  munmap(bytes, size);
}

/// Starts the linker with arguments in a file, since they are many; one for each program, as two may be linked at once.
static void hand_on(const List *list, const char *folder, const char *product) {
  char *path = room(strlen(folder) + strlen(product) + 32, 1);
  sprintf(path, "@%s/%s.arguments", folder, product);
  FILE *file = fopen(path + 1, "w");
  if (!file) die(path + 1);
  for (size_t i = 0; i < list->count; i++) {
    fputc('"', file);
    for (const char *c = list->items[i]; *c; c++) {
      if (*c == '"' || *c == '\\') fputc('\\', file);
      fputc(*c, file);
    }
    fputs("\"\n", file);
  }
  if (fclose(file) != 0) die(path + 1);
  execl(LINKER, LINKER, path, (char *)NULL);
  die(LINKER);
}

int main(int count, char **words) {
  List arguments = {0}, handed = {0};
  for (int i = 1; i < count; i++) {
    if (words[i][0] == '@') append_file(&arguments, words[i] + 1);
    else append(&arguments, words[i]);
  }
  char *folder = room(strlen(words[0]) + 8, 1);
  sprintf(folder, "%s.d", words[0]);
  if (mkdir(folder, 0777) != 0 && errno != EEXIST) die(folder);

  bool isStatic = false;
  const char *product = "";
  List without = {0};
  for (size_t i = 0; i < arguments.count; i++) {
    const char *argument = arguments.items[i];
    isStatic |= strcmp(argument, "-static") == 0;
    if (strncmp(argument, "--without=", 10) != 0) continue;
    append(&without, argument + 10);
    leave_out(argument + 10);
  }
  for (size_t i = 0; i < arguments.count; i++) {
    const char *argument = arguments.items[i];
    if (strncmp(argument, "--without=", 10) == 0) continue;
    if (strncmp(argument, "-l", 2) == 0 && among(without.items, without.count, argument + 2)) continue;
    const char *file = NULL;
    size_t length = strlen(argument);
    if (length > 2 && strcmp(argument + length - 2, ".o") == 0) file = argument;
    if (strncmp(argument, "-l", 2) == 0) file = archive(&arguments, argument + 2, isStatic);
    // The compiler's crtbegin.o and its like look for the tables themselves.
    if (file && strncmp(base(file), "crt", 3) == 0) file = NULL;
    append(&handed, file ? narrowed(file, words[0], folder) : argument);
    // What follows -o is to be written.
    if (strcmp(argument, "-o") == 0 && i + 1 < arguments.count) {
      product = base(arguments.items[++i]);
      append(&handed, arguments.items[i]);
    }
  }
  for (size_t i = 0; i < without.count; i++) {
    const char *file = archive(&arguments, without.items[i], isStatic);
    if (file) append_absent(&handed, file);
  }
  append(&handed, "-z");
  append(&handed, "start-stop-gc");
  hand_on(&handed, folder, product);
}
