// An empty set of ICU data, linked in place of the 34 MB that Foundation brings for formatting dates and sorting in
// every language of the world. Entente does neither with Foundation, but SQLite's wrapper imports it, so that without
// this the static program carries them all. ICU documents the method as "stubdata".
//
// The rule that goes with it: no DateFormatter, no Locale, no localized comparison anywhere in Sources. They would
// find no data in a release build. Sources import FoundationEssentials where they need it, and not Foundation.
//
// The name carries ICU's version, which differs between toolchains. A name the linker does not look for does nothing;
// a version missing here costs size, and nothing else. Hidden, so that a program linked to the shared library keeps
// the library's own data.

#include <stdint.h>

// The start of an ICU data file: its header, then a table of contents without entries.
struct empty_data {
  uint16_t header_size;
  uint8_t magic[2];
  uint16_t info_size;
  uint16_t reserved;
  uint8_t is_big_endian, charset_family, size_of_uchar, reserved_byte;
  uint8_t data_format[4], format_version[4], data_version[4];
  uint8_t padding[8];
  uint32_t count, reserved_count;
};

#define EMPTY_DATA(name)                                                                                           \
  __attribute__((visibility("hidden"), aligned(16))) const struct empty_data name = {                              \
      .header_size = 32,                                                                                           \
      .magic = {0xDA, 0x27},                                                                                       \
      .info_size = 20,                                                                                             \
      .is_big_endian = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__,                                                     \
      .size_of_uchar = 2,                                                                                          \
      .data_format = {'T', 'o', 'C', 'P'},                                                                         \
      .format_version = {1},                                                                                       \
  }

EMPTY_DATA(icudt74_dat);
EMPTY_DATA(icudt76_dat);
EMPTY_DATA(icudt77_dat);
EMPTY_DATA(icudt78_dat);
