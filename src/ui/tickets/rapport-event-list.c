/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-event-list.h"
#include "rapport-event-shapes.h"
#include "rapport-long-text.h"
#include "rapport-record.h"
#include "rapport-things.h"
#include "rapport-value-text.h"

/** RapportEventList: the timeline of one ticket and of what was merged into it, newest first */
struct _RapportEventList
{
  GtkWidget  parent_instance;

  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (RapportEventList, rapport_event_list, GTK_TYPE_WIDGET)

enum { EDIT, OPEN_RECORD, N_SIGNALS };

static guint signals[N_SIGNALS];

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

  /** RapportEventList::edit: the event with this id (gint64) is to be put right */
  signals[EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT64);
  /** RapportEventList::open-record: the follow-up with this id (gint64) is to be shown */
  signals[OPEN_RECORD] = g_signal_new ("open-record", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
rapport_event_list_init (RapportEventList *self)
{
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "event-list");
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
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
    shown = g_strdup (rapport_choice_label (rapport_event_value_choices (kind), value));
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

static char *
show_name (gpointer    data,
           const char *target,
           gint64      id)
{
  g_autoptr(RapportEntity) thing =
    rapport_book_get (rapport_context_get_book (data), rapport_entity_type_for (target), id, NULL);

  return thing != NULL ? rapport_entity_dup_title (thing) : NULL;
}

/* what its kind says of itself, beside its note and its scores */
static void
add_facts (GStrvBuilder   *lines,
           RapportEntity  *event,
           RapportContext *context)
{
  static const guint facts[] = {
    RAPPORT_TICKET_EVENT_ADDRESSEE, RAPPORT_TICKET_EVENT_DEPARTMENT, RAPPORT_TICKET_EVENT_EXCEPTION_KIND,
    RAPPORT_TICKET_EVENT_EXCEPTION_CAUSE, RAPPORT_TICKET_EVENT_COORDINATED_BY, RAPPORT_TICKET_EVENT_ALTERNATIVE,
    RAPPORT_TICKET_EVENT_TOLD_CUSTOMER, RAPPORT_TICKET_EVENT_CUSTOMER_ANSWER, RAPPORT_TICKET_EVENT_NEW_DATE,
    RAPPORT_TICKET_EVENT_OUTCOME, RAPPORT_TICKET_EVENT_SUGGESTIONS,
  };
  const RapportEntityInfo *info = rapport_entity_get_info (event);
  const RapportValuePlace place = { .zone = rapport_context_get_zone (context), .data = context,
                                    .show_name = show_name };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *value = rapport_value_show (event, facts[i], &place);
      g_autofree char *line = NULL;

      if (value == NULL || *value == '\0')
        continue;
      /* translators: the name of a field, then what it holds */
      line = g_strdup_printf (_("%s: %s"), g_dpgettext2 (GETTEXT_PACKAGE, "field", info->fields[facts[i]].label),
                              value);
      g_strv_builder_add (lines, line);
    }
}

/* What is noted within the minute is noted at once. */
static char *
dup_when (RapportEntity  *event,
          RapportContext *context,
          RapportFormat  *format)
{
  const gint64 member = rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_MEMBER);
  const gint64 at = rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_AT);
  const gint64 entered = rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_ENTERED_AT);
  const char *name = member != 0 ? rapport_context_get_member_name (context, member) : NULL;
  g_autofree char *shown = rapport_format_instant (format, at);
  GString *when = g_string_new (shown);

  if (name != NULL)
    g_string_append_printf (when, " · %s", name);
  if (rapport_entity_is_set (event, RAPPORT_TICKET_EVENT_ENTERED_AT) && entered - at >= 60)
    {
      g_autofree char *later = rapport_format_instant (format, entered);

      g_string_append (when, " · ");
      /* translators: of something that was written down later than it happened; %s is when */
      g_string_append_printf (when, _("written down %s"), later);
    }
  return g_string_free (when, FALSE);
}

/* what a ticket's own history begins with */
static RapportEntity *
find_first (RapportEntity             *event,
            const RapportTicketFamily *family)
{
  for (guint i = 0; i < family->events->len; i++)
    if (rapport_entity_field_equal (event, g_ptr_array_index (family->events, i), RAPPORT_TICKET_EVENT_TICKET))
      return g_ptr_array_index (family->events, i);
  return event;
}

