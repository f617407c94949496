// The linker of a release build: hands everything on to the real one, with copies of the objects in which Swift's
// records say what they depend on. What nothing needs can then be left out:
// docs/decisions/0018-what-the-linker-leaves-out.md.
//
// Swift marks every type, and every conformance of a type to a protocol, as needed whatever happens, since a program might
// ask for it by name or by cast. A cast can only ask for the conformances of a type that there is; so in the copies
// such a record lives as long as its type (SHF_LINK_ORDER), or, if the type is of another object, as its protocol.
// Records that only debuggers read are left out, and tables for unwinding, which Swift never uses, are kept for C++ alone.
//
// Nothing but flags of sections is changed, in place. An object that is not understood is handed on as it was.
//
//     cc -DLINKER='"/path/to/ld.lld"' -o narrow narrow.c
//     clang --ld-path=narrow ... -Xlinker --without=swift_RegexParser

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef SHF_GNU_RETAIN
#define SHF_GNU_RETAIN (1u << 21)
#endif

static void die(const char *what) {
  fprintf(stderr, "narrow: %s: %s\n", what, strerror(errno));
  exit(1);
}

static void *room(size_t count, size_t size) {
  void *memory = calloc(count ? count : 1, size);
  if (!memory) die("memory");
  return memory;
}

// MARK: An object

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

static bool inside(const Object *object, uint64_t offset, uint64_t size) {
  return offset <= object->size && size <= object->size - offset;
}

static const char *name(const Object *object, size_t section) { return object->names + object->sections[section].sh_name; }

static bool is(const Object *object, size_t section, const char *wanted) {
  return strcmp(name(object, section), wanted) == 0;
}

/// Finds the parts of an object; false if it is none that this program understands.
static bool open_object(Object *object, char *bytes, size_t size) {
  *object = (Object){.bytes = bytes, .size = size};
  Elf64_Ehdr *header = (Elf64_Ehdr *)bytes;
  if (size < sizeof *header || memcmp(bytes, ELFMAG, SELFMAG) != 0) return false;
  if (header->e_ident[EI_CLASS] != ELFCLASS64 || header->e_ident[EI_DATA] != ELFDATA2LSB) return false;
  if (header->e_type != ET_REL || header->e_shentsize != sizeof(Elf64_Shdr)) return false;
  if (!inside(object, header->e_shoff, sizeof(Elf64_Shdr))) return false;
  object->sections = (Elf64_Shdr *)(bytes + header->e_shoff);
  object->count = header->e_shnum ? header->e_shnum : object->sections[0].sh_size;
  if (!inside(object, header->e_shoff, object->count * sizeof(Elf64_Shdr))) return false;
  size_t names = header->e_shstrndx == SHN_XINDEX ? object->sections[0].sh_link : header->e_shstrndx;
  if (names >= object->count) return false;
  object->names = bytes + object->sections[names].sh_offset;

  object->relocations = room(object->count, sizeof(size_t));
  for (size_t i = 0; i < object->count; i++) {
    const Elf64_Shdr *section = &object->sections[i];
    if (section->sh_type == SHT_NOBITS) continue;
    if (!inside(object, section->sh_offset, section->sh_size)) return false;
    if (section->sh_type == SHT_SYMTAB && section->sh_link < object->count) {
      object->symbols = (Elf64_Sym *)(bytes + section->sh_offset);
      object->symbolCount = section->sh_size / sizeof(Elf64_Sym);
      object->symbolNames = bytes + object->sections[section->sh_link].sh_offset;
    }
    if (section->sh_type == SHT_SYMTAB_SHNDX) object->wideIndices = (Elf32_Word *)(bytes + section->sh_offset);
    if (section->sh_type == SHT_RELA && section->sh_info < object->count) object->relocations[section->sh_info] = i;
  }
  return object->symbols != NULL;
}

