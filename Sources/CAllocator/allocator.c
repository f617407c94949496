#include "allocator.h"

#ifdef __linux__
#include <stdlib.h>  // defines __GLIBC__ where that is the library
#ifdef __GLIBC__
#include <malloc.h>
#endif
#endif

void allocator_settle(void) {
#ifdef __GLIBC__
  // A second thread would get a heap of its own, which glibc grows by a page at a time: a hundred system calls before
  // the first screen. One heap, grown by a megabyte, needs a few.
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_TOP_PAD, 1 << 20);
#endif
}
