// SPDX-License-Identifier: Apache-2.0

#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const char *message;
static const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT};
enum { COUNT = sizeof signals / sizeof *signals };
static struct sigaction before[COUNT];
static char stack[64 << 10];

// Only calls that a handler may make (signal-safety(7)), and mmap, which is one of the system.
static void end(int number) {
  // Whoever was refused memory last had this said; and what is refused now was refused before.
  if (errno == ENOMEM || mmap(NULL, 64 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED) {
    ssize_t ignored = write(STDERR_FILENO, message, strlen(message));
    (void)ignored;
    _exit(70);
  }
  // Another fault ends the program as it would without this: the instruction at fault runs once more.
  for (int i = 0; i < COUNT; i++) sigaction(signals[i], &before[i], NULL);
  if (number == SIGABRT) raise(number);
}

void planpress_end_without_memory(const char *text) {
  message = text;
  stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&own, NULL);
  struct sigaction action = {.sa_handler = end, .sa_flags = SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < COUNT; i++) sigaction(signals[i], &action, &before[i]);
}

static void *wait_for(void *lock) {
  pthread_mutex_lock(lock);
  pthread_mutex_unlock(lock);
  return NULL;
}

int planpress_try_threads(int count) {
  pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  pthread_t threads[count];
  int started = 0;
  int code = 0;
  pthread_mutex_lock(&lock);
  while (started < count && code == 0) {
    code = pthread_create(&threads[started], NULL, wait_for, &lock);
    if (code == 0) started++;
  }
  pthread_mutex_unlock(&lock);
  for (int i = 0; i < started; i++) pthread_join(threads[i], NULL);
  return code;
}