/// The relocation at a place, or none.
static const Elf64_Rela *relocation(const Object *object, Place place) {
  const Elf64_Shdr *relocations = &object->sections[object->relocations[place.section]];
  if (relocations->sh_type != SHT_RELA) return NULL;
  const Elf64_Rela *entries = (const Elf64_Rela *)(object->bytes + relocations->sh_offset);
  for (size_t i = 0; i < relocations->sh_size / sizeof *entries; i++) {
    if (entries[i].r_offset == place.offset && ELF64_R_SYM(entries[i].r_info) < object->symbolCount) return &entries[i];
  }
  return NULL;
}

/// Where the relocation at a place points to; nowhere if there is none, or if that is in another object.
static Place target(const Object *object, Place place) {
  const Elf64_Rela *entry = relocation(object, place);
  if (!entry) return (Place){0};
  size_t symbol = ELF64_R_SYM(entry->r_info), section = object->symbols[symbol].st_shndx;
  if (section == SHN_XINDEX && object->wideIndices) section = object->wideIndices[symbol];
  if (section >= object->count) return (Place){0};
  return (Place){section, object->symbols[symbol].st_value + entry->r_addend};
}

/// The name of what the relocation at a place points to; empty if there is none.
static const char *target_name(const Object *object, Place place) {
  const Elf64_Rela *entry = relocation(object, place);
  return entry ? object->symbolNames + object->symbols[ELF64_R_SYM(entry->r_info)].st_name : "";
}

// MARK: Modules that are left out

/// As they stand in the mangled names of what is theirs: the length of the name, and the name.
static char leftOut[8][64];
static size_t leftOutCount = 0;

static void leave_out(const char *library) {
  const char *module = strncmp(library, "swift", 5) == 0 ? library + 5 : library;
  if (leftOutCount == sizeof leftOut / sizeof *leftOut) return;
  snprintf(leftOut[leftOutCount++], sizeof *leftOut, "%zu%s", strlen(module), module);
}

static bool is_left_out(const char *symbol) {
  for (size_t i = 0; i < leftOutCount; i++) {
    if (strstr(symbol, leftOut[i])) return true;
  }
  return false;
}

// MARK: Records

static const char *const recordsForDebuggers[] = {"swift5_assocty", "swift5_builtin", "swift5_mpenum"};
static const char *const recordsByReference[] = {
    "swift5_capture", "swift5_fieldmd", "swift5_reflstr", "swift5_typeref", NULL};

static bool among(const char *const *list, size_t count, const char *wanted) {
  for (size_t i = 0; i < count && list[i]; i++) {
    if (strcmp(list[i], wanted) == 0) return true;
  }
  return false;
}

/// What a record says, of a type or of a protocol, where it is found in this object.
typedef struct {
  size_t owner;    // the section it lives as long as, or 0 for as long as the program
  bool isLeftOut;  // it is about a module that is left out
} Record;

/// The descriptor that a reference points to, itself or by way of a cell with its address.
static Record referred(const Object *object, Place reference, bool isIndirect) {
  if (isIndirect) {
    reference = target(object, reference);
    reference.offset &= ~(uint64_t)1;
    if (!reference.section) return (Record){0};
  }
  return (Record){target(object, reference).section, is_left_out(target_name(object, reference))};
}

/// What a conformance record depends on: its type's descriptor, or its protocol's if the type is of another object. The
/// layout is that of Swift's ABI, TargetProtocolConformanceDescriptor: protocol, type, witness table and flags, of four
/// bytes each, with the kind of the reference to the type in bits 3 to 5 of the flags, and of that to the protocol in its
/// own lowest bit.
static Record conformance(const Object *object, size_t record) {
  Place descriptor = target(object, (Place){record, 0});
  if (!descriptor.section) return (Record){0};
  const Elf64_Shdr *section = &object->sections[descriptor.section];
  if (section->sh_type == SHT_NOBITS || descriptor.offset + 16 > section->sh_size) return (Record){0};
  uint32_t flags;
  memcpy(&flags, object->bytes + section->sh_offset + descriptor.offset + 12, sizeof flags);
  unsigned kind = flags >> 3 & 7;
  Record type = {0}, protocol = referred(object, descriptor, target(object, descriptor).offset & 1);
  if (kind <= 1) type = referred(object, (Place){descriptor.section, descriptor.offset + 4}, kind == 1);
  return (Record){type.owner ? type.owner : protocol.owner, type.isLeftOut || protocol.isLeftOut};
}

