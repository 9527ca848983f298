/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-calendar-choice.h"
#include "rapport-calendar-version.h"
#include "rapport-calendar-days.h"
#include "rapport-calendar-pane.h"
#include "rapport-calendar-problems.h"
#include "rapport-control-name.h"
#include "rapport-days-picker.h"
#include "rapport-drafts.h"
#include "rapport-hours-dialog.h"
#include "rapport-policy-words.h"
#include "rapport-shipped.h"
#include "rapport-ui.h"
#include "rapport-version-saving.h"
#include "rapport-year-view.h"

/* What is typed and not saved yet is kept as a draft, a year of a calendar each. */
#define DRAFT_FORM "calendar"

/**
 * RapportCalendarPane:
 * The holidays and make-up days of a year of one of the book's working calendars. Saving makes a new version
 * of it, and says which deadlines moved.
 */
struct _RapportCalendarPane
{
  GtkBox           parent_instance;

  GtkDropDown     *year;
  GtkWidget       *choice;
  GtkStack        *ways;
  GtkWidget       *view;
  GtkWidget       *day;
  GtkWidget       *day_name;
  GtkWidget       *text;
  GtkTextBuffer   *buffer;
  GtkTextTag      *wrong;
  GtkWidget       *status;
  RapportContext  *context;
  RapportCalendar *calendar;
  gint64           version;
  int              first_year;
  char            *saved;
  RapportVersionSaving *saving;
  gboolean         filling;
  gboolean         naming;
};

G_DEFINE_FINAL_TYPE (RapportCalendarPane, rapport_calendar_pane, GTK_TYPE_BOX)

static int
get_year (RapportCalendarPane *self)
{
  return self->first_year + gtk_drop_down_get_selected (self->year);
}

static char *
dup_text (RapportCalendarPane *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
tell (RapportCalendarPane *self,
      const char          *sentence,
      gboolean             is_error)
{
  rapport_ui_set_status (self->status, sentence, is_error);
  rapport_control_name_set_problem (self->text, is_error ? sentence : NULL, is_error);
}

static gboolean
is_saving (RapportCalendarPane *self)
{
  return self->saving != NULL && rapport_version_saving_is_busy (self->saving);
}

/* Another year is shown once this one is saved or discarded. */
static void
update_actions (RapportCalendarPane *self)
{
  g_autofree char *text = dup_text (self);
  const gboolean is_changed = g_strcmp0 (text, self->saved) != 0;
  const gboolean is_read_only = rapport_book_is_read_only (rapport_context_get_book (self->context));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendar.save", is_changed && !is_read_only && !is_saving (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendar.discard", is_changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendar.hours",
                                 !is_changed && !is_read_only && !is_saving (self) && self->calendar != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->year), !is_changed);
  gtk_widget_set_sensitive (self->choice, !is_changed && !is_saving (self));
}

/* What is typed, as far as it makes sense */
static RapportCalendar *
dup_trial (RapportCalendarPane *self)
{
  g_autofree char *text = dup_text (self);
  g_autoptr(GArray) problems = NULL;
  g_autoptr(GArray) days = rapport_calendar_days_parse (text, get_year (self), &problems);
  g_autofree char *json = rapport_calendar_dup_with_days (self->calendar, get_year (self), days);

  return rapport_calendar_new_from_json (json, -1, NULL);
}

static void
show_day (RapportCalendarPane *self,
          RapportCalendar     *trial)
{
  const int day = rapport_year_view_get_day (RAPPORT_YEAR_VIEW (self->view));
  const char *name = rapport_calendar_get_day_name (trial, day);
  const gboolean works = rapport_calendar_is_working_day (trial, day);
  g_autofree char *words = rapport_format_day (rapport_context_get_format (self->context), day);
  g_autofree char *sentence = g_strdup_printf ("%s: %s", words, works ? _("working day") : _("day off"));

  gtk_label_set_text (GTK_LABEL (self->day), sentence);
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->day_name), name != NULL ? name : "");
  self->filling = FALSE;
  gtk_widget_set_sensitive (self->day_name, name != NULL || works != rapport_calendar_is_usually_worked (trial, day));
}

static void
show_view (RapportCalendarPane *self)
{
  g_autoptr(RapportCalendar) trial = dup_trial (self);

  rapport_year_view_show (RAPPORT_YEAR_VIEW (self->view), trial, get_year (self),
                          rapport_context_get_today (self->context));
  if (trial != NULL)
    show_day (self, trial);
}

