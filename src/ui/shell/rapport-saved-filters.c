/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-edit.h"
#include "rapport-list-query.h"
#include "rapport-prompt.h"
#include "rapport-run.h"
#include "rapport-saved-filter.h"
#include "rapport-saved-filters.h"
#include "rapport-sidebar-row.h"
#include "rapport-ui.h"

#define FILTER "rapport-saved-filter"
#define CONTEXT "rapport-context"

/* so long, in seconds, the book is left alone after a change before what filters find is counted again */
#define COUNT_DELAY 2

/**
 * RapportSavedFilters:
 * The person's saved filters as rows behind the pages of a sidebar, each with how many it finds. A row
 * that is activated asks the window for its list, filtered so. The row of what is listed is marked, and stays so
 * while that is changed.
 */
struct _RapportSavedFilters
{
  GObject         parent_instance;

  RapportContext *context;
  GtkListBox     *box;
  GPtrArray      *rows;
  guint           count_source;
  GCancellable   *counting;
  /* what is in sight, and the filter that was listed last, 0 for none */
  RapportPage    *page;
  gint64          listed;
  gint64          newest;
  /* the row that the menu is for */
  GtkWidget      *target;
  GtkWidget      *popover;
};

G_DEFINE_FINAL_TYPE (RapportSavedFilters, rapport_saved_filters, G_TYPE_OBJECT)

/* what a filter keeps of a list */
static const guint listed_fields[] = {
  RAPPORT_SAVED_FILTER_CONDITION, RAPPORT_SAVED_FILTER_SEARCH, RAPPORT_SAVED_FILTER_SORT, RAPPORT_SAVED_FILTER_GROUP_BY
};

enum { ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* what is to be counted, of rows that may be gone when it is; a query may be NULL */
typedef struct
{
  GPtrArray *queries;
  gint64     now;
  GTimeZone *zone;
} Count;

static RapportEntity *
get_filter (gpointer row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), FILTER) : NULL;
}

static void
free_count (gpointer data)
{
  Count *count = data;

  g_ptr_array_unref (count->queries);
  g_time_zone_unref (count->zone);
  g_free (count);
}

/* Returns: how many each finds, -1 for what can't be understood any more */
static gpointer
count_in_reader (RapportConnection  *connection,
                 gpointer            data,
                 GError            **error)
{
  Count *count = data;
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < count->queries->len; i++)
    {
      const RapportListQuery *query = g_ptr_array_index (count->queries, i);
      g_autoptr(GError) failure = NULL;
      g_autofree gint64 *ids = NULL;
      guint n = 0;
      gint64 answer;

      if (query != NULL)
        ids = rapport_list_query_run (query, connection, NULL, count->now, count->zone, &n, &failure);
      if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      answer = ids != NULL ? (gint64) n : -1;
      g_array_append_val (found, answer);
    }
  return g_steal_pointer (&found);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  RapportSavedFilters *self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) found = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  if (found == NULL)
    return;
  for (guint i = 0; i < found->len && i < self->rows->len; i++)
    {
      const gint64 n = g_array_index (found, gint64, i);
      g_autofree char *badge = n >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, n) : NULL;
      g_autofree char *words = g_strdup_printf (ngettext ("%'u found", "%'u found", (gulong) MAX (n, 0)),
                                                (guint) MAX (n, 0));

      rapport_sidebar_row_set_badge (g_ptr_array_index (self->rows, i), badge, n >= 0 ? words : NULL);
    }
}

static RapportListQuery *
make_query (RapportSavedFilters *self,
            RapportEntity       *filter)
{
  const char *list = rapport_entity_get_text (filter, RAPPORT_SAVED_FILTER_LIST);
  const char *condition = rapport_entity_get_text (filter, RAPPORT_SAVED_FILTER_CONDITION);
  const RapportListSpec *spec = list != NULL ? rapport_lists_find (list) : NULL;
  g_autoptr(RapportListQuery) query = spec != NULL ? rapport_list_query_new (spec) : NULL;

  if (query == NULL || (condition != NULL && !rapport_list_query_narrow_text (query, condition, NULL)))
    return NULL;
  rapport_list_query_set_text (&query->search, rapport_entity_get_text (filter, RAPPORT_SAVED_FILTER_SEARCH));
  query->me = rapport_context_get_member (self->context);
  return g_steal_pointer (&query);
}

