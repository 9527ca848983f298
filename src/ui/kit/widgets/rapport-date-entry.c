/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-date-entry.h"
#include "rapport-ui.h"

/** RapportDateEntry: a moment, typed loosely (`15`, `tomorrow 15:00`, `+3d`) or picked */
struct _RapportDateEntry
{
  GtkWidget       parent_instance;

  GtkWidget      *entry;
  GtkWidget      *button;
  GtkWidget      *popover;
  GtkWidget      *calendar;
  RapportContext *context;
  RapportLean     lean;
  RapportMoment   moment;
  char           *shown;
};

G_DEFINE_FINAL_TYPE (RapportDateEntry, rapport_date_entry, GTK_TYPE_WIDGET)

enum { CHANGED, COMMITTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
show_moment (RapportDateEntry *self)
{
  g_autofree char *text = NULL;

  if (rapport_moment_is_set (&self->moment))
    text = rapport_format_moment (rapport_context_get_format (self->context), &self->moment);
  g_free (self->shown);
  self->shown = g_strdup (text != NULL ? text : "");
  if (!g_str_equal (self->shown, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown);
}

static void
entry_changed_cb (RapportDateEntry *self)
{
  gtk_widget_remove_css_class (self->entry, "error");
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What was typed is shown as it was understood. */
static void
settle (RapportDateEntry *self)
{
  RapportMoment moment;

  if (self->context == NULL)
    return;
  if (rapport_date_entry_get_moment (self, &moment, NULL))
    rapport_date_entry_set_moment (self, &moment);
  else
    gtk_widget_add_css_class (self->entry, "error");
}

static void
entry_left_cb (RapportDateEntry *self)
{
  settle (self);
}

static void
entry_activate_cb (RapportDateEntry *self)
{
  settle (self);
  g_signal_emit (self, signals[COMMITTED], 0);
}

static void
select_day (RapportDateEntry *self,
            int               day)
{
  g_autoptr(GDateTime) date = g_date_time_new_utc (day / 10000, day / 100 % 100, day % 100, 12, 0, 0);

  if (date == NULL)
    return;
  g_signal_handlers_block_matched (self->calendar, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
  g_signal_handlers_unblock_matched (self->calendar, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
}

static void
popover_show_cb (RapportDateEntry *self)
{
  RapportMoment moment;

  if (rapport_date_entry_get_moment (self, &moment, NULL) && rapport_moment_is_set (&moment))
    select_day (self, moment.day);
  else
    select_day (self, rapport_context_get_today (self->context));
}

/* A picked day keeps the time of day that was there. */
static void
day_selected_cb (RapportDateEntry *self)
{
  g_autoptr(GDateTime) date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  RapportMoment before;
  RapportMoment moment = rapport_moment_from_day (g_date_time_get_year (date) * 10000 +
                                                  g_date_time_get_month (date) * 100 +
                                                  g_date_time_get_day_of_month (date));

  if (rapport_date_entry_get_moment (self, &before, NULL) && before.has_time)
    {
      GTimeZone *zone = rapport_context_get_zone (self->context);
      g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (before.at);
      g_autoptr(GDateTime) local = g_date_time_to_timezone (time, zone);
      int minute = g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);

      moment = rapport_moment_from_instant (rapport_day_time_to_instant (moment.day, minute, zone), zone);
    }
  rapport_date_entry_set_moment (self, &moment);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (self->entry);
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[COMMITTED], 0);
}

static gboolean
rapport_date_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RAPPORT_DATE_ENTRY (widget)->entry);
}

static void
rapport_date_entry_dispose (GObject *object)
{
  RapportDateEntry *self = RAPPORT_DATE_ENTRY (object);

  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAPPORT_TYPE_DATE_ENTRY);

  G_OBJECT_CLASS (rapport_date_entry_parent_class)->dispose (object);
}

static void
rapport_date_entry_finalize (GObject *object)
{
  g_free (RAPPORT_DATE_ENTRY (object)->shown);

  G_OBJECT_CLASS (rapport_date_entry_parent_class)->finalize (object);
}

