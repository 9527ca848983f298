/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-customer.h"
#include "scratch-laptop.h"
#include "window-fixture.h"

/* The window's book, and that of a colleague; of the two values the one that holds and the other */
typedef struct
{
  WindowFixture window;
  ScratchLaptop own;
  ScratchLaptop other;
  const char   *present;
  const char   *lost;
} Fixture;

static void
add (ScratchLaptop *laptop,
     const char    *number,
     const char    *name)
{
  g_autoptr(GObject) customer = g_object_new (RAPPORT_TYPE_CUSTOMER, "number", number, "name", name, NULL);

  scratch_add (laptop->book, customer);
}

static void
edit (ScratchLaptop *laptop,
      const char    *notes)
{
  const gint64 id = scratch_query (laptop->book, "SELECT id FROM customer WHERE name = 'Alpha'");
  g_autoptr(RapportEntity) live = rapport_book_get (laptop->book, RAPPORT_TYPE_CUSTOMER, id, NULL);
  g_autoptr(RapportEntity) edited = rapport_entity_copy (live);

  g_object_set (edited, "notes", notes, NULL);
  scratch_update (laptop->book, edited);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  window_fixture_set_up (&f->window, data);
  f->own.book = f->window.base.book;
  scratch_laptop_begin (&f->other);
  add (&f->own, "K-1", "Alpha");
  scratch_laptops_exchange (&f->own, &f->other);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  scratch_laptop_end (&f->other);
  window_fixture_tear_down (&f->window, data);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0 &&
      gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* in whatever window it stands */
static GtkWidget *
find_anywhere (const char *label)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; found == NULL && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      found = find_button (window, label);
    }
  return found;
}

static void
click (const char *label)
{
  window_wait_until (find_anywhere (label) != NULL);
  g_signal_emit_by_name (find_anywhere (label), "clicked");
}

static gboolean
has (Fixture    *f,
     const char *notes)
{
  g_autofree char *present = scratch_read_text (f->own.book, "SELECT notes FROM customer WHERE name = 'Alpha'");

  return g_strcmp0 (present, notes) == 0;
}

static void
disagree (Fixture *f)
{
  edit (&f->own, "written here");
  edit (&f->other, "written there");
  scratch_laptops_exchange (&f->own, &f->other);
  window_wait_for_text (GTK_WIDGET (f->window.window), "1 field was changed on two laptops.", NULL);
  f->present = has (f, "written here") ? "written here" : "written there";
  f->lost = has (f, "written here") ? "written there" : "written here";
  g_assert_true (has (f, f->present));
}

static void
test_take (Fixture       *f,
           gconstpointer  data)
{
  disagree (f);
  click ("Review…");
  window_wait_until (find_anywhere ("Take This") != NULL);
  /* when it was written, by the clock of the machine */
  window_wait_for_text (GTK_WIDGET (gtk_widget_get_root (find_anywhere ("Take This"))), f->lost, "1970");
  click ("Take This");
  window_wait_until (has (f, f->lost));
  window_wait_until (find_anywhere ("Take This") == NULL);
  window_wait_until (find_anywhere ("Review…") == NULL);
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "undo", NULL);
  window_wait_until (has (f, f->present));
  window_wait_until (find_anywhere ("Take This") != NULL);
}

static void
test_keep (Fixture       *f,
           gconstpointer  data)
{
  disagree (f);
  click ("Review…");
  click ("Keep This");
  window_wait_until (find_anywhere ("Keep This") == NULL);
  g_assert_true (has (f, f->present));
  window_wait_until (find_anywhere ("Review…") == NULL);
}

/* Of a long text neither need be lost. */
static void
test_both (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *both = NULL;

  disagree (f);
  both = g_strdup_printf ("%s\n%s", f->lost, f->present);
  click ("Review…");
  click ("Keep Both");
  window_wait_until (has (f, both));
  window_wait_until (find_anywhere ("Review…") == NULL);
}

static void
test_renumber (Fixture       *f,
               gconstpointer  data)
{
  add (&f->other, "K-2", "Beta");
  add (&f->own, "K-2", "Gamma");
  scratch_laptops_exchange (&f->own, &f->other);
  window_wait_for_text (GTK_WIDGET (f->window.window), "1 number was given twice.", NULL);
  click ("Review…");
  click ("Renumber");
  window_wait_until (scratch_query (f->own.book,
                                    "SELECT count(*) FROM customer WHERE name = 'Gamma' AND number = 'K-3'") == 1);
  window_wait_until (find_anywhere ("Review…") == NULL);
}

#define ADD(name, func) g_test_add ("/ui/undecided/" name, Fixture, application, set_up, func, tear_down)

static void
add_tests (GtkApplication *application)
{
  ADD ("the-other-value-is-taken", test_take);
  ADD ("the-present-value-stays", test_keep);
  ADD ("both-texts-stay", test_both);
  ADD ("a-number-is-given-anew", test_renumber);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
