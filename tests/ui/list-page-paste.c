/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-page-fixture.h"
#include "rapport-add.h"
#include "rapport-cell-preview.h"
#include "rapport-customer.h"
#include "rapport-member.h"
#include "rapport-ticket.h"
#include "scratch-act.h"

/* a block from a spreadsheet is shown as it would change the list, then is one act */
static void
test_paste (ListPageFixture *f,
            gconstpointer    data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (list_page_get_list (f)));
  GtkWidget *preview;

  list_page_begin_table (f, ALPHA);
  gdk_clipboard_set_text (clipboard, "Alpha One\tsomebody\nAlpine One\t\nBeta One\t\nGamma One\t\n");
  g_assert_true (list_page_press (f, GDK_KEY_v, GDK_CONTROL_MASK));
  window_wait_until (list_page_find_toplevel (RAPPORT_TYPE_CELL_PREVIEW) != NULL);
  preview = list_page_find_toplevel (RAPPORT_TYPE_CELL_PREVIEW);
  window_wait_for_text (preview, "3 cells in 3 rows will be changed. 2 are refused.", NULL);
  window_wait_for_text (preview, "“Contact” can’t be changed in the table.", NULL);
  g_assert_true (list_page_is_named (f, ALPHA, "Alpha Works"));
  g_assert_nonnull (gtk_window_get_default_widget (GTK_WINDOW (preview)));
  g_assert_true (list_page_press_return (dialog_find_child (preview, GTK_TYPE_COLUMN_VIEW)));
  window_wait_for_text (GTK_WIDGET (f->window.window), "3 cells in 3 rows changed", NULL);
  g_assert_true (list_page_is_named (f, ALPHA, "Alpha One") && list_page_is_named (f, BETA, "Beta One"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window.window), "win.undo", NULL));
  window_wait_until (list_page_is_named (f, ALPHA, "Alpha Works") && list_page_is_named (f, BETA, "Beta Foods"));
}

/* A row that is deleted while the preview is looked at is refused there, and the rest goes on. */
static void
test_paste_gone (ListPageFixture *f,
                 gconstpointer    data)
{
  GtkWidget *preview;

  list_page_begin_table (f, ALPHA);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (list_page_get_list (f))),
                          "Alpha One\tsomebody\nAlpine One\t\nBeta One\t\n");
  g_assert_true (list_page_press (f, GDK_KEY_v, GDK_CONTROL_MASK));
  window_wait_until (list_page_find_toplevel (RAPPORT_TYPE_CELL_PREVIEW) != NULL);
  preview = list_page_find_toplevel (RAPPORT_TYPE_CELL_PREVIEW);
  window_wait_for_text (preview, "3 cells in 3 rows will be changed. 1 is refused.", NULL);
  scratch_run (f->window.base.book, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &f->customers[BETA], 1));
  g_assert_true (list_page_press_return (dialog_find_child (preview, GTK_TYPE_COLUMN_VIEW)));
  window_wait_until ((preview = list_page_find_toplevel (RAPPORT_TYPE_CELL_PREVIEW)) != NULL
                     && gtk_widget_get_mapped (preview));
  window_wait_for_text (preview, "2 cells in 2 rows will be changed. 2 are refused.", NULL);
  window_wait_for_text (preview, "It was deleted in the meantime.", NULL);
  g_assert_true (list_page_is_named (f, ALPHA, "Alpha Works"));
  g_assert_true (list_page_press_return (dialog_find_child (preview, GTK_TYPE_COLUMN_VIEW)));
  window_wait_for_text (GTK_WIDGET (f->window.window), "2 cells in 2 rows changed", NULL);
  g_assert_true (list_page_is_named (f, ALPHA, "Alpha One") && list_page_is_named (f, ALPINE, "Alpine One"));
}

/* a block that was looked at is shown again with what somebody else wrote into it since */
static void
test_paste_changed (ListPageFixture *f,
                    gconstpointer    data)
{
  GtkWidget *preview;

  list_page_begin_table (f, ALPHA);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (list_page_get_list (f))),
                          "Alpha One\nAlpine One\tsomebody\n");
  g_assert_true (list_page_press (f, GDK_KEY_v, GDK_CONTROL_MASK));
  window_wait_until (list_page_find_toplevel (RAPPORT_TYPE_CELL_PREVIEW) != NULL);
  preview = list_page_find_toplevel (RAPPORT_TYPE_CELL_PREVIEW);
  scratch_run (f->window.base.book, list_page_name_new (f->customers[ALPHA], "Alpha Theirs"));
  g_assert_true (list_page_press_return (dialog_find_child (preview, GTK_TYPE_COLUMN_VIEW)));
  window_wait_for_text (GTK_WIDGET (f->window.window), "This was changed meanwhile. What you typed is not saved yet.",
                        NULL);
  window_wait_until ((preview = list_page_find_toplevel (RAPPORT_TYPE_CELL_PREVIEW)) != NULL
                     && gtk_widget_get_mapped (preview));
  g_assert_true (list_page_is_named (f, ALPHA, "Alpha Theirs"));
  g_assert_true (list_page_press_return (dialog_find_child (preview, GTK_TYPE_COLUMN_VIEW)));
  window_wait_until (list_page_is_named (f, ALPHA, "Alpha One") && list_page_is_named (f, ALPINE, "Alpine One"));
}

