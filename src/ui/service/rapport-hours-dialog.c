/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-calendar-hours.h"
#include "rapport-control-name.h"
#include "rapport-hours-dialog.h"
#include "rapport-keyboard.h"
#include "rapport-ui.h"

/**
 * RapportHoursDialog:
 * The time zone of a calendar and the hours of its week, of a new one its name too, checked as one types.
 */
struct _RapportHoursDialog
{
  GtkWindow         parent_instance;

  GtkWidget        *grid;
  GtkWidget        *name;
  GtkWidget        *name_problem;
  GtkWidget        *zone;
  GtkWidget        *hours[RAPPORT_CALENDAR_N_WEEKDAYS];
  GtkWidget        *problems[RAPPORT_CALENDAR_N_WEEKDAYS];
  GtkWidget        *problem;
  RapportCalendar  *calendar;
  char            **taken;
  RapportHoursFunc  func;
  gpointer          data;
};

G_DEFINE_FINAL_TYPE (RapportHoursDialog, rapport_hours_dialog, GTK_TYPE_WINDOW)

static void
show_problem (GtkWidget  *label,
              GtkWidget  *control,
              const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (label), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (label, sentence != NULL);
  if (control != NULL)
    rapport_control_name_set_problem (control, sentence, TRUE);
}

/* Of a new one: it needs a name of its own. */
static const char *
check_name (RapportHoursDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  if (*name == '\0')
    return _("The name is missing.");
  return g_strv_contains ((const char * const *) self->taken, name) ? _("Another one has this name already.") : NULL;
}

static char *
dup_json (RapportHoursDialog  *self,
          GError             **error)
{
  g_autofree char *name = self->taken != NULL
                            ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))))
                            : g_strdup (rapport_calendar_get_name (self->calendar));
  RapportCalendarHours hours = { name };
  g_autofree char *zone = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->zone))));

  hours.zone = zone;
  for (guint i = 0; i < RAPPORT_CALENDAR_N_WEEKDAYS; i++)
    hours.hours[i] = gtk_editable_get_text (GTK_EDITABLE (self->hours[i]));
  return rapport_calendar_dup_with_hours (self->calendar, &hours, error);
}

static void
changed_cb (RapportHoursDialog *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *before = NULL;
  gboolean ok;

  if (self->calendar == NULL)
    return;
  ok = self->taken == NULL || check_name (self) == NULL;
  if (self->taken != NULL)
    show_problem (self->name_problem, self->name, check_name (self));
  for (guint i = 0; i < RAPPORT_CALENDAR_N_WEEKDAYS; i++)
    {
      g_autofree char *sentence =
        rapport_calendar_check_hours (gtk_editable_get_text (GTK_EDITABLE (self->hours[i])));

      show_problem (self->problems[i], self->hours[i], sentence);
      ok = ok && sentence == NULL;
    }
  json = ok ? dup_json (self, &error) : NULL;
  show_problem (self->problem, NULL, error != NULL ? error->message : NULL);
  before = rapport_calendar_to_json (self->calendar);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hours.save", json != NULL && g_strcmp0 (json, before) != 0);
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportHoursDialog *self = RAPPORT_HOURS_DIALOG (widget);
  g_autofree char *json = dup_json (self, NULL);
  RapportHoursFunc func = self->func;
  gpointer data = self->data;

  if (json == NULL)
    return;
  rapport_keyboard_give_back (GTK_WINDOW (self));
  gtk_window_destroy (GTK_WINDOW (self));
  func (json, data);
}

static void
rapport_hours_dialog_dispose (GObject *object)
{
  RapportHoursDialog *self = RAPPORT_HOURS_DIALOG (object);

  g_clear_pointer (&self->calendar, rapport_calendar_unref);
  g_clear_pointer (&self->taken, g_strfreev);

  G_OBJECT_CLASS (rapport_hours_dialog_parent_class)->dispose (object);
}

static void
rapport_hours_dialog_class_init (RapportHoursDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_hours_dialog_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "hours.save", NULL, save_cb);
}

static GtkWidget *
add_problem (RapportHoursDialog *self,
             int                 row)
{
  GtkWidget *problem = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (problem), 0);
  gtk_widget_add_css_class (problem, "error-text");
  gtk_widget_set_visible (problem, FALSE);
  gtk_grid_attach (GTK_GRID (self->grid), problem, 1, row, 1, 1);
  return problem;
}

