/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialog-fixture.h"
#include "rapport-add.h"
#include "rapport-member.h"
#include "rapport-who-dialog.h"
#include "scratch-act.h"

static gint64
add_member (DialogFixture *fixture,
            const char    *name)
{
  g_autoptr(RapportEntity) member = RAPPORT_ENTITY (rapport_member_new ());

  rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, name);
  return scratch_run (fixture->book, rapport_add_new (member));
}

/* Enter on a row is that row, not the default button with the name that was proposed */
static void
test_enter_on_member (DialogFixture *fixture,
                      gconstpointer  data)
{
  gint64 members[] = { add_member (fixture, "Emily Carter"), add_member (fixture, "陈晨") };
  GtkListBoxRow *row = NULL;
  GtkWindow *dialog;
  GtkWidget *list;

  while (g_list_model_get_n_items (rapport_context_get_members (fixture->context)) < G_N_ELEMENTS (members))
    g_main_context_iteration (NULL, TRUE);
  dialog = GTK_WINDOW (rapport_who_dialog_new (fixture->context));
  gtk_window_present (dialog);
  list = dialog_find_child (GTK_WIDGET (dialog), GTK_TYPE_LIST_BOX);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)) != NULL; i++)
    if (g_str_equal (gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))), "陈晨"))
      break;
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (row)));
  g_signal_emit_by_name (dialog, "activate-default");
  while (rapport_book_get_member (fixture->book) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (rapport_book_get_member (fixture->book), ==, members[1]);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/who/enter-on-member", DialogFixture, NULL, dialog_fixture_set_up, test_enter_on_member,
              dialog_fixture_tear_down);
  return g_test_run ();
}
