/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-add.h"
#include "rapport-context.h"
#include "rapport-tag-style.h"
#include "scratch-act.h"
#include "scratch-book.h"

/* 2024-03-15 12:00 in Shanghai */
#define NOON G_GINT64_CONSTANT (1710475200)

typedef struct
{
  char           *folder;
  RapportBook    *book;
  RapportContext *context;
  guint           n_ticked;
} Fixture;

static void
ticked_cb (Fixture *f)
{
  f->n_ticked++;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(GSettings) settings = g_settings_new ("io.github.rapport_app.Rapport");

  f->folder = scratch_folder_new ();
  f->book = scratch_book_open (f->folder);
  f->context = rapport_context_new (f->book, settings);
  g_signal_connect_swapped (f->context, "ticked", G_CALLBACK (ticked_cb), f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_unref (f->context);
  rapport_book_close (f->book);
  g_object_unref (f->book);
  scratch_folder_remove (f->folder);
}

static void
assert_noon_is (Fixture    *f,
                const char *wanted)
{
  g_autofree char *text = rapport_format_instant (rapport_context_get_format (f->context), NOON);

  g_assert_cmpstr (text, ==, wanted);
}

/* who travels reads the times of where they are, also on what is open already */
static void
test_zone (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *before = g_strdup (g_getenv ("TZ"));

  assert_noon_is (f, "2024-03-15 12:00");
  g_setenv ("TZ", "America/New_York", TRUE);
  rapport_context_look_at_clock (f->context);
  assert_noon_is (f, "2024-03-15 00:00");
  g_assert_cmpstr (g_time_zone_get_identifier (rapport_context_get_zone (f->context)), ==, "America/New_York");
  g_assert_cmpuint (f->n_ticked, ==, 1);

  g_setenv ("TZ", before, TRUE);
  rapport_context_look_at_clock (f->context);
  assert_noon_is (f, "2024-03-15 12:00");
}

/* a tag's colour is known wherever it is shown as soon as somebody gives it one */
static void
test_tag_colour (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr(RapportEntity) style = RAPPORT_ENTITY (rapport_tag_style_new ());
  const gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  RapportFormat *format = rapport_context_get_format (f->context);

  g_assert_null (rapport_format_get_tag_colour (format, "VIP"));
  rapport_entity_set_text (style, RAPPORT_TAG_STYLE_NAME, "VIP");
  rapport_entity_set_text (style, RAPPORT_TAG_STYLE_COLOUR, "purple");
  scratch_run (f->book, rapport_add_new (style));
  while (rapport_format_get_tag_colour (format, "VIP") == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (rapport_format_get_tag_colour (format, "VIP"), ==, "purple");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_setenv ("TZ", "Asia/Shanghai", TRUE);
  g_test_add ("/ui/context/zone", Fixture, NULL, set_up, test_zone, tear_down);
  g_test_add ("/ui/context/tag-colour", Fixture, NULL, set_up, test_tag_colour, tear_down);
  return g_test_run ();
}
