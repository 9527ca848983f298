/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-desk-page.h"
#include "rapport-desk-parts.h"
#include "rapport-hand-over-dialog.h"
#include "rapport-hour-bars.h"
#include "rapport-placeholder.h"
#include "rapport-print-dialog.h"
#include "rapport-ticket-dialog.h"
#include "rapport-ui.h"

#define TICKET_MONITOR "f4"

struct _RapportDeskPage
{
  RapportPage         parent_instance;

  GtkStack           *stack;
  RapportPlaceholder *placeholder;
  GtkWidget          *desk;
  GtkWidget          *counts;
  GtkWidget          *groups;
  GtkWidget          *side;

  GCancellable       *question;
};

G_DEFINE_FINAL_TYPE (RapportDeskPage, rapport_desk_page, RAPPORT_TYPE_PAGE)

typedef struct
{
  gint64     now;
  GTimeZone *zone;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_time_zone_unref (question->zone);
  g_free (question);
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
append_part (GtkWidget  *box,
             const char *words,
             guint       n,
             GtkWidget  *part)
{
  if (part == NULL)
    return;
  gtk_box_append (GTK_BOX (box), rapport_desk_make_heading (words, n));
  gtk_box_append (GTK_BOX (box), part);
}

static guint
count_hours (const guint *hours)
{
  guint n = 0;

  for (guint i = 0; i < RAPPORT_HOUR_BARS_N; i++)
    n += hours[i];
  return n;
}

static void
show_side (RapportDeskPage          *self,
           const RapportServiceDesk *desk)
{
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));
  RapportHourBars *bars = rapport_hour_bars_new ();

  clear (self->side);
  append_part (self->side, _("Load by Person"), desk->persons->len, rapport_desk_make_persons (desk));
  append_part (self->side, _("Load by Department"), desk->departments->len, rapport_desk_make_departments (desk));
  append_part (self->side, _("Exceptions of This Week"), desk->n_exceptions,
               rapport_desk_make_exceptions (desk, context));
  rapport_hour_bars_show (bars, desk->hours, desk->hours_today);
  append_part (self->side, _("Received by Hour, Last 7 Days"), count_hours (desk->hours), GTK_WIDGET (bars));
}

static void
show_desk (RapportDeskPage          *self,
           const RapportServiceDesk *desk)
{
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));
  g_autofree char *focused = rapport_desk_dup_focused (self->desk);

  clear (self->counts);
  clear (self->groups);
  for (guint i = 0; i < RAPPORT_DESK_N_COUNTS; i++)
    gtk_box_append (GTK_BOX (self->counts), rapport_desk_make_count (i, desk->n[i]));
  for (guint i = 0; i < RAPPORT_DESK_N_GROUPS; i++)
    {
      GtkWidget *group = rapport_desk_make_tickets (desk, i, context);

      if (group != NULL)
        gtk_box_append (GTK_BOX (self->groups), group);
    }
  show_side (self, desk);
  if (desk->n[RAPPORT_DESK_COUNT_OPEN] == 0)
    rapport_placeholder_show (self->placeholder, _("No ticket is open."), _("New _Ticket"), "win.new-ticket", FALSE);
  gtk_stack_set_visible_child_name (self->stack, desk->n[RAPPORT_DESK_COUNT_OPEN] > 0 ? "desk" : "empty");
  /* what had the keyboard may be done with: then it is where the page begins */
  if (focused != NULL && !rapport_desk_focus (self->desk, focused))
    gtk_widget_child_focus (self->desk, GTK_DIR_TAB_FORWARD);
}

static gpointer
read_desk (RapportConnection  *connection,
           gpointer            data,
           GError            **error)
{
  const Question *question = data;

  return rapport_service_desk_load (connection, question->now, question->zone, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportServiceDesk) desk = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);
  RapportDeskPage *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  rapport_book_forget (&self->question);
  if (desk != NULL)
    {
      show_desk (self, desk);
      return;
    }
  rapport_placeholder_show (self->placeholder, error->message, NULL, NULL, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* While nobody looks, nothing is read; it is when somebody does. */
static void
reload (RapportDeskPage *self)
{
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));
  Question *question;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  question = g_new0 (Question, 1);
  question->now = rapport_context_get_now (context);
  question->zone = g_time_zone_ref (rapport_context_get_zone (context));
  rapport_book_read_async (rapport_context_get_book (context), &self->question, read_desk, question, question_free,
                           (GDestroyNotify) rapport_service_desk_free, loaded_cb, self);
}