static void
show_year (RapportCalendarPane *self)
{
  if (self->calendar == NULL)
    return;
  self->filling = TRUE;
  g_free (self->saved);
  self->saved = rapport_calendar_days_format (self->calendar, get_year (self));
  gtk_text_buffer_set_text (self->buffer, self->saved, -1);
  self->filling = FALSE;
  show_view (self);
  update_actions (self);
}

static void
load (RapportCalendarPane *self)
{
  RapportBook *book = rapport_context_get_book (self->context);
  RapportConnection *connection = rapport_book_get_connection (book);
  g_autoptr(RapportEntity) version = NULL;
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&self->calendar, rapport_calendar_unref);
  self->version = self->version == 0 ? rapport_shipped_get_default_calendar (connection)
                                     : rapport_versions_find_newest (connection, RAPPORT_TYPE_CALENDAR_VERSION,
                                                                     self->version);
  version = rapport_book_get (book, RAPPORT_TYPE_CALENDAR_VERSION, self->version, &error);
  if (version != NULL)
    self->calendar =
      rapport_calendar_new_from_json (rapport_entity_get_text (version, RAPPORT_CALENDAR_VERSION_JSON), -1, &error);
  gtk_widget_set_sensitive (self->text, self->calendar != NULL);
  if (self->calendar == NULL)
    tell (self, error->message, TRUE);
}

static char *
dup_draft_form (RapportCalendarPane *self)
{
  return g_strconcat (DRAFT_FORM " ", self->calendar != NULL ? rapport_calendar_get_name (self->calendar) : "", NULL);
}

static void
year_chosen_cb (RapportCalendarPane *self)
{
  if (self->context == NULL || self->filling)
    return;
  tell (self, NULL, FALSE);
  show_year (self);
}

static void
show_draft (RapportCalendarPane *self)
{
  g_autofree char *form = dup_draft_form (self);
  g_autoptr(GPtrArray) drafts = rapport_drafts_list (rapport_context_get_book (self->context), form);

  for (guint i = 0; i < drafts->len && self->calendar != NULL; i++)
    {
      const RapportKeptDraft *draft = g_ptr_array_index (drafts, i);
      const int place = (int) draft->thing - self->first_year;

      if (place < 0 || place >= (int) g_list_model_get_n_items (gtk_drop_down_get_model (self->year)))
        continue;
      self->filling = TRUE;
      gtk_drop_down_set_selected (self->year, place);
      self->filling = FALSE;
      show_year (self);
      gtk_text_buffer_set_text (self->buffer, draft->content, -1);
      tell (self, _("This was typed before, and is not saved yet."), FALSE);
      return;
    }
}

static gboolean
is_typed (RapportCalendarPane *self)
{
  g_autofree char *text = dup_text (self);

  return g_strcmp0 (text, self->saved) != 0;
}

static void
calendar_chosen_cb (RapportCalendarPane *self)
{
  const RapportServiceVersion *chosen =
    rapport_calendar_choice_get_chosen (RAPPORT_CALENDAR_CHOICE (self->choice));

  if (is_saving (self) || chosen == NULL || chosen->id == self->version || is_typed (self))
    return;
  tell (self, NULL, FALSE);
  self->version = chosen->id;
  load (self);
  show_year (self);
  show_draft (self);
}

static void
calendar_failed_cb (RapportCalendarPane *self,
                    const char          *sentence)
{
  tell (self, sentence, TRUE);
}

/* What others changed is shown unless somebody is typing here. */
static void
book_changed_cb (RapportCalendarPane *self)
{
  if (is_saving (self) || is_typed (self))
    return;
  load (self);
  show_year (self);
}

static void
keep_draft (RapportCalendarPane *self)
{
  RapportBook *book = rapport_context_get_book (self->context);
  g_autofree char *text = dup_text (self);
  g_autofree char *form = dup_draft_form (self);

  if (g_strcmp0 (text, self->saved) != 0)
    rapport_drafts_save (book, form, get_year (self), text);
  else
    rapport_drafts_remove (book, form, get_year (self));
}

static void
drop_draft (RapportCalendarPane *self)
{
  g_autofree char *form = dup_draft_form (self);

  rapport_drafts_remove (rapport_context_get_book (self->context), form, get_year (self));
}

static void
typed_cb (RapportCalendarPane *self)
{
  GtkTextIter start, end;

  if (self->context == NULL || self->filling)
    return;
  keep_draft (self);
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->wrong, &start, &end);
  tell (self, NULL, FALSE);
  if (!self->naming && self->calendar != NULL)
    show_view (self);
  update_actions (self);
}

static void
show_problems (RapportCalendarPane *self,
               GArray              *problems)
{
  g_autofree char *sentences = rapport_calendar_problems_mark (GTK_TEXT_VIEW (self->text), self->wrong, problems);

  gtk_widget_grab_focus (self->text);
  tell (self, sentences, TRUE);
}

