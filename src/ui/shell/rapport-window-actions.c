/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-act-words.h"
#include "rapport-act.h"
#include "rapport-edit.h"
#include "rapport-import-clipboard.h"
#include "rapport-import-dialog.h"
#include "rapport-jump-dialog.h"
#include "rapport-list-page.h"
#include "rapport-print-dialog.h"
#include "rapport-saved-text.h"
#include "rapport-sheets.h"
#include "rapport-print-dialog.h"
#include "rapport-thing-dialog.h"
#include "rapport-ticket-dialog.h"
#include "rapport-ui.h"
#include "rapport-watched-run.h"
#include "rapport-window-private.h"

static void
show_reverted (RapportWindow  *self,
               RapportReceipt *receipt,
               gboolean        undone)
{
  g_autofree char *act = rapport_act_describe (receipt->kind, receipt->subject);
  g_autofree char *left_out = rapport_act_describe_left_out (receipt->left_out);
  g_autofree char *text = NULL;

  if (undone)
    /* translators: an act, such as “Edit customer “X”” */
    text = g_strdup_printf (_("Undone: %s"), act);
  else
    /* translators: an act, such as “Edit customer “X”” */
    text = g_strdup_printf (_("Done again: %s"), act);
  if (undone)
    rapport_toast_show (self->toast, text, _("Redo"), "win.redo-act");
  else
    rapport_toast_show (self->toast, text, _("Undo"), "win.undo-act");
  if (left_out != NULL && *left_out != '\0')
    {
      /* translators: names of fields */
      g_autofree char *sentence = g_strdup_printf (_("Left as it is, because it was changed since: %s"), left_out);

      rapport_window_show_error (self, sentence);
    }
}

static void revert (RapportWindow *self,
                    gboolean       undo);

/* What was asked for while an act was being reverted; undoing and doing again even out. */
static void
revert_next (RapportWindow *self)
{
  const int waiting = self->waiting_undos;

  if (waiting == 0)
    return;
  self->waiting_undos += waiting > 0 ? -1 : 1;
  revert (self, waiting > 0);
}

static void
reverted (GAsyncResult  *result,
          RapportWindow *self,
          gboolean       undone)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  GObject *book = g_async_result_get_source_object (result);

  receipt = rapport_act_run_finish (RAPPORT_BOOK (book), result, &error);
  self->reverting = FALSE;
  /* the window may have been closed meanwhile */
  if (self->context != NULL)
    {
      if (receipt != NULL)
        show_reverted (self, receipt, undone);
      else
        {
          self->waiting_undos = 0;
          if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
            rapport_window_show_error (self, error->message);
        }
      revert_next (self);
      rapport_window_update_actions (self);
    }
  g_object_unref (book);
  g_object_unref (self);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  reverted (result, data, TRUE);
}

static void
redone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  reverted (result, data, FALSE);
}

static void
revert (RapportWindow *self,
        gboolean       undo)
{
  RapportBook *book = rapport_context_get_book (self->context);
  g_autoptr(RapportActionName) name = NULL;

  if (self->reverting)
    {
      self->waiting_undos += undo ? 1 : -1;
      return;
    }
  name = undo ? rapport_book_find_undo (book) : rapport_book_find_redo (book);
  if (name == NULL)
    {
      self->waiting_undos = 0;
      return;
    }
  self->reverting = TRUE;
  rapport_watched_run_if_great (self->context, undo ? rapport_undo_new (name->id) : rapport_redo_new (name->id),
                                GTK_WINDOW (self), undo ? undone_cb : redone_cb, g_object_ref (self));
  rapport_window_update_actions (self);
}

static void
undo_act_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  RapportContext *context = RAPPORT_WINDOW (data)->context;

  if (rapport_context_can_take_back (context))
    rapport_context_take_back (context);
  else
    revert (data, TRUE);
}

static void
redo_act_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  revert (data, FALSE);
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  if (!rapport_saved_text_undo (gtk_window_get_focus (GTK_WINDOW (data))))
    undo_act_cb (action, parameter, data);
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  if (!rapport_saved_text_redo (gtk_window_get_focus (GTK_WINDOW (data))))
    redo_act_cb (action, parameter, data);
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *found = RAPPORT_IS_LIST (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child) && gtk_widget_get_visible (child))
      found = find_list (child);
  return found;
}