static bool is_c_name(const char *text) {
  if (!*text) return false;
  for (; *text; text++) {
    if (!strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789", *text)) return false;
  }
  return true;
}

/// Says in the flags of Swift's sections what each of them depends on.
static void narrow_swift(const Object *object) {
  for (size_t i = 1; i < object->count; i++) {
    Elf64_Shdr *section = &object->sections[i];
    if (section->sh_type != SHT_PROGBITS && section->sh_type != SHT_NOBITS) continue;
    // The runtime's own are empty, and mark where the others begin and end.
    if (section->sh_size == 0) continue;
    const char *its = name(object, i);
    if (strncmp(its, "swift5_", 7) != 0) {
      section->sh_flags &= ~(Elf64_Xword)SHF_GNU_RETAIN;
    } else if (among(recordsForDebuggers, 3, its)) {
      section->sh_flags |= SHF_EXCLUDE;
    } else if (among(recordsByReference, 4, its)) {
      section->sh_flags &= ~(Elf64_Xword)SHF_GNU_RETAIN;
    } else {
      section->sh_flags |= SHF_GNU_RETAIN;
      // One record a section is what the compiler makes; several could not have one owner.
      if (section->sh_size != 4) continue;
      Record record = {0};
      if (is(object, i, "swift5_protocol_conformances")) record = conformance(object, i);
      if (is(object, i, "swift5_type_metadata") || is(object, i, "swift5_protocols")) {
        record.owner = target(object, (Place){i, 0}).section;
      }
      if (record.isLeftOut) section->sh_flags |= SHF_EXCLUDE;
      if (!record.owner) continue;
      section->sh_flags = (section->sh_flags & ~(Elf64_Xword)SHF_GNU_RETAIN) | SHF_LINK_ORDER;
      section->sh_link = record.owner;
    }
  }
}

static void narrow(char *bytes, size_t size) {
  Object object;
  bool known = open_object(&object, bytes, size);
  bool swift = false, cxx = false;
  for (size_t i = 1; known && i < object.count; i++) swift |= strncmp(name(&object, i), "swift5_", 7) == 0;
  for (size_t i = 1; known && i < object.symbolCount; i++) {
    cxx |= strncmp(object.symbolNames + object.symbols[i].st_name, "_Z", 2) == 0;
  }
  for (size_t i = 1; known && i < object.count; i++) {
    Elf64_Shdr *section = &object.sections[i];
    if ((swift || !cxx) && is(&object, i, ".eh_frame")) section->sh_flags |= SHF_EXCLUDE;
    // Sections that code finds by their name, as before; only Swift's are looked at one by one.
    if (!swift && section->sh_type == SHT_PROGBITS && section->sh_flags & SHF_ALLOC && is_c_name(name(&object, i))) {
      section->sh_flags |= SHF_GNU_RETAIN;
    }
  }
  if (swift) narrow_swift(&object);
  free(object.relocations);
}

// MARK: Files

/// A file in memory; changes to it stay there.
static char *contents(const char *path, size_t *size) {
  struct stat status;
  int file = open(path, O_RDONLY);
  if (file < 0 || fstat(file, &status) != 0) die(path);
  *size = status.st_size;
  char *bytes = mmap(NULL, *size ? *size : 1, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0);
  if (bytes == MAP_FAILED) die(path);
  close(file);
  return bytes;
}

typedef struct {
  size_t start, length, end;
} Member;

/// The next member of an archive, or the one object that a file is; false after the last.
static bool next_member(Member *member, const char *bytes, size_t size) {
  bool isArchive = size >= 8 && memcmp(bytes, "!<arch>\n", 8) == 0;
  if (!isArchive) {
    bool isFirst = member->end == 0;
    *member = (Member){.length = size, .end = size};
    return isFirst && size > 0;
  }
  // A header of 60 bytes, with the length in ten digits from the 48th on; members begin at even addresses.
  size_t header = member->end ? member->end : 8;
  if (header + 60 > size) return false;
  char digits[11] = {0};
  memcpy(digits, bytes + header + 48, 10);
  size_t length = strtoull(digits, NULL, 10);
  if (length > size - header - 60) return false;
  *member = (Member){.start = header + 60, .length = length, .end = header + 60 + length + length % 2};
  return true;
}

static void narrow_file(char *bytes, size_t size) {
  for (Member member = {.end = 0}; next_member(&member, bytes, size);) {
    // The tables of an object want better addresses than even ones.
    char *copy = room(member.length, 1);
    memcpy(copy, bytes + member.start, member.length);
    narrow(copy, member.length);
    memcpy(bytes + member.start, copy, member.length);
    free(copy);
  }
}

static const char *base(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

static bool is_newer(const struct stat *one, const struct stat *other) {
  if (one->st_mtim.tv_sec != other->st_mtim.tv_sec) return one->st_mtim.tv_sec > other->st_mtim.tv_sec;
  return one->st_mtim.tv_nsec > other->st_mtim.tv_nsec;
}

/// The narrowed copy of a file, which is made if there is none or it is older than the file or this program.
static const char *narrowed(const char *path, const char *program, const char *folder) {
  struct stat source, self, there;
  if (stat(path, &source) != 0 || !S_ISREG(source.st_mode) || stat(program, &self) != 0) return path;
  uint64_t hash = 14695981039346656037u;
  for (const char *c = path; *c; c++) hash = (hash ^ (unsigned char)*c) * 1099511628211u;
  // What is left out changes copies too.
  for (size_t i = 0; i < leftOutCount; i++) {
    for (const char *c = leftOut[i]; *c; c++) hash = (hash ^ (unsigned char)*c) * 1099511628211u;
  }
  size_t length = strlen(folder) + strlen(base(path)) + 64;
  char *copy = room(length, 1), *unfinished = room(length, 1);
  snprintf(copy, length, "%s/%016llx-%s", folder, (unsigned long long)hash, base(path));
  snprintf(unfinished, length, "%s.%d", copy, (int)getpid());
  if (stat(copy, &there) == 0 && is_newer(&there, &source) && is_newer(&there, &self)) return copy;

  size_t size;
  char *bytes = contents(path, &size);
  narrow_file(bytes, size);
  FILE *output = fopen(unfinished, "w");
  if (!output) die(unfinished);
  if (fwrite(bytes, 1, size, output) != size || fclose(output) != 0) die(unfinished);
  if (rename(unfinished, copy) != 0) die(copy);
  munmap(bytes, size);
  free(unfinished);
  return copy;
}

// MARK: Arguments

typedef struct {
  const char **items;
  size_t count;
} List;

static void append(List *list, const char *item) {
  if (list->count % 256 == 0) {
    list->items = realloc(list->items, (list->count + 257) * sizeof *list->items);
    if (!list->items) die("memory");
  }
  list->items[list->count++] = item;
  list->items[list->count] = NULL;
}

/// Appends the arguments that a file holds, in quotes or between spaces, with backslashes as the shell takes them.
static void append_file(List *list, const char *path) {
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

/// The archive that `-lname` stands for, or nothing where a shared library comes first.
static const char *archive(const List *arguments, const char *its, bool isStatic) {
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

/// Starts the linker with arguments in a file, since they are many.
static void hand_on(const List *list, const char *folder) {
  char *path = room(strlen(folder) + 32, 1);
  sprintf(path, "@%s/arguments", folder);
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
    if (strcmp(argument, "-o") == 0 && i + 1 < arguments.count) append(&handed, arguments.items[++i]);
  }
  for (size_t i = 0; i < without.count; i++) {
    const char *file = archive(&arguments, without.items[i], isStatic);
    if (file) append_absent(&handed, file);
  }
  append(&handed, "-z");
  append(&handed, "start-stop-gc");
  hand_on(&handed, folder);
}