static void
show_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *condition)
{
  rapport_context_show_filtered (rapport_page_get_context (RAPPORT_PAGE (widget)), "tickets",
                                 g_variant_get_string (condition, NULL));
}

static void
hand_over_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  gint64 member, deputy;

  g_variant_get (parameter, RAPPORT_DESK_MEMBER_AND_DEPUTY, &member, &deputy);
  rapport_hand_over_ask_away (rapport_page_get_context (RAPPORT_PAGE (widget)), member, deputy);
}

static void
print_clicked_cb (RapportDeskPage *self)
{
  rapport_print_dialog_show_form (rapport_page_get_context (RAPPORT_PAGE (self)), TICKET_MONITOR, NULL, 0);
}

static void
add_tools (RapportDeskPage *self)
{
  GtkWidget *print = gtk_button_new_from_icon_name ("document-print-symbolic");

  gtk_widget_set_tooltip_text (print, _("Print the Ticket Monitor (F4)"));
  rapport_control_name_set (print, _("Print the Ticket Monitor (F4)"));
  g_signal_connect_object (print, "clicked", G_CALLBACK (print_clicked_cb), self, G_CONNECT_SWAPPED);
  rapport_page_set_tools (RAPPORT_PAGE (self), NULL, print);
}

static gboolean
rapport_desk_page_create (RapportPage *page)
{
  rapport_ticket_dialog_show (rapport_page_get_context (page), 0);
  return TRUE;
}

static void
rapport_desk_page_constructed (GObject *object)
{
  RapportDeskPage *self = RAPPORT_DESK_PAGE (object);
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));

  G_OBJECT_CLASS (rapport_desk_page_parent_class)->constructed (object);

  add_tools (self);
  rapport_placeholder_show (self->placeholder, _("Reading the tickets…"), NULL, NULL, TRUE);
  g_signal_connect (self, "map", G_CALLBACK (reload), NULL);
  g_signal_connect_object (context, "ticked", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "rules-changed", G_CALLBACK (rapport_page_reload_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (rapport_page_reload_soon), self,
                           G_CONNECT_SWAPPED);
}

static void
rapport_desk_page_dispose (GObject *object)
{
  RapportDeskPage *self = RAPPORT_DESK_PAGE (object);

  rapport_book_forget (&self->question);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_DESK_PAGE);

  G_OBJECT_CLASS (rapport_desk_page_parent_class)->dispose (object);
}

static gboolean
rapport_desk_page_reload (RapportPage *page)
{
  reload (RAPPORT_DESK_PAGE (page));
  return TRUE;
}

static void
rapport_desk_page_class_init (RapportDeskPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = rapport_desk_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = rapport_desk_page_dispose;
  RAPPORT_PAGE_CLASS (klass)->reload = rapport_desk_page_reload;
  RAPPORT_PAGE_CLASS (klass)->create = rapport_desk_page_create;

  g_type_ensure (RAPPORT_TYPE_PLACEHOLDER);
  gtk_widget_class_install_action (widget_class, RAPPORT_DESK_SHOW, "s", show_cb);
  gtk_widget_class_install_action (widget_class, RAPPORT_DESK_HAND_OVER, RAPPORT_DESK_MEMBER_AND_DEPUTY, hand_over_cb);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-desk-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportDeskPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RapportDeskPage, placeholder);
  gtk_widget_class_bind_template_child (widget_class, RapportDeskPage, desk);
  gtk_widget_class_bind_template_child (widget_class, RapportDeskPage, counts);
  gtk_widget_class_bind_template_child (widget_class, RapportDeskPage, groups);
  gtk_widget_class_bind_template_child (widget_class, RapportDeskPage, side);
}

static void
rapport_desk_page_init (RapportDeskPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
