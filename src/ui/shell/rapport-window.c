/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-book-doubts.h"
#include "rapport-drafts.h"
#include "rapport-import-dialog.h"
#include "rapport-lost-focus.h"
#include "rapport-pages.h"
#include "rapport-question.h"
#include "rapport-renewer.h"
#include "rapport-sheets.h"
#include "rapport-sidebar-row.h"
#include "rapport-split.h"
#include "rapport-tab-stop.h"
#include "rapport-things.h"
#include "rapport-ui.h"
#include "rapport-window-private.h"

/* what was looked at last is kept beside the filters */
#define FILTERS "filters"
#define SEEN_NOTE "seen"

/* At this width and below the sidebar shows icons only. */
#define NARROW_WIDTH 900

G_DEFINE_FINAL_TYPE (RapportWindow, rapport_window, GTK_TYPE_APPLICATION_WINDOW)

static RapportSidebarRow *
find_row (RapportWindow *self,
          const char    *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->sidebar), i)) != NULL; i++)
    if (g_str_equal (rapport_sidebar_row_get_name (RAPPORT_SIDEBAR_ROW (row)), name))
      return RAPPORT_SIDEBAR_ROW (row);
  return NULL;
}

static void
badge_changed_cb (RapportSidebarRow *row,
                  GParamSpec        *pspec,
                  RapportPage       *page)
{
  rapport_sidebar_row_set_badge (row, rapport_page_get_badge (page),
                                 rapport_page_get_badge_description (page));
}

static RapportSplit *
find_split (GtkWidget *widget)
{
  RapportSplit *split = NULL;

  if (RAPPORT_IS_SPLIT (widget))
    return RAPPORT_SPLIT (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && split == NULL;
       child = gtk_widget_get_next_sibling (child))
    split = find_split (child);
  return split;
}

static void
restore_split (RapportWindow *self,
               GtkWidget     *page,
               const char    *name)
{
  g_autoptr(GVariant) positions =
    g_settings_get_value (rapport_context_get_settings (self->context), "split-positions");
  RapportSplit *split = find_split (page);
  int position;

  if (split != NULL && g_variant_lookup (positions, name, "i", &position))
    rapport_split_set_position (split, MAX (position, 0));
}

/* Pages that were not looked at keep what is known of them. */
static void
save_splits (RapportWindow *self)
{
  GSettings *settings = rapport_context_get_settings (self->context);
  g_autoptr(GVariant) before = g_settings_get_value (settings, "split-positions");
  GVariantBuilder builder;
  guint n;
  const RapportPageEntry *entries = rapport_pages_get (&n);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{si}"));
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *page = gtk_stack_get_child_by_name (GTK_STACK (self->stack), entries[i].name);
      RapportSplit *split = page != NULL ? find_split (page) : NULL;
      int position = 0;

      if (split != NULL)
        position = rapport_split_get_position (split);
      else
        g_variant_lookup (before, entries[i].name, "i", &position);
      if (position > 0)
        g_variant_builder_add (&builder, "{si}", entries[i].name, position);
    }
  g_settings_set_value (settings, "split-positions", g_variant_builder_end (&builder));
}

/* A page is made when it is first looked at, or when there is nothing else to do. */
static RapportPage *
ensure_page (RapportWindow          *self,
             const RapportPageEntry *entry)
{
  GtkWidget *page = gtk_stack_get_child_by_name (GTK_STACK (self->stack), entry->name);
  RapportSidebarRow *row;
  GtkWidget *tool;

  if (page != NULL)
    return RAPPORT_PAGE (page);
  page = g_object_new (entry->get_type (), "context", self->context, NULL);
  restore_split (self, page, entry->name);
  gtk_stack_add_named (GTK_STACK (self->stack), page, entry->name);
  tool = rapport_page_get_middle (RAPPORT_PAGE (page));
  gtk_stack_add_named (GTK_STACK (self->middles),
                       tool != NULL ? tool : gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), entry->name);
  tool = rapport_page_get_end (RAPPORT_PAGE (page));
  gtk_stack_add_named (GTK_STACK (self->ends),
                       tool != NULL ? tool : gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), entry->name);
  row = find_row (self, entry->name);
  if (row != NULL)
    {
      g_signal_connect_object (page, "notify::badge", G_CALLBACK (badge_changed_cb), row, G_CONNECT_SWAPPED);
      badge_changed_cb (row, NULL, RAPPORT_PAGE (page));
    }
  return RAPPORT_PAGE (page);
}