/* The days that are typed; NULL, and it is said where, when some make no sense */
static GArray *
dup_days (RapportCalendarPane *self)
{
  g_autofree char *text = dup_text (self);
  g_autoptr(GArray) problems = NULL;
  g_autoptr(GArray) days = rapport_calendar_days_parse (text, get_year (self), &problems);

  if (problems->len == 0)
    return g_steal_pointer (&days);
  gtk_stack_set_visible_child_name (self->ways, "text");
  show_problems (self, problems);
  return NULL;
}

static void
set_days (RapportCalendarPane *self,
          GArray              *days)
{
  g_autofree char *json = rapport_calendar_dup_with_days (self->calendar, get_year (self), days);
  g_autoptr(RapportCalendar) trial = rapport_calendar_new_from_json (json, -1, NULL);
  g_autofree char *text = trial != NULL ? rapport_calendar_days_format (trial, get_year (self)) : NULL;

  if (text != NULL)
    gtk_text_buffer_set_text (self->buffer, text, -1);
}

static void
toggled_cb (RapportCalendarPane *self,
            int                  day)
{
  g_autoptr(GArray) days = self->calendar != NULL ? dup_days (self) : NULL;

  if (days == NULL)
    return;
  rapport_calendar_days_toggle (days, self->calendar, day);
  set_days (self, days);
}

static void
chosen_cb (RapportCalendarPane *self)
{
  g_autoptr(RapportCalendar) trial = self->calendar != NULL ? dup_trial (self) : NULL;

  if (trial != NULL)
    show_day (self, trial);
}

static void
named_cb (RapportCalendarPane *self)
{
  g_autoptr(GArray) days = self->context != NULL && !self->filling ? dup_days (self) : NULL;

  if (days == NULL)
    return;
  rapport_calendar_days_set_name (days, rapport_year_view_get_day (RAPPORT_YEAR_VIEW (self->view)),
                                  gtk_editable_get_text (GTK_EDITABLE (self->day_name)));
  self->naming = TRUE;
  set_days (self, days);
  self->naming = FALSE;
}

/* Days of the file go before what was typed for them. */
static void
add_days (RapportCalendarPane *self,
          GArray              *added)
{
  g_autoptr(GArray) days = dup_days (self);
  g_autofree char *sentence = NULL;
  guint n;

  if (days == NULL)
    return;
  n = rapport_calendar_days_take_over (days, added, get_year (self));
  set_days (self, days);
  if (n > 0)
    sentence = g_strdup_printf (ngettext ("%u day was added. Look it over, then save.",
                                          "%u days were added. Look them over, then save.", n), n);
  tell (self, n > 0 ? sentence : _("The file has no whole days of this year."), n == 0);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(RapportCalendarPane) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) days = NULL;

  if (self->context == NULL)
    return;
  days = rapport_days_picker_open_finish (GTK_WINDOW (source), result, get_year (self), &error);
  if (days != NULL)
    add_days (self, days);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (self, error->message, TRUE);
}

static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  rapport_days_picker_open_async (GTK_WINDOW (gtk_widget_get_root (widget)), opened_cb, g_object_ref (widget));
}

static void
ended_cb (RapportCalendarPane *self,
          const char          *problem)
{
  if (self->context == NULL)
    return;
  tell (self, problem, problem != NULL);
  update_actions (self);
}

static void
saved_cb (RapportCalendarPane         *self,
          const char                  *done,
          const RapportVersionPreview *preview)
{
  g_autofree char *moved = NULL;
  g_autofree char *sentence = NULL;

  if (self->context == NULL)
    return;
  drop_draft (self);
  load (self);
  show_year (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (preview->n_moved > 0)
    {
      moved = rapport_policy_words_preview (self->context, preview);
      sentence = g_strdup_printf ("%s %s", _("Saved."), moved);
    }
  tell (self, sentence != NULL ? sentence : _("Saved. No deadline moved."), FALSE);
}

static void
look_and_save (RapportCalendarPane *self,
               const char          *json)
{
  rapport_version_saving_start (self->saving, self->version, json);
  update_actions (self);
  tell (self, _("Working out which deadlines move…"), FALSE);
}

static void
hours_set_cb (const char *json,
              gpointer    data)
{
  RapportCalendarPane *self = data;

  if (!is_saving (self))
    look_and_save (self, json);
}

static void
hours_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  RapportCalendarPane *self = RAPPORT_CALENDAR_PANE (widget);

  rapport_hours_dialog_show (GTK_WINDOW (gtk_widget_get_root (widget)), self->calendar, hours_set_cb, self);
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportCalendarPane *self = RAPPORT_CALENDAR_PANE (widget);
  g_autoptr(GArray) days = dup_days (self);
  g_autofree char *json =
    days != NULL ? rapport_calendar_dup_with_days (self->calendar, get_year (self), days) : NULL;

  if (json != NULL)
    look_and_save (self, json);
}