static void
free_query (gpointer query)
{
  rapport_list_query_free (query);
}

static gboolean
count_cb (gpointer data)
{
  RapportSavedFilters *self = data;
  Count *count = g_new0 (Count, 1);

  self->count_source = 0;
  count->queries = g_ptr_array_new_with_free_func (free_query);
  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (count->queries, make_query (self, get_filter (g_ptr_array_index (self->rows, i))));
  count->now = rapport_context_get_now (self->context);
  count->zone = g_time_zone_ref (rapport_context_get_zone (self->context));
  rapport_book_read_async (rapport_context_get_book (self->context), &self->counting, count_in_reader, count, free_count,
                           (GDestroyNotify) g_array_unref, counted_cb, self);
  return G_SOURCE_REMOVE;
}

static void
count_later (RapportSavedFilters *self)
{
  g_clear_handle_id (&self->count_source, g_source_remove);
  if (self->rows->len > 0)
    self->count_source = g_timeout_add_seconds (COUNT_DELAY, count_cb, self);
}

static RapportCondition *
parse (RapportEntity *filter)
{
  const char *list = rapport_entity_get_text (filter, RAPPORT_SAVED_FILTER_LIST);
  const char *text = rapport_entity_get_text (filter, RAPPORT_SAVED_FILTER_CONDITION);
  const RapportListSpec *spec = list != NULL ? rapport_lists_find (list) : NULL;

  return spec != NULL ? rapport_condition_parse (text != NULL ? text : "", rapport_list_spec_nth, spec, NULL) : NULL;
}

static gboolean
is_same (RapportEntity *filter,
         RapportEntity *other,
         guint          field)
{
  return g_strcmp0 (rapport_entity_get_text (filter, field), rapport_entity_get_text (other, field)) == 0;
}

/* How the list is sorted is not what it finds. */
static gboolean
finds_the_same (RapportEntity *filter,
                RapportEntity *now)
{
  g_autoptr(RapportCondition) asked = NULL;
  g_autoptr(RapportCondition) asked_now = NULL;

  if (!is_same (filter, now, RAPPORT_SAVED_FILTER_LIST) || !is_same (filter, now, RAPPORT_SAVED_FILTER_SEARCH))
    return FALSE;
  asked = parse (filter);
  asked_now = parse (now);
  return asked != NULL && asked_now != NULL && rapport_condition_equal (asked, asked_now);
}

static gboolean
is_narrowed (RapportEntity *now)
{
  return rapport_entity_get_text (now, RAPPORT_SAVED_FILTER_CONDITION) != NULL ||
         rapport_entity_get_text (now, RAPPORT_SAVED_FILTER_SEARCH) != NULL;
}

/* Of filters that find the same it is the one that was chosen. */
static gint64
find_listed (RapportSavedFilters *self,
             RapportEntity       *now)
{
  gint64 found = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      RapportEntity *filter = get_filter (g_ptr_array_index (self->rows, i));

      if (finds_the_same (filter, now) && (found == 0 || rapport_entity_get_id (filter) == self->listed))
        found = rapport_entity_get_id (filter);
    }
  return found;
}

/* Marks the filter that is listed, and the one that was until what is listed was changed. */
static void
mark_listed (RapportSavedFilters *self)
{
  g_autoptr(RapportEntity) now = self->page != NULL ? rapport_page_dup_filter (self->page) : NULL;
  const gint64 listed = now != NULL ? find_listed (self, now) : 0;

  if (listed != 0)
    self->listed = listed;
  else if (now != NULL && !is_narrowed (now))
    self->listed = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      RapportSidebarRow *row = g_ptr_array_index (self->rows, i);
      RapportEntity *filter = get_filter (row);
      const gint64 id = rapport_entity_get_id (filter);

      if (now == NULL || id != self->listed || !is_same (filter, now, RAPPORT_SAVED_FILTER_LIST))
        rapport_sidebar_row_set_state (row, NULL, NULL);
      else if (id == listed)
        /* translators: of a saved filter whose list is in sight */
        rapport_sidebar_row_set_state (row, _("Listed now"), NULL);
      else
        /* translators: of a saved filter from which that has come what is listed now */
        rapport_sidebar_row_set_state (row, _("Changed since it was saved"), "document-edit-symbolic");
    }
}

