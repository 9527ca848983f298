/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-list-header-private.h"

typedef struct
{
  RapportListHeader  *self;
  const RapportColumn *column;
} Probe;

/* The header's sorter says that a title was clicked but, before GTK 4.10, not which: asked to
   compare, it asks the sorter of the first column, and turns the answer round when descending. */
static int
probe_sort (gconstpointer a,
            gconstpointer b,
            gpointer      data)
{
  Probe *probe = data;

  probe->self->probed = probe->column;
  return 1;
}

static int
find_then (RapportListHeader   *self,
           const RapportColumn *column)
{
  for (guint i = 0; i < self->then->len; i++)
    if (g_array_index (self->then, RapportListThen, i).column == column)
      return (int) i;
  return -1;
}

/* "②▼ ": which place the column has among several and which way it goes, which GTK shows of the first only; in front,
   where it is seen in a narrow column too */
static char *
dup_mark (RapportListHeader   *self,
          const RapportColumn *column)
{
  const int place = find_then (self, column);
  g_autofree char *number = rapport_list_header_dup_place (place + 1);

  if (place >= 0)
    return g_strdup_printf ("%s%s ", number, g_array_index (self->then, RapportListThen, place).descending ? "▼" : "▲");
  return column == self->sort && self->then->len > 0 ? g_strconcat (number, " ", NULL) : g_strdup ("");
}

static void
write_titles (RapportListHeader *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *mark = dup_mark (self, &self->columns[i]);
      g_autofree char *title = g_strconcat (mark, g_dpgettext2 (GETTEXT_PACKAGE, "column", self->columns[i].title), NULL);

      gtk_column_view_column_set_title (rapport_list_header_get_view (self, i), title);
    }
}

static void
show_sort (RapportListHeader *self)
{
  const int index = self->sort != NULL ? rapport_list_header_find (self, self->sort->name) : -1;
  const gboolean frozen = self->frozen;

  self->frozen = TRUE;
  gtk_column_view_sort_by_column (self->titles, index >= 0 ? rapport_list_header_get_view (self, index) : NULL,
                                  self->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  write_titles (self);
  self->frozen = frozen;
}

/* up, down, and not at all any more */
static void
add_then (RapportListHeader   *self,
          const RapportColumn *column)
{
  const int place = find_then (self, column);
  RapportListThen *then;

  if (place < 0)
    {
      g_array_append_vals (self->then, &(RapportListThen) { column, FALSE }, 1);
      return;
    }
  then = &g_array_index (self->then, RapportListThen, place);
  if (then->descending)
    g_array_remove_index (self->then, place);
  else
    then->descending = TRUE;
}

static void
sorter_changed_cb (RapportListHeader *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->titles);
  GtkOrdering ordering;

  if (self->frozen)
    return;
  self->probed = NULL;
  ordering = gtk_sorter_compare (sorter, self, self->titles);
  if (self->probed == NULL ||
      (self->probed == self->sort && self->descending == (ordering == GTK_ORDERING_SMALLER)))
    return;
  if (self->adds && self->sort != NULL && self->probed != self->sort)
    {
      add_then (self, self->probed);
    }
  else
    {
      if (!self->adds)
        g_array_set_size (self->then, 0);
      self->sort = self->probed;
      self->descending = ordering == GTK_ORDERING_SMALLER;
    }
  show_sort (self);
  rapport_list_header_tell_change (self);
  g_signal_emit_by_name (self, "sort-changed", self->sort->name, self->descending);
}

/** rapport_list_header_create_sorter: Returns: (transfer full): what lets the title of @column be clicked */
GtkSorter *
rapport_list_header_create_sorter (RapportListHeader   *self,
                                   const RapportColumn *column)
{
  Probe *probe = g_new (Probe, 1);

  *probe = (Probe) { .self = self, .column = column };
  return GTK_SORTER (gtk_custom_sorter_new (probe_sort, probe, g_free));
}

static void
title_pressed_cb (RapportListHeader *self,
                  int                n_press,
                  double             x,
                  double             y,
                  GtkGesture        *press)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (press));

  self->adds = (state & GDK_SHIFT_MASK) != 0;
}

/** rapport_list_header_watch_sort: takes clicks on titles for the wish of another order */
void
rapport_list_header_watch_sort (RapportListHeader *self)
{
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (title_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->titles), GTK_EVENT_CONTROLLER (press));
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->titles), "changed", G_CALLBACK (sorter_changed_cb), self);
}

/**
 * rapport_list_header_get_sort:
 * @descending: (out) (optional): the direction
 *
 * Returns: (nullable): the name of the column that the list is sorted by
 */
const char *
rapport_list_header_get_sort (RapportListHeader *self,
                              gboolean          *descending)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_HEADER (self), NULL);

  if (descending != NULL)
    *descending = self->descending;
  return self->sort != NULL ? self->sort->name : NULL;
}

/**
 * rapport_list_header_dup_order:
 *
 * Returns: (transfer full): the columns that the list is sorted by, as "grade,-last"; "" for none
 */