/* arrows go through the rows at once: the filters before them are what is seldom wanted */
void
rapport_window_focus_page (RapportWindow *self)
{
  GtkWidget *page = GTK_WIDGET (rapport_window_get_page (self));
  GtkWidget *list = find_list (page);

  if (list == NULL || !gtk_widget_grab_focus (list))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
page_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  if (rapport_window_show_page (data, g_variant_get_string (parameter, NULL)) != NULL)
    rapport_window_focus_page (data);
}

static void
create (RapportWindow *self,
        const char    *thing)
{
  RapportPage *page = rapport_window_show_things (self, thing);

  if (page != NULL)
    rapport_page_create (page);
}

/* What the page is about; a customer where that is nothing. */
static void
new_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  if (!rapport_page_create (rapport_window_get_page (data)))
    create (data, "customer");
}

static void
new_customer_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  create (data, "customer");
}

/* A new thing of a kind that has a sheet, of the customer that the page is about. */
static void
new_thing_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  RapportWindow *self = data;
  const char *thing = g_variant_get_string (parameter, NULL);
  const RapportSheet *sheet = rapport_sheets_find (thing);
  RapportPage *page = rapport_window_get_page (self);
  const gboolean listed = rapport_page_class_shows (RAPPORT_PAGE_GET_CLASS (page), thing);

  /* among others of its kind the next one is seldom of the same customer */
  if (sheet != NULL)
    rapport_thing_dialog_add (self->context, sheet, listed ? 0 : rapport_page_get_customer (page), NULL);
}

static void
open_thing_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  const char *thing;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &thing, &id);
  rapport_sheets_open (((RapportWindow *) data)->context, thing, id);
}

static void
new_ticket_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  RapportWindow *self = data;
  RapportPage *page = rapport_window_get_page (self);
  gint64 customer = rapport_page_get_customer (page);

  /* among the tickets the next one is seldom of the same customer */
  if (customer != 0 && !rapport_page_class_shows (RAPPORT_PAGE_GET_CLASS (page), "ticket"))
    rapport_ticket_dialog_show (self->context, customer);
  else
    create (self, "ticket");
}

static void
search_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  RapportWindow *self = data;
  GtkWidget *focus;

  if (!rapport_page_focus_search (rapport_window_get_page (self)))
    rapport_page_focus_search (rapport_window_show_things (self, "customer"));
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (GTK_IS_EDITABLE (focus))
    gtk_editable_select_region (GTK_EDITABLE (focus), 0, -1);
}

static void
jump_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  rapport_jump_dialog_show (RAPPORT_WINDOW (data)->context);
}

static void
print_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  RapportWindow *self = data;
  RapportPage *page = rapport_window_get_page (self);
  const char *thing = NULL;
  const gint64 id = page != NULL ? rapport_page_get_shown (page, &thing) : 0;
  g_autoptr(RapportListPaper) list =
    RAPPORT_IS_LIST_PAGE (page) ? rapport_list_page_dup_paper (RAPPORT_LIST_PAGE (page)) : NULL;
  /* who narrows the list away from what is open prints the list */
  const gboolean is_meant = list == NULL || rapport_list_page_lists_shown (RAPPORT_LIST_PAGE (page));

  rapport_print_dialog_show (self->context, is_meant ? thing : NULL, is_meant ? id : 0, page != NULL ? rapport_page_get_customer (page) : 0, list);
}

static void
log_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  RapportPage *page = rapport_window_get_page (data);
  RapportList *list = NULL;

  if (RAPPORT_IS_LIST_PAGE (page))
    list = rapport_list_page_get_list (RAPPORT_LIST_PAGE (page), rapport_list_page_get_thing (RAPPORT_LIST_PAGE (page)));
  /* with several customers that are selected, as their menu does */
  if (list != NULL && rapport_list_get_n_selected (list) > 1 &&
      gtk_widget_activate_action (GTK_WIDGET (list), "customers.log", NULL))
    return;
  rapport_window_log (data, rapport_page_get_customer (page), rapport_page_get_plan (page));
}

static void
import_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  rapport_import_dialog_ask (RAPPORT_WINDOW (data)->context);
}

static void
import_clipboard_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  rapport_import_clipboard (RAPPORT_WINDOW (data)->context);
}

