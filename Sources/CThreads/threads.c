#ifdef __linux__
#define _GNU_SOURCE
#include <sched.h>
#endif

#include "threads.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

struct work {
  void (*body)(void *);
  void *context;
#ifdef __linux__
  /// The processors that the caller may use; looked at where the thread began on some of them only.
  cpu_set_t allowed;
  int was_placed;
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

int threads_start(void (*body)(void *), void *context) {
  struct work *work = calloc(1, sizeof *work);
  if (work == NULL) return ENOMEM;
  work->body = body;
  work->context = context;
  pthread_attr_t attributes;
  int error = pthread_attr_init(&attributes);
  if (error != 0) {
    free(work);
    return error;
  }
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  place(&attributes, work);
  pthread_t thread;
  error = pthread_create(&thread, &attributes, run, work);
  pthread_attr_destroy(&attributes);
  // The processors may have been taken away meanwhile: the system then chooses among those that are left.
  if (error == EINVAL) {
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    error = pthread_create(&thread, &attributes, run, work);
    pthread_attr_destroy(&attributes);
  }
  if (error != 0) free(work);
  return error;
}