static void
discard_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  RapportCalendarPane *self = RAPPORT_CALENDAR_PANE (widget);

  drop_draft (self);
  tell (self, NULL, FALSE);
  load (self);
  show_year (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
shows_text (RapportCalendarPane *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->ways), "text") == 0;
}

static gboolean
rapport_calendar_pane_grab_focus (GtkWidget *widget)
{
  RapportCalendarPane *self = RAPPORT_CALENDAR_PANE (widget);

  return gtk_widget_grab_focus (shows_text (self) ? self->text : self->view);
}

static void
rapport_calendar_pane_dispose (GObject *object)
{
  RapportCalendarPane *self = RAPPORT_CALENDAR_PANE (object);

  g_clear_object (&self->saving);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (rapport_context_get_book (self->context), self);
  g_clear_object (&self->context);
  g_clear_pointer (&self->calendar, rapport_calendar_unref);
  g_clear_pointer (&self->saved, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_CALENDAR_PANE);

  G_OBJECT_CLASS (rapport_calendar_pane_parent_class)->dispose (object);
}

static void
rapport_calendar_pane_class_init (RapportCalendarPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_calendar_pane_dispose;

  widget_class->grab_focus = rapport_calendar_pane_grab_focus;

  gtk_widget_class_install_action (widget_class, "calendar.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "calendar.discard", NULL, discard_cb);
  gtk_widget_class_install_action (widget_class, "calendar.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "calendar.hours", NULL, hours_cb);
  g_type_ensure (RAPPORT_TYPE_CALENDAR_CHOICE);
  g_type_ensure (RAPPORT_TYPE_YEAR_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-calendar-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportCalendarPane, year);
  gtk_widget_class_bind_template_child (widget_class, RapportCalendarPane, choice);
  gtk_widget_class_bind_template_child (widget_class, RapportCalendarPane, ways);
  gtk_widget_class_bind_template_child (widget_class, RapportCalendarPane, view);
  gtk_widget_class_bind_template_child (widget_class, RapportCalendarPane, day);
  gtk_widget_class_bind_template_child (widget_class, RapportCalendarPane, day_name);
  gtk_widget_class_bind_template_child (widget_class, RapportCalendarPane, text);
  gtk_widget_class_bind_template_child (widget_class, RapportCalendarPane, buffer);
  gtk_widget_class_bind_template_child (widget_class, RapportCalendarPane, status);
  gtk_widget_class_bind_template_callback (widget_class, year_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, named_cb);
}

static void
rapport_calendar_pane_init (RapportCalendarPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rapport_control_name_set (GTK_WIDGET (self->year), _("Year"));
  self->wrong = gtk_text_buffer_create_tag (self->buffer, NULL, "underline", PANGO_UNDERLINE_ERROR, NULL);
}

/* From last year to the next; the one that is missing, or this one, is shown first. */
static void
fill_years (RapportCalendarPane *self)
{
  g_autoptr(GtkStringList) years = gtk_string_list_new (NULL);
  const int today = rapport_context_get_today (self->context);
  const int missing = self->calendar != NULL ? rapport_calendar_get_missing_year (self->calendar, today) : 0;

  self->first_year = today / 10000 - 1;
  for (int year = self->first_year; year <= self->first_year + 2; year++)
    {
      g_autofree char *name = g_strdup_printf ("%d", year);

      gtk_string_list_append (years, name);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->year, G_LIST_MODEL (years));
  gtk_drop_down_set_selected (self->year, (missing != 0 ? missing : today / 10000) - self->first_year);
  self->filling = FALSE;
}

/** rapport_calendar_pane_set_context: shows the calendar of the book of @context; once */
void
rapport_calendar_pane_set_context (RapportCalendarPane *self,
                                   RapportContext      *context)
{
  g_return_if_fail (RAPPORT_IS_CALENDAR_PANE (self));
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  self->saving = rapport_version_saving_new (context, GTK_WIDGET (self), RAPPORT_TYPE_CALENDAR_VERSION,
                                             _("Save the Calendar?"));
  g_signal_connect_object (self->saving, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saving, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  load (self);
  fill_years (self);
  show_year (self);
  show_draft (self);
  update_actions (self);
  rapport_calendar_choice_set_context (RAPPORT_CALENDAR_CHOICE (self->choice), context);
  g_signal_connect_swapped (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb), self);
}
