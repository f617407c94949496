// The parts of the linker that stands before the linker (main.c).

#ifndef NARROW_H
#define NARROW_H

#include <elf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifndef SHF_GNU_RETAIN
#define SHF_GNU_RETAIN (1u << 21)
#endif

// MARK: object.c

typedef struct {
  char *bytes;
  size_t size;
  Elf64_Shdr *sections;
  size_t count;
  const char *names;
  Elf64_Sym *symbols;
  size_t symbolCount;
  const char *symbolNames;
  Elf32_Word *wideIndices;  // the sections of symbols, where 16 bits do not hold them
  size_t *relocations;      // for each section the one that has its relocations, or 0
} Object;

typedef struct {
  size_t section;  // 0: none, or of another object
  uint64_t offset;
} Place;

/// Ends the program with the system's reason.
_Noreturn void die(const char *what);

/// Memory that is zero.
void *room(size_t count, size_t size);

/// Finds the parts of an object; false if it is none that this program understands.
bool open_object(Object *object, char *bytes, size_t size);

const char *name(const Object *object, size_t section);
bool is(const Object *object, size_t section, const char *wanted);

/// Where the relocation at a place points to; nowhere if there is none, or if that is in another object.
Place target(const Object *object, Place place);

/// The name of what the relocation at a place points to; empty if there is none.
const char *target_name(const Object *object, Place place);

// MARK: modules.c

/// Notes the module of a library as one that is left out.
void leave_out(const char *library);

/// The modules that are left out, in one text.
const char *left_out(void);

/// Whether a symbol speaks of a module that is left out.
bool is_left_out(const char *symbol);

// MARK: records.c

/// Says in the flags of an object's sections what each of them depends on.
void narrow(char *bytes, size_t size);

// MARK: files.c

typedef struct {
  size_t start, length, end;
} Member;

/// A file in memory; changes to it stay there.
char *contents(const char *path, size_t *size);

/// The next member of an archive, or the one object that a file is; false after the last.
bool next_member(Member *member, const char *bytes, size_t size);

/// The narrowed copy of a file, which is made if there is none or it is older than the file or this program.
const char *narrowed(const char *path, const char *program, const char *folder);

/// The name of a file without its folder.
const char *base(const char *path);

// MARK: arguments.c

typedef struct {
  const char **items;
  size_t count;
} List;

void append(List *list, const char *item);

/// Appends the arguments that a file holds, in quotes or between spaces, with backslashes as the shell takes them.
void append_file(List *list, const char *path);

/// The archive that `-lname` stands for, or nothing where a shared library comes first.
const char *archive(const List *arguments, const char *its, bool isStatic);

bool among(const char *const *list, size_t count, const char *wanted);

#endif