static gboolean
idle_cb (gpointer data)
{
  RapportWindow *self = data;
  guint n;
  const RapportPageEntry *entries = rapport_pages_get (&n);

  for (guint i = 0; i < n; i++)
    if (gtk_stack_get_child_by_name (GTK_STACK (self->stack), entries[i].name) == NULL)
      {
        ensure_page (self, &entries[i]);
        return G_SOURCE_CONTINUE;
      }
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

/* What a page refused is over with the next act and on the next page; what failed of itself stays in sight. */
static void
pass_error (RapportWindow *self)
{
  if (self->error_passes)
    rapport_window_hide_error (self);
}

static void
show_entry (RapportWindow          *self,
            const RapportPageEntry *entry)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), entry->name) == 0)
    return;
  rapport_window_note_place (self);
  pass_error (self);
  rapport_page_prepare (ensure_page (self, entry));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), entry->name);
  gtk_stack_set_visible_child_name (GTK_STACK (self->middles), entry->name);
  gtk_stack_set_visible_child_name (GTK_STACK (self->ends), entry->name);
  gtk_label_set_text (GTK_LABEL (self->title), g_dpgettext2 (GETTEXT_PACKAGE, "page", entry->title));
  rapport_saved_filters_set_page (self->filters, ensure_page (self, entry));
}

static void
row_selected_cb (RapportWindow *self,
                 GtkListBoxRow *row)
{
  if (row != NULL)
    show_entry (self, rapport_pages_find (rapport_sidebar_row_get_name (RAPPORT_SIDEBAR_ROW (row))));
}

/* From a page within it one gets back by its row, which is selected all the time. */
static void
row_activated_cb (RapportWindow *self,
                  GtkListBoxRow *row)
{
  const RapportPageEntry *entry = rapport_pages_find (rapport_sidebar_row_get_name (RAPPORT_SIDEBAR_ROW (row)));

  if (entry != NULL)
    show_entry (self, entry);
}

static gboolean
set_compact_cb (gpointer data)
{
  RapportWindow *self = data;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->sidebar), i)) != NULL; i++)
    rapport_sidebar_row_set_compact (RAPPORT_SIDEBAR_ROW (row), self->compact);
  return G_SOURCE_REMOVE;
}

static void
layout_cb (RapportWindow *self,
           int            width,
           int            height,
           GdkSurface    *surface)
{
  gboolean compact = width <= NARROW_WIDTH;

  if (compact == self->compact)
    return;
  self->compact = compact;
  /* not while sizes are being given */
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, set_compact_cb, g_object_ref (self), g_object_unref);
}

static void
rapport_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rapport_window_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "layout",
                           G_CALLBACK (layout_cb), widget, G_CONNECT_SWAPPED);
}

static gboolean
dropped_cb (RapportWindow *self,
            const GValue  *value,
            double         x,
            double         y,
            GtkDropTarget *target)
{
  g_autoptr(GListStore) store = g_list_store_new (G_TYPE_FILE);
  g_autoptr(GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *file = files; file != NULL; file = file->next)
    g_list_store_append (store, file->data);
  if (files == NULL)
    return FALSE;
  rapport_import_dialog_show (self->context, G_LIST_MODEL (store));
  return TRUE;
}

static void
save_seen (RapportWindow *self)
{
  g_autofree char *seen =
    rapport_seen_dup_text (rapport_context_get_seen (self->context), rapport_context_get_book (self->context));

  rapport_context_set_note (self->context, FILTERS, SEEN_NOTE, seen);
}

static void
restore_seen (RapportWindow *self)
{
  g_autofree char *seen = rapport_context_dup_note (self->context, FILTERS, SEEN_NOTE);

  if (seen != NULL)
    rapport_seen_read (rapport_context_get_seen (self->context), rapport_context_get_book (self->context), seen);
}

static void
save_state (RapportWindow *self)
{
  GSettings *settings = rapport_context_get_settings (self->context);
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  save_splits (self);
  save_seen (self);
  g_settings_set_boolean (settings, "maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (width > 0 && height > 0)
    {
      g_settings_set_int (settings, "width", width);
      g_settings_set_int (settings, "height", height);
    }
  if (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)) != NULL)
    g_settings_set_string (settings, "page",
                           gtk_stack_get_visible_child_name (GTK_STACK (self->stack)));
}

