#include "narrow.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void die(const char *what) {
  fprintf(stderr, "narrow: %s: %s\n", what, strerror(errno));
  exit(1);
}

void *room(size_t count, size_t size) {
  void *memory = calloc(count ? count : 1, size);
  if (!memory) die("memory");
  return memory;
}

static bool inside(const Object *object, uint64_t offset, uint64_t size) {
  return offset <= object->size && size <= object->size - offset;
}

const char *name(const Object *object, size_t section) { return object->names + object->sections[section].sh_name; }

bool is(const Object *object, size_t section, const char *wanted) {
  return strcmp(name(object, section), wanted) == 0;
}

bool open_object(Object *object, char *bytes, size_t size) {
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

Place target(const Object *object, Place place) {
  const Elf64_Rela *entry = relocation(object, place);
  if (!entry) return (Place){0};
  size_t symbol = ELF64_R_SYM(entry->r_info), section = object->symbols[symbol].st_shndx;
  if (section == SHN_XINDEX && object->wideIndices) section = object->wideIndices[symbol];
  if (section >= object->count) return (Place){0};
  return (Place){section, object->symbols[symbol].st_value + entry->r_addend};
}

const char *target_name(const Object *object, Place place) {
  const Elf64_Rela *entry = relocation(object, place);
  return entry ? object->symbolNames + object->symbols[ELF64_R_SYM(entry->r_info)].st_name : "";
}
