/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-attachment.h"
#include "rapport-customer-timeline.h"
#include "rapport-customer.h"
#include "rapport-detail-row.h"
#include "rapport-file-jobs.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-ticket-event.h"
#include "rapport-things.h"
#include "rapport-ticket.h"
#include "rapport-timeline.h"

struct _RapportCustomerTimeline
{
  RapportCustomerPane parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportCustomerTimeline, rapport_customer_timeline, RAPPORT_TYPE_CUSTOMER_PANE)

static char *
describe_plan (const RapportTimelineItem *item)
{
  const char *state = rapport_choice_label (rapport_plan_states, item->words);

  if (item->value == NULL)
    /* translators: what became of a plan: “Done”, “Skipped” */
    return g_strdup_printf (_("Planned follow-up: %s"), state);
  /* translators: a method such as “Phone”, and what became of the plan: “Done”, “Skipped” */
  return g_strdup_printf (_("Planned follow-up, %s: %s"),
                          rapport_choice_label (rapport_methods, item->value), state);
}

static char *
describe_thing (const RapportTimelineItem *item)
{
  const char *kind = g_dpgettext2 (GETTEXT_PACKAGE, "thing", rapport_entity_info_for (item->thing)->label);

  /* translators: a kind of thing, and what it is called or its score */
  return item->words != NULL ? g_strdup_printf (_("%s: %s"), kind, item->words) : g_strdup (kind);
}

static char *
describe_record (const RapportTimelineItem *item)
{
  return g_strdup (item->value != NULL ? rapport_choice_label (rapport_methods, item->value) : _("Follow-up"));
}

static char *
describe_ticket (const RapportTimelineItem *item)
{
  /* translators: a ticket's number, then its priority such as “P1” */
  return g_strdup_printf (_("Ticket %s, %s"), item->words != NULL ? item->words : "",
                          rapport_choice_label (rapport_priorities, item->value));
}

static char *
describe_event (const RapportTimelineItem *item)
{
  /* translators: a ticket's number, then what happened with it */
  return g_strdup_printf (_("Ticket %s: %s"), item->words != NULL ? item->words : "",
                          rapport_choice_label (rapport_event_kinds, item->value));
}

static char *
describe_stage (const RapportTimelineItem *item)
{
  /* translators: a stage such as “Delivery” */
  return g_strdup_printf (_("Stage: %s"), rapport_choice_label (rapport_stages, item->value));
}

static char *
describe_grade (const RapportTimelineItem *item)
{
  /* translators: a grade such as “A” */
  return g_strdup_printf (_("Grade: %s"), item->value != NULL ? rapport_choice_label (rapport_grades, item->value)
                                                              : _("none"));
}

static char *
describe_change (const RapportTimelineItem *item)
{
  const RapportEntityInfo *info = rapport_entity_info_for (item->value);
  const RapportField *field = info != NULL && item->words != NULL ? rapport_entity_info_find (info, item->words) : NULL;
  const char *name = field != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "field", field->label) : item->words;

  /* translators: a field, such as “Address” */
  return g_strdup_printf (_("%s changed"), name);
}

/* @icon: (nullable): NULL for that of the kind of thing */
static const struct
{
  const char *icon;
  char     *(*describe) (const RapportTimelineItem *item);
} shown[] = {
  [RAPPORT_TIMELINE_RECORD] = { "call-start-symbolic", describe_record },
  [RAPPORT_TIMELINE_PLAN] = { "x-office-calendar-symbolic", describe_plan },
  [RAPPORT_TIMELINE_TICKET] = { "emblem-important-symbolic", describe_ticket },
  [RAPPORT_TIMELINE_EVENT] = { "emblem-important-symbolic", describe_event },
  [RAPPORT_TIMELINE_STAGE] = { "go-next-symbolic", describe_stage },
  [RAPPORT_TIMELINE_GRADE] = { "starred-symbolic", describe_grade },
  [RAPPORT_TIMELINE_CHANGE] = { NULL, describe_change },
  [RAPPORT_TIMELINE_THING] = { NULL, describe_thing },
};

static void
add_line (GString    *body,
          guint       field,
          const char *text)
{
  if (text == NULL)
    return;
  if (body->len > 0)
    g_string_append_c (body, '\n');
  /* translators: a field of a record such as “Agreed”, and what it says */
  g_string_append_printf (body, _("%s: %s"),
                          g_dpgettext2 (GETTEXT_PACKAGE, "field", rapport_record_info.fields[field].label), text);
}

static const char *
get_file_name (const RapportTimelineItem *item,
               guint                      i)
{
  return rapport_entity_get_text (g_ptr_array_index (item->files, i), RAPPORT_ATTACHMENT_NAME);
}

