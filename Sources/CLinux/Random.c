// SPDX-License-Identifier: Apache-2.0

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/random.h>

// Expat and libstdc++ ask for these, which the C library has since glibc 2.36: with them here, the program runs on older
// systems, too.

void arc4random_buf(void *bytes, size_t count) {
  size_t done = 0;
  while (done < count) {
    ssize_t more = getrandom((char *)bytes + done, count - done, 0);
    if (more > 0) {
      done += (size_t)more;
    } else if (errno != EINTR) {
      abort();
    }
  }
}

uint32_t arc4random(void) {
  uint32_t number;
  arc4random_buf(&number, sizeof number);
  return number;
}
