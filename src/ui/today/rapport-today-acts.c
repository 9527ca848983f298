/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-due-acts.h"
#include "rapport-greet-dialog.h"
#include "rapport-page.h"
#include "rapport-plan-dialog.h"
#include "rapport-run.h"
#include "rapport-snooze.h"
#include "rapport-today-acts.h"

static void
snooze_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  g_autoptr(GVariant) thing = NULL;
  const char *until;

  g_variant_get (parameter, "(&s@(sxx))", &until, &thing);
  rapport_snooze_until (rapport_page_get_context (RAPPORT_PAGE (widget)), thing, until);
}

static void
bring_back_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *thing)
{
  rapport_snooze_bring_back (rapport_page_get_context (RAPPORT_PAGE (widget)), thing);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *number)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_variant_get_string (number, NULL));
  rapport_context_tell (rapport_page_get_context (RAPPORT_PAGE (widget)), _("Phone number copied"), FALSE);
}

/* By whatever the desktop calls with. */
static void
call_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *number)
{
  g_autofree char *escaped = g_uri_escape_string (g_variant_get_string (number, NULL), "+", FALSE);
  g_autofree char *uri = g_strconcat ("tel:", escaped, NULL);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), uri, GDK_CURRENT_TIME);
}

/** rapport_today_acts_open: opens the thing of a row (its kind, id and customer), or else its customer */
void
rapport_today_acts_open (RapportContext *context,
                         GVariant       *thing)
{
  const char *kind;
  gint64 id, customer;

  g_variant_get (thing, "(&sxx)", &kind, &id, &customer);
  if (!rapport_context_open_thing (context, kind, id) && customer != 0)
    rapport_context_open_thing (context, "customer", customer);
}

static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *thing)
{
  rapport_today_acts_open (rapport_page_get_context (RAPPORT_PAGE (widget)), thing);
}

static void
act_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *target)
{
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (widget));
  g_autoptr(GVariant) thing = NULL;
  RapportAct *made;
  const char *act, *done;
  gint64 id, customer;

  g_variant_get (target, "(&s@(sxx))", &act, &thing);
  g_variant_get (thing, "(&sxx)", NULL, &id, &customer);
  made = rapport_due_act_new (act, id, rapport_context_get_now (context), &done);
  if (made != NULL)
    rapport_run_act (context, made, done);
  else if (g_str_equal (act, "log"))
    rapport_context_log (context, customer, id);
  else if (g_str_equal (act, "greet"))
    rapport_greet_dialog_show (context, &id, 1);
  else if (g_str_equal (act, "plan-next"))
    rapport_plan_dialog_add (context, customer);
  else
    rapport_today_acts_open (context, thing);
}

/** rapport_today_acts_install: adds to the class of a #RapportPage what the buttons and menus of its rows do */
void
rapport_today_acts_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "today.act", "(s(sxx))", act_cb);
  gtk_widget_class_install_action (widget_class, "today.open", "(sxx)", open_cb);
  gtk_widget_class_install_action (widget_class, "today.bring-back", "(sxx)", bring_back_cb);
  gtk_widget_class_install_action (widget_class, "today.call", "s", call_cb);
  gtk_widget_class_install_action (widget_class, "today.copy", "s", copy_cb);
  gtk_widget_class_install_action (widget_class, "today.snooze", "(s(sxx))", snooze_cb);
}
