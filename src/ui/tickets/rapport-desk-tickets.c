/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-desk-parts.h"
#include "rapport-detail-row.h"
#include "rapport-policy.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

static GtkWidget *
make_cell (const char *text,
           int         width,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (width > 0)
    gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX (width, 1));
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_word (GString    *words,
          const char *word)
{
  if (word != NULL && *word != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", word);
}

/* "Solution: in 2 h"; @exactly: with the time, "in 2 h · 15:30" */
static char *
dup_deadline (const RapportDeskTicket *ticket,
              RapportContext          *context,
              gboolean                 exactly)
{
  RapportFormat *format = rapport_context_get_format (context);
  const int target = ticket->target != NULL ? rapport_sla_target_find (ticket->target) : -1;
  const gint64 now = rapport_context_get_now (context);
  g_autofree char *when = NULL;

  if (ticket->due == RAPPORT_UNSET || target < 0)
    return g_strdup ("");
  when = exactly ? rapport_format_deadline (format, ticket->due, now)
                 : rapport_format_remaining (format, ticket->due, now);
  return g_strdup_printf (_("%s: %s"), rapport_sla_target_get_label (target), when);
}

/* what else is to be known of it: the second line, where there is something */
static char *
dup_state (const RapportDeskTicket *ticket,
           RapportContext          *context)
{
  GString *words = g_string_new (NULL);
  g_autofree char *date = NULL;
  g_autofree char *line = NULL;

  if (ticket->is_unanswered)
    add_word (words, C_("desk", "Unanswered"));
  if (g_strcmp0 (ticket->status, "waiting") == 0)
    {
      line = ticket->waiting_for != NULL ? g_strdup_printf (_("Waiting for: %s"), ticket->waiting_for)
                                         : g_strdup (C_("choice", "Waiting for the customer"));
      add_word (words, line);
    }
  if (ticket->escalated_to != NULL)
    {
      /* translators: %s is a team member or a department */
      g_autofree char *escalated = g_strdup_printf (_("Escalated to %s"), ticket->escalated_to);

      add_word (words, escalated);
    }
  if (ticket->new_date.day != 0)
    {
      g_autofree char *day = rapport_format_moment (rapport_context_get_format (context), &ticket->new_date);

      /* translators: %s is a date that a customer was promised instead of the first one */
      date = g_strdup_printf (_("New date: %s"), day);
      add_word (words, date);
    }
  return g_string_free (words, FALSE);
}

static GtkWidget *
make_line (const RapportDeskTicket *ticket,
           const char              *deadline)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *what = make_cell (ticket->description, 0, "dim-label");

  gtk_widget_set_hexpand (what, TRUE);
  gtk_box_append (GTK_BOX (line), make_cell (ticket->priority, 3, "heading"));
  gtk_box_append (GTK_BOX (line), make_cell (ticket->number, 9, NULL));
  gtk_box_append (GTK_BOX (line), make_cell (ticket->customer, 14, NULL));
  gtk_box_append (GTK_BOX (line), what);
  gtk_box_append (GTK_BOX (line), make_cell (deadline, 28, ticket->is_late ? "late" : NULL));
  gtk_box_append (GTK_BOX (line), make_cell (ticket->owner != NULL ? ticket->owner : C_("desk", "Nobody’s"), 8,
                                             ticket->owner != NULL ? NULL : "dim-label"));
  return line;
}

static GtkWidget *
make_row (const RapportDeskTicket *ticket,
          RapportContext          *context)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *shown = dup_deadline (ticket, context, FALSE);
  g_autofree char *deadline = dup_deadline (ticket, context, TRUE);
  g_autofree char *state = dup_state (ticket, context);
  g_autofree char *name =
    g_strjoin (", ", ticket->priority, ticket->number != NULL ? ticket->number : "",
               ticket->customer != NULL ? ticket->customer : "",
               rapport_choice_label (rapport_ticket_statuses, ticket->status), deadline, state,
               ticket->owner != NULL ? ticket->owner : C_("desk", "Nobody’s"),
               ticket->description, NULL);

  gtk_box_append (GTK_BOX (box), make_line (ticket, shown));
  if (*state != '\0')
    gtk_box_append (GTK_BOX (box), make_cell (state, 0, "caption"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  rapport_desk_set_key (row, "ticket", ticket->id);
  g_object_set_data_full (G_OBJECT (row), "ticket", g_memdup2 (&ticket->id, sizeof ticket->id), g_free);
  return row;
}

static void
row_activated_cb (RapportContext *context,
                  GtkListBoxRow  *row)
{
  const char *thing;
  gint64 id;

  if (RAPPORT_IS_DETAIL_ROW (row))
    rapport_detail_row_get_thing (RAPPORT_DETAIL_ROW (row), &thing, &id);
  else
    id = *(gint64 *) g_object_get_data (G_OBJECT (row), "ticket");
  rapport_context_open_thing (context, rapport_ticket_info.name, id);
}

static GtkWidget *
make_list (const char     *words,
           RapportContext *context)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "frame-list");
  gtk_widget_add_css_class (list, "desk-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), context, G_CONNECT_SWAPPED);
  return list;
}