/* Of one that was merged it is said to which it happened. */
static char *
dup_place (RapportEntity             *event,
           gint64                     ticket,
           const RapportTicketFamily *family)
{
  const gint64 whose = rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_TICKET);

  for (guint i = 0; whose != ticket && i < family->joined->len; i++)
    {
      RapportEntity *joined = g_ptr_array_index (family->joined, i);
      const char *number = rapport_entity_get_text (joined, RAPPORT_TICKET_NUMBER);

      if (rapport_entity_get_id (joined) == whose && number != NULL)
        return g_strdup (number);
    }
  return NULL;
}

/* what is said of an event: first what it is, last when it was and whose; @place: (nullable): the ticket it is of */
static GStrv
dup_lines (RapportEntity  *event,
           RapportEntity  *first,
           const char     *place,
           RapportContext *context,
           RapportFormat  *format)
{
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *title = dup_title (event, first, format);
  g_autofree char *scores = dup_scores (event);
  g_autofree char *when = dup_when (event, context, format);
  /* translators: a ticket's number, then what happened to it */
  g_autofree char *whole = place != NULL ? g_strdup_printf (_("%s · %s"), place, title) : g_strdup (title);

  g_strv_builder_add (lines, whole);
  add_line (lines, rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_NOTE));
  add_facts (lines, event, context);
  add_line (lines, scores);
  g_strv_builder_add (lines, when);
  return g_strv_builder_end (lines);
}

/* what is said of a follow-up that no event tells of, likewise */
static GStrv
dup_record_lines (RapportEntity  *record,
                  RapportContext *context,
                  RapportFormat  *format)
{
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  const char *kind = g_dpgettext2 (GETTEXT_PACKAGE, "thing", rapport_record_info.label);
  const char *method = rapport_entity_get_text (record, RAPPORT_RECORD_METHOD);
  const gint64 owner = rapport_entity_get_integer (record, RAPPORT_RECORD_OWNER);
  const char *name = owner != 0 ? rapport_context_get_member_name (context, owner) : NULL;
  g_autofree char *when = rapport_format_moment (format, rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED));
  g_autofree char *whole = name != NULL ? g_strdup_printf ("%s · %s", when, name) : g_strdup (when);
  g_autofree char *title = NULL;

  title = method != NULL ? g_strdup_printf (_("%s: %s"), kind, rapport_choice_label (rapport_methods, method))
                         : g_strdup (kind);
  g_strv_builder_add (lines, title);
  add_line (lines, rapport_entity_get_text (record, RAPPORT_RECORD_SUMMARY));
  add_line (lines, rapport_entity_get_text (record, RAPPORT_RECORD_FEEDBACK));
  g_strv_builder_add (lines, whole);
  return g_strv_builder_end (lines);
}

/* the row's thing, an event or a follow-up */
#define THING "rapport-thing"
#define LINES "rapport-lines"

static void
edit_cb (GtkWidget *button,
         gpointer   data)
{
  GtkWidget *self = gtk_widget_get_ancestor (button, RAPPORT_TYPE_EVENT_LIST);
  RapportEntity *thing = g_object_get_data (data, THING);

  g_signal_emit (self, signals[RAPPORT_IS_RECORD (thing) ? OPEN_RECORD : EDIT], 0, rapport_entity_get_id (thing));
}

static GtkWidget *
make_lines (GStrv lines)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_hexpand (box, TRUE);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      GtkWidget *label = rapport_long_text_new (lines[i]);

      if (i == 0)
        gtk_widget_add_css_class (label, "event-title");
      else if (lines[i + 1] == NULL)
        gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

/* What follows from the ticket itself is put right there. */
static gboolean
can_be_opened (RapportEntity *thing)
{
  return RAPPORT_IS_RECORD (thing) ||
         rapport_event_shape_find (rapport_entity_get_text (thing, RAPPORT_TICKET_EVENT_KIND)) != NULL;
}

