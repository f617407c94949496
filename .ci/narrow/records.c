#include "narrow.h"

#include <stdlib.h>
#include <string.h>

static const char *const recordsForDebuggers[] = {"swift5_assocty", "swift5_builtin", "swift5_mpenum"};
static const char *const recordsByReference[] = {
    "swift5_capture", "swift5_fieldmd", "swift5_reflstr", "swift5_typeref"};

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

void narrow(char *bytes, size_t size) {
  Object object;
  bool known = open_object(&object, bytes, size);
  bool swift = false, cxx = false;
  for (size_t i = 1; known && i < object.count; i++) swift |= strncmp(name(&object, i), "swift5_", 7) == 0;
  for (size_t i = 1; known && i < object.symbolCount; i++) {
    // Names of C++, and of what unwinds: it begins with its own functions.
    const char *symbol = object.symbolNames + object.symbols[i].st_name;
    cxx |= strncmp(symbol, "_Z", 2) == 0 || strncmp(symbol, "_Unwind_", 8) == 0;
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
