/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "book-fixture.h"

/* so many programs start at once */
#define AT_ONCE 8

static gpointer
read_uid_in_thread (gpointer folder)
{
  g_autoptr(RapportBook) book = scratch_book_open (folder);

  return scratch_read_text (book, "SELECT hex (uid) FROM device");
}

/* Programs that start at once where none ran before are one machine. */
static void
test_one_device (void)
{
  g_autofree char *device = g_build_filename (g_get_user_config_dir (), "rapport", "device", NULL);

  for (guint round = 0; round < 4; round++)
    {
      GThread *threads[AT_ONCE];
      char *folders[AT_ONCE];
      g_autofree char *first = NULL;

      g_unlink (device);
      for (guint i = 0; i < AT_ONCE; i++)
        {
          folders[i] = scratch_folder_new ();
          threads[i] = g_thread_new ("opener", read_uid_in_thread, folders[i]);
        }
      for (guint i = 0; i < AT_ONCE; i++)
        {
          g_autofree char *uid = g_thread_join (threads[i]);

          if (first == NULL)
            first = g_steal_pointer (&uid);
          else
            g_assert_cmpstr (uid, ==, first);
          scratch_folder_remove (folders[i]);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  char *config = scratch_folder_new ();
  int status;

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/open/programs-that-start-at-once-are-one-machine", test_one_device);
  status = g_test_run ();
  scratch_folder_remove (config);
  return status;
}