/* Of filters that find the same the one that was just saved is meant. */
static void
prefer_newest (RapportSavedFilters *self)
{
  g_autoptr(RapportEntity) now = self->page != NULL ? rapport_page_dup_filter (self->page) : NULL;
  const gint64 before = self->newest;

  for (guint i = 0; i < self->rows->len; i++)
    {
      RapportEntity *filter = get_filter (g_ptr_array_index (self->rows, i));
      const gint64 id = rapport_entity_get_id (filter);

      self->newest = MAX (self->newest, id);
      if (now != NULL && id > before && finds_the_same (filter, now))
        self->listed = id;
    }
}

/* One that was just saved is seen to be there. */
static void
show_listed (RapportSavedFilters *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (rapport_entity_get_id (get_filter (g_ptr_array_index (self->rows, i))) == self->listed)
      rapport_ui_scroll_to (g_ptr_array_index (self->rows, i));
}

static int
compare_filters (gconstpointer a,
                 gconstpointer b)
{
  RapportEntity *first = *(RapportEntity * const *) a;
  RapportEntity *second = *(RapportEntity * const *) b;

  return g_utf8_collate (rapport_entity_get_name (first), rapport_entity_get_name (second));
}

static gboolean
is_mine (RapportSavedFilters *self,
         RapportEntity       *filter)
{
  const gint64 member = rapport_entity_get_integer (filter, RAPPORT_SAVED_FILTER_MEMBER);

  return !rapport_entity_is_set (filter, RAPPORT_SAVED_FILTER_MEMBER) || member == 0 ||
         member == rapport_context_get_member (self->context);
}

static void
load (RapportSavedFilters *self)
{
  g_autoptr(GPtrArray) filters = rapport_book_get_children (rapport_context_get_book (self->context),
                                                            RAPPORT_TYPE_SAVED_FILTER, "member", -1, NULL);

  gint64 before;
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->box, 0);
  const gboolean is_compact = first != NULL && rapport_sidebar_row_get_compact (RAPPORT_SIDEBAR_ROW (first));

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (self->box, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (filters != NULL)
    g_ptr_array_sort (filters, compare_filters);
  for (guint i = 0; filters != NULL && i < filters->len; i++)
    {
      RapportEntity *filter = g_ptr_array_index (filters, i);
      GtkWidget *row;

      if (!is_mine (self, filter))
        continue;
      row = rapport_sidebar_row_new ("", rapport_entity_get_name (filter), rapport_saved_filter_info.icon);
      gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
      g_object_set_data_full (G_OBJECT (row), FILTER, g_object_ref (filter), g_object_unref);
      rapport_sidebar_row_set_compact (RAPPORT_SIDEBAR_ROW (row), is_compact);
      gtk_list_box_append (self->box, row);
      g_ptr_array_add (self->rows, row);
    }
  before = self->listed;
  prefer_newest (self);
  mark_listed (self);
  if (self->listed != 0 && self->listed != before)
    show_listed (self);
  count_later (self);
}

static void
book_changed_cb (RapportSavedFilters *self,
                 GArray              *changes)
{
  gboolean others = changes == NULL;

  for (guint i = 0; changes != NULL && !others && i < changes->len; i++)
    others = g_strcmp0 (g_array_index (changes, RapportChange, i).thing, rapport_saved_filter_info.name) == 0;
  if (others)
    load (self);
  else
    count_later (self);
}

static void
row_activated_cb (RapportSavedFilters *self,
                  GtkListBoxRow       *row)
{
  if (get_filter (row) != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, get_filter (row));
}

static void
delete_filter (RapportSavedFilters *self,
               RapportEntity       *filter)
{
  const gint64 id = rapport_entity_get_id (filter);

  rapport_run_told (self->context, rapport_delete_new (RAPPORT_TYPE_SAVED_FILTER, &id, 1));
}

