/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-large-memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* A list, or a table, of a hundred thousand is read into arrays of its length, many times over. What is larger than this
 * goes back to the system when it is freed, instead of leaving holes in the memory of each thread. */
#define LARGE_BYTES (256 * 1024)

/** rapport_large_memory_give_back: lets what is large go back to the system when it is freed; before there are threads */
void
rapport_large_memory_give_back (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGE_BYTES);
#endif
}
