/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "generate.h"

/* Fills a folder with a large book, for benchmarks. */
int
main (int   argc,
      char *argv[])
{
  guint64 sizes[3];

  for (int i = 0; i < 3; i++)
    if (argc != 5 || !g_ascii_string_to_unsigned (argv[i + 2], 10, 1, 100000000, &sizes[i], NULL))
      {
        fprintf (stderr, "usage: %s FOLDER CUSTOMERS FOLLOW-UPS TICKETS\n", argv[0]);
        return 2;
      }
  generate_book (argv[1], sizes[0], sizes[1], sizes[2]);
  return 0;
}
