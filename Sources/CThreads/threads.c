#ifdef __linux__
#define _GNU_SOURCE
#include <sched.h>
#endif

#include "threads.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

struct work {
  void (*body)(void *);
  void *context;
#ifdef __linux__
  /// The processors that the caller may use; looked at where the thread began on some of them only.
  cpu_set_t allowed;
  bool was_placed;
#endif
};

static void *run(void *box) {
  struct work work = *(struct work *)box;
  free(box);
#ifdef __linux__
  if (work.was_placed) sched_setaffinity(0, sizeof work.allowed, &work.allowed);
#endif
  work.body(work.context);
  return NULL;
}

/// Has the thread begin elsewhere, if there is another processor for it.
static void place(pthread_attr_t *attributes, struct work *work) {
#ifdef __linux__
  int here = sched_getcpu();
  if (here < 0 || here >= CPU_SETSIZE || sched_getaffinity(0, sizeof work->allowed, &work->allowed) != 0) return;
  cpu_set_t others = work->allowed;
  CPU_CLR(here, &others);
  if (CPU_COUNT(&others) == 0) return;
  work->was_placed = pthread_attr_setaffinity_np(attributes, sizeof others, &others) == 0;
#else
  (void)attributes, (void)work;
#endif
}

/// Makes the thread, anywhere or elsewhere.
static int start(struct work *work, bool elsewhere) {
  pthread_attr_t attributes;
  int error = pthread_attr_init(&attributes);
  if (error != 0) return error;
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  if (elsewhere) place(&attributes, work);
  pthread_t thread;
  error = pthread_create(&thread, &attributes, run, work);
  pthread_attr_destroy(&attributes);
  return error;
}

int threads_start(void (*body)(void *), void *context) {
  struct work *work = calloc(1, sizeof *work);
  if (work == NULL) return ENOMEM;
  work->body = body;
  work->context = context;
  int error = start(work, true);
  // The processors may have been taken away meanwhile: the system then chooses among those that are left.
  if (error == EINVAL) error = start(work, false);
  if (error != 0) free(work);
  return error;
}