static void
restore_state (RapportWindow *self)
{
  GSettings *settings = rapport_context_get_settings (self->context);
  g_autofree char *page = g_settings_get_string (settings, "page");
  RapportSidebarRow *row = find_row (self, page);

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "width"),
                               g_settings_get_int (settings, "height"));
  if (g_settings_get_boolean (settings, "maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_list_box_select_row (GTK_LIST_BOX (self->sidebar),
                           row != NULL ? GTK_LIST_BOX_ROW (row)
                                       : gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->sidebar), 0));
}

static void
rapport_window_dispose (GObject *object)
{
  RapportWindow *self = RAPPORT_WINDOW (object);

  if (self->context != NULL && self->stack != NULL)
    save_state (self);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->filters);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->told_file, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAPPORT_TYPE_WINDOW);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_window_parent_class)->dispose (object);
}

static void
close_anyway_cb (gpointer data)
{
  gtk_window_destroy (GTK_WINDOW (data));
}

static gboolean
rapport_window_close_request (GtkWindow *window)
{
  if (rapport_window_ask_to_lose (RAPPORT_WINDOW (window), close_anyway_cb, window))
    return TRUE;
  return GTK_WINDOW_CLASS (rapport_window_parent_class)->close_request (window);
}

static void
rapport_window_class_init (RapportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GTK_WINDOW_CLASS (klass)->close_request = rapport_window_close_request;
  G_OBJECT_CLASS (klass)->dispose = rapport_window_dispose;
  widget_class->realize = rapport_window_realize;

  g_type_ensure (RAPPORT_TYPE_DAMAGE_BAR);
  g_type_ensure (RAPPORT_TYPE_TAB_STOP);
  g_type_ensure (RAPPORT_TYPE_TOAST);
  g_type_ensure (RAPPORT_TYPE_UNDECIDED_BAR);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, undo);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, redo);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, middles);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, ends);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, renewal);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, damage);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, undecided);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, toast);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, rapport_window_hide_error);
}

static void
focus_lost_cb (GtkWindow *window)
{
  rapport_window_focus_page (RAPPORT_WINDOW (window));
}

static void
rapport_window_init (RapportWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->places = rapport_window_places_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  rapport_lost_focus_guard (GTK_WINDOW (self), focus_lost_cb);
}

static void
book_failed_cb (RapportBook  *book,
                const GError *error,
                gpointer      window)
{
  rapport_window_show_error (window, error->message);
}

static void
failed_cb (RapportWindow *self,
           const char    *sentence)
{
  rapport_window_show_error (self, sentence);
  self->error_passes = TRUE;
}

/* What is renewed says so quietly: rows may be old until it is done. */
static void
show_renewal (RapportWindow *self)
{
  RapportRenewer *renewer = rapport_book_get_renewer (rapport_context_get_book (self->context));
  const char *what = rapport_renewer_get_what (renewer);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->renewal, what != NULL);
  if (what == NULL)
    return;
  /* translators: what is made anew in the background (customer list), and how far all of it is */
  text = g_strdup_printf (_("Renewing: %s (%d %%)"), what, (int) (100 * rapport_renewer_get_done (renewer)));
  gtk_label_set_text (GTK_LABEL (self->renewal), text);
}

/* What is to be seen is also where the keyboard goes on, whatever was used before. Where things are asked for that the
   page in sight shows, the person stays there. */
static void
show_page_cb (RapportWindow *self,
              const char    *name)
{
  const char *visible = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
  const RapportPageEntry *seen = visible != NULL ? rapport_pages_find (visible) : NULL;

  if (!(seen != NULL && rapport_page_entry_shows (seen, name)) && rapport_window_show_page (self, name) == NULL &&
      rapport_window_show_things (self, name) == NULL)
    return;
  rapport_window_focus_page (self);
}