static const struct
{
  const char *title;
  const char *condition;
} groups[RAPPORT_DESK_N_GROUPS] = {
  [RAPPORT_DESK_FIRST] = { N_("P1 and P2"), "open:yes priority:P1,P2 -status:solved" },
  [RAPPORT_DESK_LATE] = { N_("Others Over Time"), "open:yes next:overdue -priority:P1,P2" },
  [RAPPORT_DESK_SOON] = { N_("Others Soon Over Time"), "open:yes soon:yes -priority:P1,P2" },
  [RAPPORT_DESK_UNANSWERED] = { N_("Others Unanswered"), "open:yes unanswered:yes -priority:P1,P2" },
  [RAPPORT_DESK_WAITING] = { N_("Others Waiting for the Customer"), "open:yes waiting:yes -priority:P1,P2" },
};

static GtkWidget *
make_rest (guint       rest,
           const char *condition)
{
  g_autofree char *text = g_strdup_printf (ngettext ("and %'u more", "and %'u more", rest), rest);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", condition);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), RAPPORT_DESK_SHOW);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

/** rapport_desk_make_tickets: Returns: (transfer floating) (nullable): the tickets of @group, NULL for none */
GtkWidget *
rapport_desk_make_tickets (const RapportServiceDesk *desk,
                           RapportDeskGroup          group,
                           RapportContext           *context)
{
  const char *title = gettext (groups[group].title);
  const guint n = desk->n_in_group[group];
  GtkWidget *box, *list;
  guint n_shown = 0;

  if (n == 0)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), rapport_desk_make_heading (title, n));
  list = make_list (title, context);
  for (guint i = 0; i < desk->tickets->len; i++)
    {
      const RapportDeskTicket *ticket = g_ptr_array_index (desk->tickets, i);

      if (ticket->group != group)
        continue;
      gtk_list_box_append (GTK_LIST_BOX (list), make_row (ticket, context));
      n_shown++;
    }
  gtk_box_append (GTK_BOX (box), list);
  if (n > n_shown)
    gtk_box_append (GTK_BOX (box), make_rest (n - n_shown, groups[group].condition));
  return box;
}

/** rapport_desk_make_exceptions: Returns: (transfer floating) (nullable): this week's exceptions, NULL for none */
GtkWidget *
rapport_desk_make_exceptions (const RapportServiceDesk *desk,
                              RapportContext           *context)
{
  RapportFormat *format = rapport_context_get_format (context);
  GtkWidget *list;

  if (desk->n_exceptions == 0)
    return NULL;
  list = make_list (_("Exceptions of this week"), context);
  for (guint i = 0; i < desk->exceptions->len; i++)
    {
      const RapportDeskException *exception = g_ptr_array_index (desk->exceptions, i);
      g_autofree char *title = g_strdup_printf ("%s · %s", exception->number != NULL ? exception->number : "",
                                                exception->customer != NULL ? exception->customer : "");
      g_autofree char *day =
        exception->new_date.day != 0 ? rapport_format_moment (format, &exception->new_date) : NULL;
      g_autofree char *date = day != NULL ? g_strdup_printf (_("New date: %s"), day) : NULL;
      g_autofree char *when = rapport_format_instant (format, exception->at);
      g_autoptr(GString) subtitle = g_string_new (NULL);
      GtkWidget *row;

      add_word (subtitle, when);
      if (exception->kind != NULL)
        add_word (subtitle, rapport_choice_label (rapport_exception_kinds, exception->kind));
      add_word (subtitle, date);
      row = rapport_detail_row_new (NULL, title, subtitle->str, exception->cause);
      rapport_detail_row_set_thing (RAPPORT_DETAIL_ROW (row), rapport_ticket_info.name, exception->ticket);
      rapport_desk_set_key (row, "exception", exception->ticket);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  return list;
}