static GtkWidget *
add_entry (RapportHoursDialog *self,
           const char         *words,
           int                 row)
{
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (entry, TRUE);
  rapport_control_name_set (entry, words);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), entry, 1, row, 1, 1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
make_button (const char *words,
             const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (words);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
add_header (RapportHoursDialog *self)
{
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *save = make_button (_("_Save"), "hours.save");

  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), make_button (_("_Cancel"), "window.close"));
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), save);
  gtk_window_set_titlebar (GTK_WINDOW (self), header);
}

static void
rapport_hours_dialog_init (RapportHoursDialog *self)
{
  GtkWidget *note = gtk_label_new (_("Hours of a day are typed such as 09:00-12:00, 13:30-18:00; a day without any is not "
                                     "worked."));

  add_header (self);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_add_css_class (self->grid, "dialog-content");
  /* as wide as it is to be, for later releases measure what may wrap at its narrowest, too */
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (note), 50);
  gtk_label_set_max_width_chars (GTK_LABEL (note), 50);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_grid_attach (GTK_GRID (self->grid), note, 0, 0, 2, 1);
  self->zone = add_entry (self, _("Time zone"), 3);
  self->problem = add_problem (self, 4);
  for (int i = 0; i < RAPPORT_CALENDAR_N_WEEKDAYS; i++)
    {
      /* a Monday, and the days after it */
      g_autoptr(GDateTime) date = g_date_time_new_utc (2024, 1, 1 + i, 0, 0, 0);
      g_autofree char *name = g_date_time_format (date, "%A");

      self->hours[i] = add_entry (self, name, 5 + 2 * i);
      self->problems[i] = add_problem (self, 6 + 2 * i);
    }
  gtk_window_set_child (GTK_WINDOW (self), self->grid);
  rapport_ui_add_close_key (GTK_WIDGET (self));
  rapport_ui_add_save_keys (GTK_WIDGET (self), "hours.save");
}

static void
show (GtkWindow           *parent,
      RapportCalendar     *calendar,
      const char * const  *taken,
      RapportHoursFunc     func,
      gpointer             data)
{
  RapportHoursDialog *self = g_object_new (RAPPORT_TYPE_HOURS_DIALOG, "modal", TRUE, "transient-for", parent,
                                           "destroy-with-parent", TRUE, NULL);

  gtk_window_set_title (GTK_WINDOW (self), taken != NULL ? _("New Calendar") : _("Hours of the Week"));
  self->func = func;
  self->data = data;
  self->taken = g_strdupv ((char **) taken);
  if (taken != NULL)
    {
      self->name = add_entry (self, _("Name"), 1);
      self->name_problem = add_problem (self, 2);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->zone), rapport_calendar_get_zone_name (calendar));
  for (guint i = 0; i < RAPPORT_CALENDAR_N_WEEKDAYS; i++)
    {
      g_autofree char *hours = rapport_calendar_dup_hours (calendar, i);

      gtk_editable_set_text (GTK_EDITABLE (self->hours[i]), hours);
    }
  self->calendar = rapport_calendar_ref (calendar);
  changed_cb (self);
  gtk_widget_grab_focus (taken != NULL ? self->name : self->hours[0]);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * rapport_hours_dialog_show:
 * @func: what is done with the changed calendar
 * @data: for @func, to live as long as @parent
 */
void
rapport_hours_dialog_show (GtkWindow        *parent,
                           RapportCalendar  *calendar,
                           RapportHoursFunc  func,
                           gpointer          data)
{
  g_return_if_fail (calendar != NULL && func != NULL);

  show (parent, calendar, NULL, func, data);
}

/**
 * rapport_hours_dialog_show_new:
 * @calendar: whose hours and days the new one has at first
 * @taken: the names that calendars have already
 * @func: what is done with the new calendar
 * @data: for @func, to live as long as @parent
 */
void
rapport_hours_dialog_show_new (GtkWindow           *parent,
                               RapportCalendar     *calendar,
                               const char * const  *taken,
                               RapportHoursFunc     func,
                               gpointer             data)
{
  g_return_if_fail (calendar != NULL && taken != NULL && func != NULL);

  show (parent, calendar, taken, func, data);
}