/* Pages and dialogs, which know no window, ask it by their context. */
static void
follow_context (RapportWindow *self)
{
  static const struct
  {
    const char *signal;
    GCallback   callback;
  } requests[] = {
    { "open-thing", G_CALLBACK (rapport_window_open_thing) },
    { "show-page", G_CALLBACK (show_page_cb) },
    { "show-filtered", G_CALLBACK (rapport_window_show_filtered) },
    { "log", G_CALLBACK (rapport_window_log) },
    { "tell", G_CALLBACK (rapport_window_toast) },
    { "tell-file", G_CALLBACK (rapport_window_tell_file) },
    { "failed", G_CALLBACK (failed_cb) },
  };

  rapport_context_set_window (self->context, GTK_WINDOW (self));
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    g_signal_connect_object (self->context, requests[i].signal, requests[i].callback, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rapport_context_get_book (self->context), "failed", G_CALLBACK (book_failed_cb), self, 0);
  g_signal_connect_object (rapport_book_get_renewer (rapport_context_get_book (self->context)), "notify",
                           G_CALLBACK (show_renewal), self, G_CONNECT_SWAPPED);
  show_renewal (self);
  rapport_undecided_bar_set_context (self->undecided, self->context);
  rapport_damage_bar_set_book (self->damage, rapport_context_get_book (self->context));
}

/* What a person must know before anything is entered */
static void
tell_doubts (RapportWindow *self)
{
  RapportBook *book = rapport_context_get_book (self->context);
  g_autofree char *doubts = NULL;

  if (rapport_book_is_damaged (book))
    return;
  if (rapport_book_lacks_room (book))
    rapport_window_show_error (self, _("The disk is full: these data can only be read now. Free some space and start "
                                       "Rapport again."));
  else if (rapport_book_is_read_only (book))
    rapport_window_show_error (self, _("These data can only be read here: their folder or disk can’t be written to. "
                                       "Nothing can be changed."));
  else
    doubts = rapport_book_dup_doubts (book, g_get_real_time () / G_USEC_PER_SEC,
                                      rapport_context_get_zone (self->context));
  if (doubts != NULL)
    rapport_window_show_error (self, doubts);
}

/** rapport_window_new: Returns: (transfer none): the main window, on the page where it was left */
RapportWindow *
rapport_window_new (GtkApplication *application,
                    RapportContext *context)
{
  RapportWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);

  self = g_object_new (RAPPORT_TYPE_WINDOW, "application", application, NULL);
  self->context = g_object_ref (context);
  follow_context (self);
  rapport_window_fill_sidebar (self);
  rapport_window_add_actions (self);
  restore_seen (self);
  restore_state (self);
  tell_doubts (self);
  self->idle = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
  return self;
}

/** rapport_window_show_page: Returns: (transfer none) (nullable): the page, NULL when there is none so named */
RapportPage *
rapport_window_show_page (RapportWindow *self,
                          const char    *name)
{
  const RapportPageEntry *entry = rapport_pages_find (name);
  RapportSidebarRow *row;

  g_return_val_if_fail (RAPPORT_IS_WINDOW (self), NULL);

  if (entry == NULL)
    return NULL;
  row = find_row (self, entry->within != NULL ? entry->within : entry->name);
  gtk_list_box_select_row (GTK_LIST_BOX (self->sidebar), GTK_LIST_BOX_ROW (row));
  /* its row may have been selected already, with another page in sight */
  show_entry (self, entry);
  return rapport_window_get_page (self);
}

/** rapport_window_show_things: Returns: (transfer none) (nullable): the page for the kind @thing, now shown */
RapportPage *
rapport_window_show_things (RapportWindow *self,
                            const char    *thing)
{
  const RapportPageEntry *entry = rapport_pages_find_thing (thing);

  g_return_val_if_fail (RAPPORT_IS_WINDOW (self), NULL);

  return entry != NULL ? rapport_window_show_page (self, entry->name) : NULL;
}

/** rapport_window_get_page: Returns: (transfer none): the page that is seen */
RapportPage *
rapport_window_get_page (RapportWindow *self)
{
  g_return_val_if_fail (RAPPORT_IS_WINDOW (self), NULL);

  return RAPPORT_PAGE (gtk_stack_get_visible_child (GTK_STACK (self->stack)));
}