static void
rapport_date_entry_class_init (RapportDateEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_date_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_date_entry_finalize;
  widget_class->focus = rapport_ui_focus_children;
  widget_class->grab_focus = rapport_date_entry_grab_focus;

  /** RapportDateEntry::changed: another text is in it */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** RapportDateEntry::committed: Enter was pressed, or a day was picked */
  signals[COMMITTED] = g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-date-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportDateEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, RapportDateEntry, button);
  gtk_widget_class_bind_template_child (widget_class, RapportDateEntry, popover);
  gtk_widget_class_bind_template_child (widget_class, RapportDateEntry, calendar);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
rapport_date_entry_init (RapportDateEntry *self)
{
  self->shown = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  rapport_ui_join_button (self->entry, self->button);
  rapport_control_name_wrap (GTK_WIDGET (self));
}

/** rapport_date_entry_new: Returns: (transfer floating): an empty one */
GtkWidget *
rapport_date_entry_new (RapportContext *context)
{
  RapportDateEntry *self = g_object_new (RAPPORT_TYPE_DATE_ENTRY, NULL);

  rapport_date_entry_set_context (self, context);
  return GTK_WIDGET (self);
}

/** rapport_date_entry_set_context: says where now and here are; needed before use, also in templates */
void
rapport_date_entry_set_context (RapportDateEntry *self,
                                RapportContext   *context)
{
  g_return_if_fail (RAPPORT_IS_DATE_ENTRY (self));
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  g_set_object (&self->context, context);
}

/** rapport_date_entry_set_lean: says whether incomplete dates mean coming or past days; coming if not told */
void
rapport_date_entry_set_lean (RapportDateEntry *self,
                             RapportLean       lean)
{
  g_return_if_fail (RAPPORT_IS_DATE_ENTRY (self));

  self->lean = lean;
}

/**
 * rapport_date_entry_set_moment:
 * @moment: (nullable): the moment, unset or NULL for none
 */
void
rapport_date_entry_set_moment (RapportDateEntry    *self,
                               const RapportMoment *moment)
{
  g_return_if_fail (RAPPORT_IS_DATE_ENTRY (self));
  g_return_if_fail (self->context != NULL);

  self->moment = moment != NULL ? *moment : rapport_moment_from_day (0);
  show_moment (self);
  gtk_widget_remove_css_class (self->entry, "error");
}

/**
 * rapport_date_entry_get_moment:
 * @moment: (out): what is meant; unset for an empty entry
 *
 * Returns: whether what was typed is understood; FALSE with @error
 */
gboolean
rapport_date_entry_get_moment (RapportDateEntry  *self,
                               RapportMoment     *moment,
                               GError           **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (RAPPORT_IS_DATE_ENTRY (self), FALSE);
  g_return_val_if_fail (self->context != NULL, FALSE);

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  *moment = rapport_moment_from_day (0);
  if (*text == '\0')
    return TRUE;
  if (g_str_equal (text, self->shown))
    {
      *moment = self->moment;
      return TRUE;
    }
  return rapport_moment_parse (text, rapport_context_get_now (self->context),
                               rapport_context_get_zone (self->context), self->lean, moment, error);
}

/** rapport_date_entry_get_text: Returns: (transfer none): what is typed */
const char *
rapport_date_entry_get_text (RapportDateEntry *self)
{
  g_return_val_if_fail (RAPPORT_IS_DATE_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/** rapport_date_entry_set_text: puts words in, as if typed */
void
rapport_date_entry_set_text (RapportDateEntry *self,
                             const char       *text)
{
  g_return_if_fail (RAPPORT_IS_DATE_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
}

/** rapport_date_entry_get_entry: Returns: (transfer none): the entry inside */
GtkWidget *
rapport_date_entry_get_entry (RapportDateEntry *self)
{
  g_return_val_if_fail (RAPPORT_IS_DATE_ENTRY (self), NULL);

  return self->entry;
}
