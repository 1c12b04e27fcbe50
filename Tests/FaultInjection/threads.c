// Stands between a program and libc, and has no thread for whoever wants one with the usual attributes: curl's. Those
// of Dispatch, which gives attributes of its own, are made. Who waits for the end of a thread then waits for one that
// was never made: that ends the program.
//
//   cc -shared -fPIC -O1 -o libthreads.so threads.c
//   LD_PRELOAD=./libthreads.so ...

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *argument) {
  if (attributes == NULL) return EAGAIN;
  int (*make)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  *(void **)&make = dlsym(RTLD_NEXT, "pthread_create");
  return make(thread, attributes, run, argument);
}

int pthread_join(pthread_t thread, void **result) {
  (void)thread, (void)result;
  abort();
}