static void
rename_cb (const char *name,
           gpointer    data)
{
  RapportEntity *filter = g_object_get_data (data, FILTER);
  RapportContext *context = g_object_get_data (data, CONTEXT);
  const guint field = RAPPORT_SAVED_FILTER_NAME;
  g_autoptr(RapportEntity) renamed = rapport_entity_copy (filter);

  rapport_entity_set_text (renamed, field, name);
  rapport_run_told (context, rapport_edit_new (renamed, &field, 1));
}

static void
rename_activated_cb (RapportSavedFilters *self)
{
  RapportEntity *filter = get_filter (self->target);
  GObject *asked;

  if (filter == NULL)
    return;
  /* the row may be gone when the person is done */
  asked = g_object_new (G_TYPE_OBJECT, NULL);
  g_object_set_data_full (asked, FILTER, g_object_ref (filter), g_object_unref);
  g_object_set_data_full (asked, CONTEXT, g_object_ref (self->context), g_object_unref);
  rapport_prompt_show_name (rapport_context_get_window (self->context), _("Rename Filter"),
                            rapport_entity_get_name (filter), _("_Rename"), rename_cb, asked, g_object_unref);
}

/* What another person types into the filter of the same list finds the same. */
static void
copy_activated_cb (RapportSavedFilters *self)
{
  RapportEntity *filter = get_filter (self->target);
  const char *text = filter != NULL ? rapport_entity_get_text (filter, RAPPORT_SAVED_FILTER_CONDITION) : NULL;

  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->box)), text);
  rapport_context_tell (self->context, _("Filter copied as text"), FALSE);
}

static void
delete_activated_cb (RapportSavedFilters *self)
{
  if (get_filter (self->target) != NULL)
    delete_filter (self, get_filter (self->target));
}

/* Returns: (transfer full) (nullable): what @filter is when it becomes what is listed, %NULL where it is that already */
static RapportEntity *
dup_as_listed (RapportSavedFilters *self,
               RapportEntity       *filter)
{
  g_autoptr(RapportEntity) now = self->page != NULL ? rapport_page_dup_filter (self->page) : NULL;
  g_autoptr(RapportEntity) listed = NULL;
  gboolean differs = FALSE;

  if (now == NULL || rapport_entity_get_id (filter) != self->listed ||
      !is_same (filter, now, RAPPORT_SAVED_FILTER_LIST))
    return NULL;
  listed = rapport_entity_copy (filter);
  for (guint i = 0; i < G_N_ELEMENTS (listed_fields); i++)
    {
      differs |= !is_same (filter, now, listed_fields[i]);
      rapport_entity_set_text (listed, listed_fields[i], rapport_entity_get_text (now, listed_fields[i]));
    }
  return differs ? g_steal_pointer (&listed) : NULL;
}

static void
keep_activated_cb (RapportSavedFilters *self)
{
  g_autoptr(RapportEntity) listed = NULL;

  for (guint i = 0; i < self->rows->len && listed == NULL; i++)
    listed = dup_as_listed (self, get_filter (g_ptr_array_index (self->rows, i)));
  if (listed != NULL)
    rapport_run_told (self->context, rapport_edit_new (listed, listed_fields, G_N_ELEMENTS (listed_fields)));
}