static void
show_shortcuts_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  GtkApplicationWindow *window = data;
  g_autoptr(GtkBuilder) builder = NULL;

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      builder = gtk_builder_new_from_resource (RAPPORT_UI_RESOURCES "rapport-shortcuts.ui");
      gtk_application_window_set_help_overlay (window,
                                               GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

/* Widgets that know no window say so what was done. */
static void
tell_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  rapport_window_toast (data, g_variant_get_string (parameter, NULL), FALSE);
}

/** rapport_window_tell_file: tells what was written to the file at @path, which can be opened from there */
void
rapport_window_tell_file (RapportWindow *self,
                          const char    *sentence,
                          const char    *path)
{
  g_free (self->told_file);
  self->told_file = g_strdup (path);
  rapport_toast_show (self->toast, sentence, _("Open"), "win.open-told-file");
}

static void
file_opened_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(RapportContext) context = data;
  g_autoptr(GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rapport_context_fail (context, error->message);
}

static void
open_told_file_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  RapportWindow *self = data;
  g_autofree char *uri = self->told_file != NULL ? g_filename_to_uri (self->told_file, NULL, NULL) : NULL;

  if (uri != NULL)
    gtk_show_uri_full (GTK_WINDOW (self), uri, GDK_CURRENT_TIME, NULL, file_opened_cb, g_object_ref (self->context));
}

static void
close_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  gtk_window_close (GTK_WINDOW (data));
}

static void
back_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  rapport_window_go_back (data);
}

/* to the pages at the side, and back to the one that is shown */
static void
sidebar_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  RapportWindow *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->sidebar));

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->sidebar))
    rapport_window_focus_page (self);
  else if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static const GActionEntry entries[] = {
  { .name = "undo", .activate = undo_cb },
  { .name = "redo", .activate = redo_cb },
  { .name = "undo-act", .activate = undo_act_cb },
  { .name = "redo-act", .activate = redo_act_cb },
  { .name = "back", .activate = back_cb },
  { .name = "page", .activate = page_cb, .parameter_type = "s" },
  { .name = "new", .activate = new_cb },
  { .name = "new-customer", .activate = new_customer_cb },
  { .name = "new-ticket", .activate = new_ticket_cb },
  { .name = "new-thing", .activate = new_thing_cb, .parameter_type = "s" },
  { .name = "open-thing", .activate = open_thing_cb, .parameter_type = "(sx)" },
  { .name = "log", .activate = log_cb },
  { .name = "import", .activate = import_cb },
  { .name = "import-clipboard", .activate = import_clipboard_cb },
  { .name = "search", .activate = search_cb },
  { .name = "sidebar", .activate = sidebar_cb },
  { .name = "jump", .activate = jump_cb },
  { .name = "print", .activate = print_cb },
  { .name = "tell", .activate = tell_cb, .parameter_type = "s" },
  { .name = "open-told-file", .activate = open_told_file_cb },
  { .name = "close", .activate = close_cb },
  { .name = "show-help-overlay", .activate = show_shortcuts_cb },
};

static void
update_revert (RapportWindow     *self,
               const char        *action_name,
               GtkWidget         *button,
               RapportActionName *name,
               const char        *alone,
               const char        *prefix,
               gboolean           enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), action_name);
  g_autofree char *act = NULL;
  g_autofree char *whole = NULL;

  /* the answer of a running one tells what can be reverted then */
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), name != NULL || self->reverting || enabled);
  if (name != NULL)
    {
      act = rapport_act_describe (name->kind, name->subject);
      whole = g_strconcat (prefix, act, NULL);
    }
  gtk_widget_set_tooltip_text (button, name != NULL ? whole : alone);
}

/* Says which acts can be undone and redone. */
void
rapport_window_update_actions (RapportWindow *self)
{
  RapportBook *book = rapport_context_get_book (self->context);
  g_autoptr(RapportActionName) undo = rapport_book_find_undo (book);
  g_autoptr(RapportActionName) redo = rapport_book_find_redo (book);

  update_revert (self, "undo", self->undo, undo, _("Undo"), _("Undo: "),
                 rapport_context_can_take_back (self->context));
  update_revert (self, "redo", self->redo, redo, _("Redo"), _("Redo: "), FALSE);
}

void
rapport_window_add_actions (RapportWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "back")), FALSE);
  g_signal_connect_object (rapport_context_get_book (self->context), "changed",
                           G_CALLBACK (rapport_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rapport_context_get_book (self->context), "member-changed",
                           G_CALLBACK (rapport_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "tell", G_CALLBACK (rapport_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  rapport_window_update_actions (self);
}