static GtkWidget *
make_row (RapportEntity *thing,
          GStrv          lines)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *words = RAPPORT_IS_RECORD (thing) ? _("Open the follow-up") : _("Edit or delete");
  g_autofree char *name = NULL;
  GtkWidget *edit;

  gtk_widget_add_css_class (box, "event");
  g_object_set_data_full (G_OBJECT (box), THING, g_object_ref (thing), g_object_unref);
  g_object_set_data_full (G_OBJECT (box), LINES, g_strdupv (lines), (GDestroyNotify) g_strfreev);
  gtk_box_append (GTK_BOX (box), make_lines (lines));
  if (!can_be_opened (thing))
    return box;
  edit = gtk_button_new_from_icon_name (RAPPORT_IS_RECORD (thing) ? "go-next-symbolic" : "document-edit-symbolic");
  gtk_widget_set_valign (edit, GTK_ALIGN_START);
  gtk_widget_add_css_class (edit, "flat");
  gtk_widget_set_tooltip_text (edit, words);
  name = g_strdup_printf (_("%s: %s"), words, lines[0]);
  rapport_control_name_set (edit, name);
  g_signal_connect (edit, "clicked", G_CALLBACK (edit_cb), box);
  gtk_box_append (GTK_BOX (box), edit);
  return box;
}

/* the row from @row on that says just this of the thing */
static GtkWidget *
find_row (GtkWidget     *row,
          RapportEntity *thing,
          GStrv          lines)
{
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      RapportEntity *shown = g_object_get_data (G_OBJECT (row), THING);

      if (G_OBJECT_TYPE (shown) == G_OBJECT_TYPE (thing) &&
          rapport_entity_get_id (shown) == rapport_entity_get_id (thing))
        return g_strv_equal (g_object_get_data (G_OBJECT (row), LINES), (const char * const *) lines) ? row : NULL;
    }
  return NULL;
}

/* puts the row of @thing behind @last (nullable), the one that is there if it says the same */
static GtkWidget *
put_row (RapportEventList *self,
         GtkWidget        *last,
         RapportEntity    *thing,
         GStrv             lines)
{
  GtkWidget *next = last != NULL ? gtk_widget_get_next_sibling (last) : gtk_widget_get_first_child (self->rows);
  GtkWidget *row = find_row (next, thing, lines);

  if (row != NULL)
    gtk_box_reorder_child_after (GTK_BOX (self->rows), row, last);
  else
    gtk_box_insert_child_after (GTK_BOX (self->rows), row = make_row (thing, lines), last);
  return row;
}

static gint64
get_time (RapportEntity *thing,
          GTimeZone     *zone)
{
  const RapportMoment *started;

  if (!RAPPORT_IS_RECORD (thing))
    return rapport_entity_get_integer (thing, RAPPORT_TICKET_EVENT_AT);
  started = rapport_entity_get_moment (thing, RAPPORT_RECORD_STARTED);
  return started->has_time ? started->at : rapport_day_start (started->day, zone);
}

/* @last: (nullable): the row behind which none is left */
static void
drop_behind (RapportEventList *self,
             GtkWidget        *last)
{
  GtkWidget *gone;

  while ((gone = last != NULL ? gtk_widget_get_next_sibling (last) : gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), gone);
}

/**
 * rapport_event_list_show:
 * @family: what happened to @ticket, and to those that go on in it
 *
 * Rows of which nothing else is to be said stay, and with them the keyboard focus and what is marked.
 */
void
rapport_event_list_show (RapportEventList          *self,
                         gint64                     ticket,
                         const RapportTicketFamily *family,
                         RapportContext            *context,
                         RapportFormat             *format)
{
  GtkWidget *last = NULL;
  GTimeZone *zone;
  guint n_records;

  g_return_if_fail (RAPPORT_IS_EVENT_LIST (self) && family != NULL);

  zone = rapport_context_get_zone (context);
  n_records = family->records->len;
  for (guint i = family->events->len; i > 0 || n_records > 0;)
    {
      RapportEntity *event = i > 0 ? g_ptr_array_index (family->events, i - 1) : NULL;
      RapportEntity *record = n_records > 0 ? g_ptr_array_index (family->records, n_records - 1) : NULL;

      if (event == NULL || (record != NULL && get_time (record, zone) > get_time (event, zone)))
        {
          g_auto(GStrv) lines = dup_record_lines (record, context, format);

          last = put_row (self, last, record, lines);
          n_records--;
        }
      else
        {
          g_autofree char *place = dup_place (event, ticket, family);
          g_auto(GStrv) lines = dup_lines (event, find_first (event, family), place, context, format);

          last = put_row (self, last, event, lines);
          i--;
        }
    }
  drop_behind (self, last);
}

/** rapport_event_list_clear: tells nothing until it is known what happened */
void
rapport_event_list_clear (RapportEventList *self)
{
  g_return_if_fail (RAPPORT_IS_EVENT_LIST (self));

  drop_behind (self, NULL);
}
