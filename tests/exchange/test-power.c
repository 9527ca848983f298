/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "fault-acts.h"
#include "scratch-disk.h"

/* Of the places where the power may go so many are tried; all when asked by hand. */
#define N_PLACES 3
#define N_VARIANTS 3
#define N_VARIANTS_BY_HAND 6

typedef struct
{
  const FaultAct *act;
  char           *images;
  GHashTable     *seen;
  guint           n_places;
  guint           step;
  guint           n_variants;
  guint           n_looked;
} Cut;

static void
look_at_image (Cut   *cut,
               guint  variant)
{
  g_autoptr(ScratchFolder) image = g_build_filename (cut->images, "image", NULL);
  const guint n_told = fault_acts_confirmed ();
  const guint hash = scratch_disk_image (image, variant) + n_told;
  guint n;

  if (!g_hash_table_add (cut->seen, GUINT_TO_POINTER (hash)))
    return;
  cut->n_looked++;
  n = fault_acts_look (cut->act, image);
  g_assert_cmpuint (n, >=, n_told);
  g_assert_cmpuint (n, <=, n_told + 1);
}

static void
cut_cb (gpointer data)
{
  Cut *cut = data;

  if (cut->n_places++ % cut->step == cut->step / 2)
    for (guint i = 0; i < cut->n_variants; i++)
      {
        if (g_test_verbose ())
          g_test_message ("%s: place %u, variant %u", cut->act->name, cut->n_places, i);
        look_at_image (cut, i);
      }
}

static void
count_cb (gpointer data)
{
  (*(guint *) data)++;
}

static guint
count_places (const FaultAct *act,
              const char     *template)
{
  g_autoptr(ScratchFolder) folder = fault_acts_copy (template);
  g_autoptr(GError) error = NULL;
  guint n = 0;

  scratch_disk_power (folder, count_cb, &n);
  act->run (folder, &error);
  scratch_disk_power (NULL, NULL, NULL);
  g_assert_no_error (error);
  return n;
}

static void
test_power (gconstpointer data)
{
  const FaultAct *act = data;
  g_autoptr(ScratchFolder) template = scratch_folder_new ();
  g_autoptr(ScratchFolder) images = scratch_folder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr(ScratchFolder) folder = NULL;
  g_autoptr(GError) error = NULL;
  Cut cut = { .act = act, .images = images, .seen = seen, .step = fault_acts_get_step (),
              .n_variants = N_VARIANTS_BY_HAND };

  act->prepare (template);
  if (cut.step == 0)
    {
      cut.step = MAX (count_places (act, template) / N_PLACES, 1);
      cut.n_variants = N_VARIANTS;
    }
  folder = fault_acts_copy (template);
  fault_acts_begin ();
  scratch_disk_power (folder, cut_cb, &cut);
  act->run (folder, &error);
  g_assert_no_error (error);
  /* and once it is done */
  for (guint i = 0; i < cut.n_variants; i++)
    look_at_image (&cut, i);
  scratch_disk_power (NULL, NULL, NULL);
  g_test_message ("%s: %u places, %u states", act->name, cut.n_places, cut.n_looked);
  g_assert_cmpuint (cut.n_looked, >, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < N_FAULT_ACTS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/power/%s", fault_acts[i].name);

      g_test_add_data_func (path, &fault_acts[i], test_power);
    }
  return g_test_run ();
}