static void
add_action (GSimpleActionGroup  *actions,
            RapportSavedFilters *self,
            const char          *name,
            GCallback            callback)
{
  g_autoptr(GSimpleAction) action = g_simple_action_new (name, NULL);

  g_signal_connect_object (action, "activate", callback, self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
}

static void
add_actions (RapportSavedFilters *self)
{
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();

  add_action (actions, self, "rename", G_CALLBACK (rename_activated_cb));
  add_action (actions, self, "keep", G_CALLBACK (keep_activated_cb));
  add_action (actions, self, "copy", G_CALLBACK (copy_activated_cb));
  add_action (actions, self, "delete", G_CALLBACK (delete_activated_cb));
  gtk_widget_insert_action_group (GTK_WIDGET (self->box), "saved-filter", G_ACTION_GROUP (actions));
}

static void
drop_popover (RapportSavedFilters *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
show_menu (RapportSavedFilters *self,
           GtkWidget           *row)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(RapportEntity) listed = dup_as_listed (self, get_filter (row));

  drop_popover (self);
  g_set_weak_pointer (&self->target, row);
  if (listed != NULL)
    g_menu_append (menu, _("_Save What Is Listed Now"), "saved-filter.keep");
  g_menu_append (menu, _("_Rename…"), "saved-filter.rename");
  /* what is only searched for has no other text */
  if (rapport_entity_get_text (get_filter (row), RAPPORT_SAVED_FILTER_CONDITION) != NULL)
    g_menu_append (menu, _("_Copy as Text"), "saved-filter.copy");
  g_menu_append (menu, _("_Delete"), "saved-filter.delete");
  self->popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->popover, row);
  g_signal_connect_object (row, "destroy", G_CALLBACK (drop_popover), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
secondary_pressed_cb (RapportSavedFilters *self,
                      int                  n_press,
                      double               x,
                      double               y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->box, (int) y);

  if (get_filter (row) != NULL)
    show_menu (self, GTK_WIDGET (row));
}

static gboolean
is_menu_key (guint           key,
             GdkModifierType state)
{
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  return (key == GDK_KEY_Menu && modifiers == 0) || (key == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK);
}

static gboolean
key_pressed_cb (RapportSavedFilters *self,
                guint                key,
                guint                code,
                GdkModifierType      state)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->box));

  if (get_filter (row) != NULL && is_menu_key (key, state))
    {
      show_menu (self, row);
      return GDK_EVENT_STOP;
    }
  if ((key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete) || get_filter (row) == NULL)
    return GDK_EVENT_PROPAGATE;
  delete_filter (self, get_filter (row));
  return GDK_EVENT_STOP;
}

static void
rapport_saved_filters_dispose (GObject *object)
{
  RapportSavedFilters *self = RAPPORT_SAVED_FILTERS (object);

  g_clear_handle_id (&self->count_source, g_source_remove);
  rapport_book_forget (&self->counting);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_weak_pointer (&self->target);
  g_clear_weak_pointer (&self->box);
  if (self->page != NULL)
    g_signal_handlers_disconnect_by_data (self->page, self);
  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_saved_filters_parent_class)->dispose (object);
}

static void
rapport_saved_filters_finalize (GObject *object)
{
  g_ptr_array_unref (RAPPORT_SAVED_FILTERS (object)->rows);

  G_OBJECT_CLASS (rapport_saved_filters_parent_class)->finalize (object);
}

static void
rapport_saved_filters_class_init (RapportSavedFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_saved_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_saved_filters_finalize;

  /** RapportSavedFilters::activated: the person wants to see what this #RapportSavedFilter finds */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, RAPPORT_TYPE_ENTITY);
}

static void
rapport_saved_filters_init (RapportSavedFilters *self)
{
  self->rows = g_ptr_array_new ();
}

/** rapport_saved_filters_new: Returns: (transfer full): the filters of who works here, as rows at the end of @box */
RapportSavedFilters *
rapport_saved_filters_new (RapportContext *context,
                           GtkListBox     *box)
{
  RapportSavedFilters *self;
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (GTK_IS_LIST_BOX (box), NULL);

  self = g_object_new (RAPPORT_TYPE_SAVED_FILTERS, NULL);
  self->context = g_object_ref (context);
  g_set_weak_pointer (&self->box, box);
  g_signal_connect_object (box, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (box), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (box), GTK_EVENT_CONTROLLER (secondary));
  add_actions (self);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rapport_context_get_book (context), "member-changed", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return self;
}

/** rapport_saved_filters_set_page: marks the filter that @page lists from now on */
void
rapport_saved_filters_set_page (RapportSavedFilters *self,
                                RapportPage         *page)
{
  g_return_if_fail (RAPPORT_IS_SAVED_FILTERS (self));
  g_return_if_fail (RAPPORT_IS_PAGE (page));

  if (self->page != NULL)
    g_signal_handlers_disconnect_by_data (self->page, self);
  g_set_weak_pointer (&self->page, page);
  g_signal_connect_object (page, "filter-changed", G_CALLBACK (mark_listed), self, G_CONNECT_SWAPPED);
  mark_listed (self);
}