static void
add_files (GString                   *body,
           const RapportTimelineItem *item)
{
  for (guint i = 0; item->files != NULL && i < item->files->len; i++)
    {
      if (body->len > 0)
        g_string_append_c (body, '\n');
      /* translators: the name of a file that is attached */
      g_string_append_printf (body, _("File: %s"), get_file_name (item, i));
    }
}

/* What was said, and of a record what came of it */
static char *
dup_body (const RapportTimelineItem *item)
{
  GString *body = g_string_new (item->text);

  add_line (body, RAPPORT_RECORD_FEEDBACK, item->feedback);
  add_line (body, RAPPORT_RECORD_AGREED, item->agreed);
  add_line (body, RAPPORT_RECORD_NEXT_ACTION, item->next_action);
  add_files (body, item);
  return g_string_free (body, FALSE);
}

static void
add_part (GString    *line,
          const char *part)
{
  if (part != NULL)
    g_string_append_printf (line, " · %s", part);
}

/* When, with whom and by whom */
static char *
dup_subtitle (const RapportTimelineItem *item,
              RapportFormat             *format)
{
  g_autofree char *at = rapport_format_moment (format, &item->at);
  GString *line = g_string_new (at);

  add_part (line, item->contact);
  add_part (line, item->member_name);
  if (item->written_late != RAPPORT_UNSET)
    {
      g_autofree char *written = rapport_format_instant (format, item->written_late);
      /* translators: a time */
      g_autofree char *late = g_strdup_printf (_("written down late, %s"), written);

      add_part (line, late);
    }
  return g_string_free (line, FALSE);
}

static GtkWidget *
rapport_customer_timeline_make_row (RapportCustomerPane *pane,
                                    gpointer             data)
{
  const RapportTimelineItem *item = data;
  const char *icon = shown[item->kind].icon;
  g_autofree char *title = shown[item->kind].describe (item);
  g_autofree char *subtitle = dup_subtitle (item, rapport_customer_pane_get_format (pane));
  g_autofree char *body = dup_body (item);
  GtkWidget *row;

  if (icon == NULL)
    icon = rapport_entity_info_for (item->thing)->icon;
  row = rapport_detail_row_new (icon, title, subtitle, *body != '\0' ? body : NULL);
  if (item->ticket != 0)
    rapport_detail_row_set_thing (RAPPORT_DETAIL_ROW (row), rapport_ticket_info.name, item->ticket);
  else if (item->thing != NULL)
    rapport_detail_row_set_thing (RAPPORT_DETAIL_ROW (row), item->thing, item->id);
  for (guint i = 0; item->files != NULL && i < item->files->len; i++)
    {
      /* translators: the name of a file */
      g_autofree char *words = g_strdup_printf (_("Open “%s”"), get_file_name (item, i));

      rapport_detail_row_add_button (RAPPORT_DETAIL_ROW (row), rapport_attachment_info.icon, words,
                                     "timeline.open-file",
                                     g_variant_new_int64 (rapport_entity_get_id (g_ptr_array_index (item->files, i))));
    }
  return row;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(RapportContext) context = data;
  g_autoptr(GError) error = NULL;

  if (!rapport_file_jobs_open_finish (RAPPORT_BOOK (source), result, &error))
    rapport_context_fail (context, error->message);
}

static void
open_file_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  RapportContext *context = rapport_customer_pane_get_context (RAPPORT_CUSTOMER_PANE (widget));
  RapportBook *book = rapport_context_get_book (context);
  g_autoptr(RapportEntity) file =
    rapport_book_get (book, RAPPORT_TYPE_ATTACHMENT, g_variant_get_int64 (parameter), NULL);

  if (file != NULL)
    rapport_file_jobs_open_async (book, file, GTK_WINDOW (gtk_widget_get_root (widget)), opened_cb,
                                  g_object_ref (context));
}

static GPtrArray *
read_timeline (RapportConnection                 *connection,
               const RapportCustomerPaneQuestion *question,
               gboolean                          *more,
               GError                           **error)
{
  GPtrArray *items = rapport_timeline_load (connection, question->customer, question->most, question->zone, error);

  *more = items != NULL && items->len >= question->most;
  return items;
}

static void
rapport_customer_timeline_class_init (RapportCustomerTimelineClass *klass)
{
  RAPPORT_CUSTOMER_PANE_CLASS (klass)->read = read_timeline;
  RAPPORT_CUSTOMER_PANE_CLASS (klass)->make_row = rapport_customer_timeline_make_row;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "timeline.open-file", "x", open_file_cb);
}

static void
rapport_customer_timeline_init (RapportCustomerTimeline *self)
{
  rapport_customer_pane_describe (
    RAPPORT_CUSTOMER_PANE (self), _("Timeline"),
    _("Nothing has happened yet. Log the first follow-up with Ctrl+L."));
}