char *
rapport_list_header_dup_order (RapportListHeader *self)
{
  g_autoptr(GString) order = g_string_new (NULL);

  g_return_val_if_fail (RAPPORT_IS_LIST_HEADER (self), NULL);

  if (self->sort != NULL)
    g_string_append_printf (order, "%s%s", self->descending ? "-" : "", self->sort->name);
  for (guint i = 0; i < self->then->len; i++)
    {
      const RapportListThen *then = &g_array_index (self->then, RapportListThen, i);

      g_string_append_printf (order, ",%s%s", then->descending ? "-" : "", then->column->name);
    }
  return g_string_free (g_steal_pointer (&order), FALSE);
}

/**
 * rapport_list_header_set_order:
 * @order: of dup_order(), perhaps of an older release: what can't be sorted by is left out
 *
 * Shows the arrows; tells nobody, for the caller knows.
 */
void
rapport_list_header_set_order (RapportListHeader *self,
                               const char        *order)
{
  g_auto(GStrv) names = NULL;

  g_return_if_fail (RAPPORT_IS_LIST_HEADER (self));
  g_return_if_fail (order != NULL);

  names = g_strsplit (order, ",", -1);
  self->sort = NULL;
  self->descending = FALSE;
  g_array_set_size (self->then, 0);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const gboolean descending = names[i][0] == '-';
      const int index = rapport_list_header_find (self, names[i] + descending);
      const RapportColumn *column = index >= 0 ? &self->columns[index] : NULL;

      if (column == NULL || column == self->sort || find_then (self, column) >= 0)
        continue;
      if (self->sort != NULL)
        {
          g_array_append_vals (self->then, &(RapportListThen) { column, descending }, 1);
          continue;
        }
      self->sort = column;
      self->descending = descending;
    }
  show_sort (self);
  rapport_list_header_tell_change (self);
}

/** rapport_list_header_sort_by: Sorts as if the person had clicked the title of @name */
void
rapport_list_header_sort_by (RapportListHeader *self,
                             const char        *name,
                             gboolean           descending)
{
  g_autofree char *order = g_strconcat (descending ? "-" : "", name, NULL);

  g_return_if_fail (RAPPORT_IS_LIST_HEADER (self));

  rapport_list_header_set_order (self, order);
  if (self->sort != NULL)
    g_signal_emit_by_name (self, "sort-changed", self->sort->name, self->descending);
}

/** rapport_list_header_dup_place: Returns: (transfer full): a sign for @place, from 0, among the columns of the order */
char *
rapport_list_header_dup_place (guint place)
{
  const gunichar sign = 0x2460 + MIN (place, 19);

  return g_ucs4_to_utf8 (&sign, 1, NULL, NULL, NULL);
}

static void
tell_order (RapportListHeader *self)
{
  show_sort (self);
  rapport_list_header_tell_change (self);
  g_signal_emit_by_name (self, "sort-changed", self->sort->name, self->descending);
}

/** rapport_list_header_toggle_then: lets @name decide where things are equal so far, or not any more */
void
rapport_list_header_toggle_then (RapportListHeader *self,
                                 const char        *name)
{
  const int index = rapport_list_header_find (self, name);
  int place;

  g_return_if_fail (RAPPORT_IS_LIST_HEADER (self));
  g_return_if_fail (index >= 0);

  if (self->sort == NULL)
    {
      rapport_list_header_sort_by (self, name, FALSE);
      return;
    }
  place = find_then (self, &self->columns[index]);
  if (place >= 0)
    g_array_remove_index (self->then, place);
  else if (&self->columns[index] != self->sort)
    g_array_append_vals (self->then, &(RapportListThen) { &self->columns[index], FALSE }, 1);
  tell_order (self);
}

/** rapport_list_header_turn: lets @name, one of the columns of the order, go the other way round, and the others stay */
void
rapport_list_header_turn (RapportListHeader *self,
                          const char        *name)
{
  const int index = rapport_list_header_find (self, name);
  const int place = index >= 0 ? find_then (self, &self->columns[index]) : -1;

  g_return_if_fail (RAPPORT_IS_LIST_HEADER (self));
  g_return_if_fail (index >= 0 && self->sort != NULL);

  if (&self->columns[index] == self->sort)
    self->descending = !self->descending;
  else if (place >= 0)
    g_array_index (self->then, RapportListThen, place).descending ^= TRUE;
  tell_order (self);
}

/**
 * rapport_list_header_get_nth:
 * @place: from 0, which is the column that is looked at first
 * @descending: (out): the direction
 *
 * Returns: (nullable): which column decides at @place
 */
const RapportColumn *
rapport_list_header_get_nth (RapportListHeader *self,
                             guint              place,
                             gboolean          *descending)
{
  const RapportListThen *then;

  g_return_val_if_fail (RAPPORT_IS_LIST_HEADER (self) && descending != NULL, NULL);

  *descending = self->descending;
  if (place == 0)
    return self->sort;
  if (place > self->then->len)
    return NULL;
  then = &g_array_index (self->then, RapportListThen, place - 1);
  *descending = then->descending;
  return then->column;
}
