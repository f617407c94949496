#include "allocator.h"

#ifdef __linux__
#include <stdlib.h>  // defines __GLIBC__ where that is the library
#ifdef __GLIBC__
#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

// Where the linker puts the variables that begin as zeros; absent where it names them otherwise.
extern char __bss_start[] __attribute__((weak)), _end[] __attribute__((weak));

#endif
#endif

void allocator_settle(void) {
#ifdef __GLIBC__
  // A heap for each of the two threads of a start, so that neither waits for the other's lock; any more threads share
  // these. The second one begins with the room asked for here, and would else grow by a page at a time, each with a
  // system call. Room is not memory: only what is touched counts.
  mallopt(M_ARENA_MAX, 2);
  mallopt(M_TOP_PAD, 8 << 20);
#endif
}

void allocator_settle_variables(void) {
#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)
  if (__bss_start == NULL || _end == NULL) return;
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  uintptr_t start = (uintptr_t)__bss_start & ~(page - 1), end = ((uintptr_t)_end + page - 1) & ~(page - 1);
  // An older kernel knows no such advice; the pages then come one by one, as ever.
  madvise((void *)start, end - start, MADV_POPULATE_WRITE);
#endif
}