/* what another program put into the clipboard behind a zero is neither lost nor left out without a word */
static void
test_paste_zero (ListPageFixture *f,
                 gconstpointer    data)
{
  static const char copied[] = "Alpha\0One\nAlpine Two\n";
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (list_page_get_list (f)));
  g_autoptr(GBytes) bytes = g_bytes_new_static (copied, sizeof copied - 1);
  g_autoptr(GdkContentProvider) provider = gdk_content_provider_new_for_bytes ("text/plain;charset=utf-8", bytes);

  list_page_begin_table (f, ALPHA);
  gdk_clipboard_set_content (clipboard, provider);
  g_assert_true (list_page_press (f, GDK_KEY_v, GDK_CONTROL_MASK));
  window_wait_for_text (GTK_WIDGET (f->window.window), "Not all that was copied is text", NULL);
}

/* Ctrl+D puts what the first selected row has into the others, at once while all of it is in sight */
static void
test_fill_down (ListPageFixture *f,
                gconstpointer    data)
{
  list_page_begin_table (f, ALPHA);
  gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (f->window.window)), "list.select-all", NULL);
  window_fixture_wait (&f->window, "3 selected", NULL);
  g_assert_true (list_page_press (f, GDK_KEY_d, GDK_CONTROL_MASK));
  window_wait_for_text (GTK_WIDGET (f->window.window), "2 cells in 2 rows changed", NULL);
  g_assert_true (list_page_is_named (f, ALPINE, "Alpha Works") && list_page_is_named (f, BETA, "Alpha Works"));
}

static void
give (ListPageFixture *f,
      RapportEntity   *values,
      guint            field,
      gint64           id,
      gint64           member)
{
  rapport_entity_set_integer (values, field, member);
  scratch_run (f->window.base.book, rapport_edit_many_new (values, &field, 1, &id, 1));
}

#define GIVEN "SELECT count(*) FROM ticket JOIN member ON member.id = ticket.owner WHERE member.name = 'Bob'"

/* Ann is in charge of Alpha and its ticket, and @pasted names others. */
static GtkWidget *
paste_owners (ListPageFixture *f,
              const char      *pasted)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());
  gint64 members[2];

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr(RapportEntity) member = RAPPORT_ENTITY (rapport_member_new ());

      rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, i == 0 ? "Ann" : "Bob");
      members[i] = scratch_run (f->window.base.book, rapport_add_new (member));
    }
  give (f, customer, RAPPORT_CUSTOMER_OWNER, f->customers[ALPHA], members[0]);
  give (f, ticket, RAPPORT_TICKET_OWNER, f->ticket, members[0]);
  list_page_begin_table (f, ALPHA);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (list_page_get_list (f))), pasted);
  g_assert_true (list_page_press (f, GDK_KEY_v, GDK_CONTROL_MASK));
  window_wait_until (list_page_find_toplevel (RAPPORT_TYPE_CELL_PREVIEW) != NULL);
  window_wait_for_text (list_page_find_toplevel (RAPPORT_TYPE_CELL_PREVIEW), "Another owner: ", NULL);
  return list_page_find_toplevel (RAPPORT_TYPE_CELL_PREVIEW);
}

/* Another owner in the table is asked about as elsewhere: what is open goes along, and is undone with it. */
static void
test_paste_owner (ListPageFixture *f,
                  gconstpointer    data)
{
  GtkWidget *preview = paste_owners (f, "Owner\nBob\n");

  /* Return does at once what the window is about */
  window_wait_until (gtk_window_get_focus (GTK_WINDOW (preview)) != NULL);
  gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (preview)));
  window_wait_until (scratch_query (f->window.base.book, GIVEN) == 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window.window), "win.undo", NULL));
  window_wait_until (scratch_query (f->window.base.book, GIVEN) == 0);
}

/* What was chosen for what is open is still so when the preview comes again without a row that was deleted. */
static void
test_paste_owner_alone (ListPageFixture *f,
                        gconstpointer    data)
{
  GtkWidget *preview = paste_owners (f, "Owner\nBob\nBob\nBob\n");
  GtkWidget *along = dialog_find_child (preview, GTK_TYPE_CHECK_BUTTON);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (along), FALSE);
  scratch_run (f->window.base.book, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &f->customers[BETA], 1));
  gtk_widget_activate_action (preview, "preview.change", NULL);
  window_wait_until ((preview = list_page_find_toplevel (RAPPORT_TYPE_CELL_PREVIEW)) != NULL
                     && gtk_widget_get_mapped (preview));
  window_wait_for_text (preview, "It was deleted in the meantime.", NULL);
  along = dialog_find_child (preview, GTK_TYPE_CHECK_BUTTON);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (along)));
  gtk_widget_activate_action (preview, "preview.change", NULL);
  window_wait_for_text (GTK_WIDGET (f->window.window), "2 cells in 2 rows changed", NULL);
  g_assert_cmpint (scratch_query (f->window.base.book, GIVEN), ==, 0);
}

/* Adds the tests of what is pasted and filled down. */
void
list_page_add_paste (GtkApplication *application)
{
  LIST_PAGE_ADD ("a-pasted-block-is-shown-before-it-changes-the-list", test_paste);
  LIST_PAGE_ADD ("table/paste-over-what-was-changed-meanwhile", test_paste_changed);
  LIST_PAGE_ADD ("table/paste-of-a-row-deleted-meanwhile", test_paste_gone);
  LIST_PAGE_ADD ("a-zero-in-what-was-copied-is-told", test_paste_zero);
  LIST_PAGE_ADD ("a-pasted-owner-is-asked-what-goes-along", test_paste_owner);
  LIST_PAGE_ADD ("table/what-does-not-go-along-is-kept-when-asked-again", test_paste_owner_alone);
  LIST_PAGE_ADD ("a-value-is-filled-down", test_fill_down);
}
