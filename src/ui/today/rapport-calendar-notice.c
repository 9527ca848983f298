/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cadence-facts.h"
#include "rapport-calendar-notice.h"

#define PUT_AWAY "put-away"
#define NOTE "calendar"

/**
 * RapportCalendarNotice:
 * Says from November on that the working calendar lacks the next year's days, with a way to add them. Put
 * away, it does not come back for that year.
 */
struct _RapportCalendarNotice
{
  GtkBox          parent_instance;

  GtkWidget      *sentence;
  RapportContext *context;
  int             year;
};

G_DEFINE_FINAL_TYPE (RapportCalendarNotice, rapport_calendar_notice, GTK_TYPE_BOX)

static void
put_away_cb (RapportCalendarNotice *self)
{
  g_autofree char *year = g_strdup_printf ("%d", self->year);

  rapport_context_set_note (self->context, PUT_AWAY, NOTE, year);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
add_button (RapportCalendarNotice *self,
            const char            *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), button);
  return button;
}

static void
rapport_calendar_notice_dispose (GObject *object)
{
  g_clear_object (&RAPPORT_CALENDAR_NOTICE (object)->context);

  G_OBJECT_CLASS (rapport_calendar_notice_parent_class)->dispose (object);
}

static void
rapport_calendar_notice_class_init (RapportCalendarNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_calendar_notice_dispose;
}

static void
rapport_calendar_notice_init (RapportCalendarNotice *self)
{
  GtkWidget *add;
  GtkWidget *put_away;

  self->sentence = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0);
  gtk_widget_set_hexpand (self->sentence, TRUE);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_widget_add_css_class (GTK_WIDGET (self), "note-box");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_box_append (GTK_BOX (self), self->sentence);
  add = add_button (self, _("_Add Them…"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "s", "calendar");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "app.show-preferences");
  put_away = add_button (self, _("Do _Not Remind"));
  g_signal_connect_object (put_away, "clicked", G_CALLBACK (put_away_cb), self, G_CONNECT_SWAPPED);
}

/** rapport_calendar_notice_look: shows or hides it, as the calendar of the book of @context is today */
void
rapport_calendar_notice_look (RapportCalendarNotice *self,
                              RapportContext        *context)
{
  g_autoptr(RapportCalendar) calendar = NULL;
  g_autofree char *put_away = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (RAPPORT_IS_CALENDAR_NOTICE (self));
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  g_set_object (&self->context, context);
  calendar = rapport_cadence_load_calendar (rapport_book_get_connection (rapport_context_get_book (context)), NULL);
  self->year = calendar != NULL
                 ? rapport_calendar_get_missing_year (calendar, rapport_context_get_today (context)) : 0;
  put_away = rapport_context_dup_note (context, PUT_AWAY, NOTE);
  /* translators: %d is a year */
  sentence = g_strdup_printf (_("The calendar does not know the holidays and make-up days of %d yet: for now its "
                                "weekends and fixed holidays count."), self->year);
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->year != 0 && (put_away == NULL || atoi (put_away) != self->year));
}
