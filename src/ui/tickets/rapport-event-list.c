/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-event-list.h"
#include "rapport-long-text.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

/** RapportEventList: the timeline of one ticket, newest first */
struct _RapportEventList
{
  GtkWidget  parent_instance;

  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (RapportEventList, rapport_event_list, GTK_TYPE_WIDGET)

static void
rapport_event_list_dispose (GObject *object)
{
  g_clear_pointer (&RAPPORT_EVENT_LIST (object)->rows, gtk_widget_unparent);

  G_OBJECT_CLASS (rapport_event_list_parent_class)->dispose (object);
}

static void
rapport_event_list_class_init (RapportEventListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_event_list_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rapport_event_list_init (RapportEventList *self)
{
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "event-list");
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
}

static const RapportChoice *
get_value_choices (const char *kind)
{
  if (g_strcmp0 (kind, "priority") == 0)
    return rapport_priorities;
  if (g_strcmp0 (kind, "complexity") == 0)
    return rapport_complexities;
  if (g_strcmp0 (kind, "channel") == 0)
    return rapport_ticket_channels;
  return g_strcmp0 (kind, "accepted") == 0 ? rapport_acceptance_ways : NULL;
}

/* The grade that the customer had when the ticket came is no change of it. */
static const char *
get_label (RapportEntity *event,
           RapportEntity *first)
{
  const char *kind = rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_KIND);

  if (g_strcmp0 (kind, "grade") == 0 && rapport_entity_field_equal (event, first, RAPPORT_TICKET_EVENT_AT))
    return g_dpgettext2 (GETTEXT_PACKAGE, "field", "Grade");
  return rapport_choice_label (rapport_event_kinds, kind);
}

static char *
dup_title (RapportEntity *event,
           RapportEntity *first,
           RapportFormat *format)
{
  const char *kind = rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_KIND);
  const char *value = rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_VALUE);
  const char *label = get_label (event, first);
  g_autoptr(GDateTime) agreed = NULL;
  g_autofree char *shown = NULL;

  if (value == NULL)
    return g_strdup (label);
  agreed = g_strcmp0 (kind, "agreed") == 0 ? g_date_time_new_from_iso8601 (value, NULL) : NULL;
  if (agreed != NULL)
    shown = rapport_format_instant (format, g_date_time_to_unix (agreed));
  else
    shown = g_strdup (rapport_choice_label (get_value_choices (kind), value));
  /* translators: what happened to a ticket and its new value: "Priority changed: P1" */
  return g_strdup_printf (_("%s: %s"), label, shown);
}

static char *
dup_scores (RapportEntity *event)
{
  const guint fields[] = { RAPPORT_TICKET_EVENT_SCORE_SPEED, RAPPORT_TICKET_EVENT_SCORE_RESULT,
                           RAPPORT_TICKET_EVENT_SCORE_ATTITUDE, RAPPORT_TICKET_EVENT_SCORE_OVERALL };
  const RapportEntityInfo *info = rapport_entity_get_info (event);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (rapport_entity_is_set (event, fields[i]))
      g_string_append_printf (text, "%s%s %d/5", text->len > 0 ? " · " : "",
                              g_dpgettext2 (GETTEXT_PACKAGE, "field", info->fields[fields[i]].label),
                              (int) rapport_entity_get_integer (event, fields[i]));
  return g_string_free (text, FALSE);
}

static void
add_line (GStrvBuilder *lines,
          const char   *text)
{
  if (text != NULL && *text != '\0')
    g_strv_builder_add (lines, text);
}

static void
add_exception (GStrvBuilder  *lines,
               RapportEntity *event)
{
  const RapportEntityInfo *info = rapport_entity_get_info (event);

  for (guint i = RAPPORT_TICKET_EVENT_EXCEPTION_CAUSE; i <= RAPPORT_TICKET_EVENT_CUSTOMER_ANSWER; i++)
    {
      g_autofree char *line = NULL;

      if (!rapport_entity_is_set (event, i))
        continue;
      /* translators: the name of a field, then what it holds */
      line = g_strdup_printf (_("%s: %s"), g_dpgettext2 (GETTEXT_PACKAGE, "field", info->fields[i].label),
                              rapport_entity_get_text (event, i));
      add_line (lines, line);
    }
}

/* what is said of an event: first what it is, last when it was and whose */
static GStrv
dup_lines (RapportEntity  *event,
           RapportEntity  *first,
           RapportContext *context,
           RapportFormat  *format)
{
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  gint64 member = rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_MEMBER);
  const char *name = member != 0 ? rapport_context_get_member_name (context, member) : NULL;
  g_autofree char *at = rapport_format_instant (format, rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_AT));
  g_autofree char *title = dup_title (event, first, format);
  g_autofree char *scores = dup_scores (event);
  g_autofree char *when = NULL;

  when = name != NULL ? g_strdup_printf ("%s · %s", at, name) : g_strdup (at);
  g_strv_builder_add (lines, title);
  add_line (lines, rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_NOTE));
  add_exception (lines, event);
  add_line (lines, scores);
  g_strv_builder_add (lines, when);
  return g_strv_builder_end (lines);
}

#define EVENT "rapport-event"
#define LINES "rapport-lines"

static GtkWidget *
make_row (gint64 id,
          GStrv  lines)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (box, "event");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      GtkWidget *label = rapport_long_text_new (lines[i]);

      if (i == 0)
        gtk_widget_add_css_class (label, "event-title");
      else if (lines[i + 1] == NULL)
        gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  g_object_set_data_full (G_OBJECT (box), EVENT, g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data_full (G_OBJECT (box), LINES, g_strdupv (lines), (GDestroyNotify) g_strfreev);
  return box;
}

/* the row from @row on that says just this of the event */
static GtkWidget *
find_row (GtkWidget *row,
          gint64     id,
          GStrv      lines)
{
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (*(gint64 *) g_object_get_data (G_OBJECT (row), EVENT) == id)
      return g_strv_equal (g_object_get_data (G_OBJECT (row), LINES), (const char * const *) lines) ? row : NULL;
  return NULL;
}

/**
 * rapport_event_list_show:
 * @events: (element-type RapportTicketEvent): in order of time
 *
 * Rows of which nothing else is to be said stay, and with them the keyboard focus and what is marked.
 */
void
rapport_event_list_show (RapportEventList *self,
                         GPtrArray        *events,
                         RapportContext   *context,
                         RapportFormat    *format)
{
  GtkWidget *last = NULL;
  GtkWidget *gone;

  g_return_if_fail (RAPPORT_IS_EVENT_LIST (self));

  for (guint i = events != NULL ? events->len : 0; i > 0; i--)
    {
      RapportEntity *event = g_ptr_array_index (events, i - 1);
      gint64 id = rapport_entity_get_id (event);
      g_auto(GStrv) lines = dup_lines (event, g_ptr_array_index (events, 0), context, format);
      GtkWidget *next = last != NULL ? gtk_widget_get_next_sibling (last) : gtk_widget_get_first_child (self->rows);
      GtkWidget *row = find_row (next, id, lines);

      if (row != NULL)
        gtk_box_reorder_child_after (GTK_BOX (self->rows), row, last);
      else
        gtk_box_insert_child_after (GTK_BOX (self->rows), row = make_row (id, lines), last);
      last = row;
    }
  while ((gone = last != NULL ? gtk_widget_get_next_sibling (last) : gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), gone);
}