/* What is shown nowhere itself is seen where that is shown which it belongs to. */
static gboolean
open_owner (RapportWindow *self,
            const char    *thing,
            gint64         id)
{
  const RapportEntityInfo *info = rapport_entity_info_for (thing);
  const int owner = info != NULL ? rapport_entity_info_find_flag (info, RAPPORT_FIELD_OWNER) : -1;
  g_autoptr(RapportEntity) entity = NULL;

  if (owner < 0 || rapport_sheets_find (thing) != NULL)
    return FALSE;
  entity = rapport_book_get (rapport_context_get_book (self->context), info->get_type (), id, NULL);
  return entity != NULL && rapport_window_open_thing (self, info->fields[owner].target,
                                                      rapport_entity_get_integer (entity, owner));
}

/** rapport_window_open_thing: Returns: whether a page shows the thing of this kind, or what it belongs to */
gboolean
rapport_window_open_thing (RapportWindow *self,
                           const char    *thing,
                           gint64         id)
{
  const gboolean was_moving = self->is_moving;
  const RapportPageEntry *entries;
  gboolean shown = FALSE;
  guint n;

  g_return_val_if_fail (RAPPORT_IS_WINDOW (self), FALSE);

  rapport_window_note_place (self);
  self->is_moving = TRUE;
  entries = rapport_pages_get (&n);
  for (guint i = 0; i < n && !shown; i++)
    if (rapport_page_entry_shows (&entries[i], thing) &&
        rapport_page_open_thing (ensure_page (self, &entries[i]), thing, id))
      shown = rapport_window_show_page (self, entries[i].name) != NULL;
  shown = shown || open_owner (self, thing, id);
  self->is_moving = was_moving;
  return shown;
}

/**
 * rapport_window_log:
 * @customer: whom to log a follow-up with, 0 for nobody yet
 * @plan: the plan that it answers, 0 for none
 *
 * Opens the dialog that logs a follow-up.
 */
void
rapport_window_log (RapportWindow *self,
                    gint64         customer,
                    gint64         plan)
{
  const RapportPageEntry *entries;
  guint n;

  g_return_if_fail (RAPPORT_IS_WINDOW (self));

  entries = rapport_pages_get (&n);
  for (guint i = 0; i < n; i++)
    if (rapport_page_log (ensure_page (self, &entries[i]), customer, plan))
      return;
}

/**
 * rapport_window_toast:
 * @text: what was done
 * @undoable: whether it was the newest act, so that it can be taken back
 */
void
rapport_window_toast (RapportWindow *self,
                      const char    *text,
                      gboolean       undoable)
{
  g_return_if_fail (RAPPORT_IS_WINDOW (self));

  if (undoable)
    pass_error (self);
  rapport_toast_show (self->toast, text, undoable ? _("Undo") : NULL, "win.undo-act");
}

/** rapport_window_hide_toast: takes away what is told, as that is told elsewhere */
void
rapport_window_hide_toast (RapportWindow *self)
{
  g_return_if_fail (RAPPORT_IS_WINDOW (self));

  rapport_toast_hide (self->toast);
}

/** rapport_window_show_error: shows a sentence above the page until it is dismissed */
void
rapport_window_show_error (RapportWindow *self,
                           const char    *sentence)
{
  g_return_if_fail (RAPPORT_IS_WINDOW (self));

  self->error_passes = FALSE;
  gtk_label_set_text (GTK_LABEL (self->error_label), sentence);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->error_revealer), TRUE);
}

/** rapport_window_hide_error: takes the sentence away */
void
rapport_window_hide_error (RapportWindow *self)
{
  g_return_if_fail (RAPPORT_IS_WINDOW (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->error_revealer), FALSE);
}

/**
 * rapport_window_ask_to_lose:
 * @func: closes all the same; called when the person wants that
 *
 * Asks before the window or the program is closed while something typed could not be written down.
 *
 * Returns: whether there is something to be asked
 */
gboolean
rapport_window_ask_to_lose (RapportWindow *self,
                            void         (*func) (gpointer data),
                            gpointer       data)
{
  g_return_val_if_fail (RAPPORT_IS_WINDOW (self), FALSE);

  if (self->context == NULL || rapport_drafts_flush (rapport_context_get_book (self->context)) == 0)
    return FALSE;
  rapport_question_ask (GTK_WINDOW (self), _("Close Rapport?"),
                        _("What you began to type could not be written to the disk, which may be full. "
                          "It is lost when Rapport is closed."),
                        _("_Keep Open"), _("Close _Anyway"), func, data);
  return TRUE;
}
