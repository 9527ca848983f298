/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-calendar-choice.h"
#include "rapport-calendar-version.h"
#include "rapport-calendar.h"
#include "rapport-control-name.h"
#include "rapport-hours-dialog.h"
#include "rapport-save-version.h"
#include "rapport-sla-shipped.h"
#include "rapport-version-list.h"

#define NEW_WEEK \
  "{\"name\": \"-\", \"zone\": \"%s\", \"dates\": {}, \"week\": {\"mon\": " NEW_DAY ", \"tue\": " NEW_DAY ", " \
  "\"wed\": " NEW_DAY ", \"thu\": " NEW_DAY ", \"fri\": " NEW_DAY ", \"sat\": [], \"sun\": []}}"
#define NEW_DAY "[[\"09:00\", \"12:00\"], [\"13:30\", \"18:00\"]]"

/**
 * RapportCalendarChoice:
 * The working calendars of the book, of which one is chosen, and what can be done with it as a whole.
 */
struct _RapportCalendarChoice
{
  GtkBox          parent_instance;

  GtkDropDown    *names;
  RapportContext *context;
  RapportVersionList *versions;
  char           *shown;
  gboolean        filling;
};

G_DEFINE_FINAL_TYPE (RapportCalendarChoice, rapport_calendar_choice, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * rapport_calendar_choice_get_chosen:
 *
 * Returns: (transfer none) (nullable): the newest version of the chosen calendar; NULL while they are not read yet
 */
const RapportServiceVersion *
rapport_calendar_choice_get_chosen (RapportCalendarChoice *self)
{
  g_return_val_if_fail (RAPPORT_IS_CALENDAR_CHOICE (self), NULL);

  return self->versions != NULL
           ? rapport_version_list_get (self->versions, gtk_drop_down_get_selected (self->names)) : NULL;
}

static void
update_actions (RapportCalendarChoice *self)
{
  const RapportServiceVersion *chosen = rapport_calendar_choice_get_chosen (self);
  const gboolean can_write = chosen != NULL && !rapport_book_is_read_only (rapport_context_get_book (self->context));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendars.add", can_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendars.copy", can_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendars.default", can_write && !chosen->is_default);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendars.retire", can_write && !chosen->is_default);
}

static void
chosen_cb (RapportCalendarChoice *self)
{
  const RapportServiceVersion *chosen = rapport_calendar_choice_get_chosen (self);

  if (self->filling || chosen == NULL)
    return;
  g_free (self->shown);
  self->shown = g_strdup (chosen->name);
  update_actions (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static char *
describe (const RapportServiceVersion *version)
{
  g_autofree char *open =
    g_strdup_printf (ngettext ("%'u open ticket", "%'u open tickets", version->n_open), version->n_open);

  return g_strconcat (rapport_sla_shipped_get_label (version->name), " · ", open, version->is_default ? " · " : NULL,
                      _("default"), NULL);
}

static void
show (RapportCalendarChoice *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < rapport_version_list_get_n (self->versions); i++)
    {
      const RapportServiceVersion *version = rapport_version_list_get (self->versions, i);
      g_autofree char *words = describe (version);

      gtk_string_list_append (names, words);
      if (g_strcmp0 (version->name, self->shown) == 0)
        chosen = i;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->names, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->names, chosen);
  self->filling = FALSE;
  update_actions (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
failed_cb (RapportCalendarChoice *self,
           const char            *sentence)
{
  g_signal_emit (self, signals[FAILED], 0, sentence);
}

static void
made_cb (const char *json,
         gpointer    data)
{
  RapportCalendarChoice *self = data;
  g_autoptr(RapportCalendar) calendar = rapport_calendar_new_from_json (json, -1, NULL);

  if (self->context == NULL || calendar == NULL)
    return;
  g_free (self->shown);
  self->shown = g_strdup (rapport_calendar_get_name (calendar));
  rapport_version_list_run (self->versions, rapport_save_calendar_new (json, 0));
}

static void
make_new (RapportCalendarChoice *self,
          const char            *json)
{
  g_autoptr(RapportCalendar) calendar = rapport_calendar_new_from_json (json, -1, NULL);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) taken = NULL;

  if (calendar == NULL)
    return;
  for (guint i = 0; i < rapport_version_list_get_n (self->versions); i++)
    g_strv_builder_add (names, rapport_version_list_get (self->versions, i)->name);
  taken = g_strv_builder_end (names);
  rapport_hours_dialog_show_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), calendar,
                                 (const char * const *) taken, made_cb, self);
}

static void
add_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  RapportCalendarChoice *self = RAPPORT_CALENDAR_CHOICE (widget);
  g_autoptr(RapportCalendar) chosen =
    rapport_calendar_new_from_json (rapport_calendar_choice_get_chosen (self)->json, -1, NULL);
  g_autofree char *json =
    g_strdup_printf (NEW_WEEK, chosen != NULL ? rapport_calendar_get_zone_name (chosen) : "UTC");

  make_new (self, json);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportCalendarChoice *self = RAPPORT_CALENDAR_CHOICE (widget);

  make_new (self, rapport_calendar_choice_get_chosen (self)->json);
}

static void
default_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  RapportCalendarChoice *self = RAPPORT_CALENDAR_CHOICE (widget);

  rapport_version_list_make_default (self->versions, rapport_calendar_choice_get_chosen (self)->id);
}

static void
retire_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RapportCalendarChoice *self = RAPPORT_CALENDAR_CHOICE (widget);

  rapport_version_list_retire (self->versions, rapport_calendar_choice_get_chosen (self)->id);
}

static void
rapport_calendar_choice_dispose (GObject *object)
{
  RapportCalendarChoice *self = RAPPORT_CALENDAR_CHOICE (object);

  if (self->versions != NULL)
    g_signal_handlers_disconnect_by_data (self->versions, self);
  g_clear_object (&self->versions);
  g_clear_object (&self->context);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (rapport_calendar_choice_parent_class)->dispose (object);
}

static void
rapport_calendar_choice_class_init (RapportCalendarChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_calendar_choice_dispose;

  /**
   * RapportCalendarChoice::chosen:
   *
   * Another calendar is to be shown, or the chosen one has changed.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  /** RapportCalendarChoice::failed: with a sentence that says why */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "calendars.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "calendars.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "calendars.default", NULL, default_cb);
  gtk_widget_class_install_action (widget_class, "calendars.retire", NULL, retire_cb);
}

static GtkWidget *
make_menu (void)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _("_New…"), "calendars.add");
  g_menu_append (menu, _("_Copy…"), "calendars.copy");
  g_menu_append (menu, _("Make _Default"), "calendars.default");
  g_menu_append (menu, _("_Give Up"), "calendars.retire");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _("New, copy, default"));
  rapport_control_name_set (button, _("Calendars of the book"));
  return button;
}

static void
rapport_calendar_choice_init (RapportCalendarChoice *self)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (_("C_alendar"));

  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->names = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->names), TRUE);
  rapport_control_name_set (GTK_WIDGET (self->names), C_("rule", "Working calendar"));
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (self->names));
  gtk_box_append (GTK_BOX (self), label);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->names));
  gtk_box_append (GTK_BOX (self), make_menu ());
  g_signal_connect_object (self->names, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

/** rapport_calendar_choice_set_context: offers the calendars of the book of @context; once */
void
rapport_calendar_choice_set_context (RapportCalendarChoice *self,
                                     RapportContext        *context)
{
  g_return_if_fail (RAPPORT_IS_CALENDAR_CHOICE (self));
  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && self->context == NULL);

  self->context = g_object_ref (context);
  update_actions (self);
  self->versions = rapport_version_list_new (context, GTK_WIDGET (self), RAPPORT_TYPE_CALENDAR_VERSION);
  g_signal_connect_object (self->versions, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->versions, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}
