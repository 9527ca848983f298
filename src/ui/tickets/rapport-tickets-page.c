/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-join-dialog.h"
#include "rapport-ticket-detail.h"
#include "rapport-ticket-dialog.h"
#include "rapport-tickets-page.h"

struct _RapportTicketsPage
{
  RapportListPage parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportTicketsPage, rapport_tickets_page, RAPPORT_TYPE_LIST_PAGE)

static char *
count (guint    n,
       gboolean all)
{
  return all ? g_strdup_printf (ngettext ("%'u ticket", "%'u tickets", n), n)
             : g_strdup_printf (ngettext ("%'u open ticket", "%'u open tickets", n), n);
}

static const RapportListView views[] = {
  { .spec = &rapport_list_tickets,
    .label = N_("Tickets"),
    .search = N_("Search Tickets"),
    .hint = N_("Number, customer, description"),
    .count = count,
    .empty = N_("No ticket is open."),
    .empty_button = N_("New _Ticket"),
    .empty_action = "win.new-ticket",
    .not_found = N_("No ticket was found."),
    .show_all = N_("_Back to All Tickets") },
  { NULL }
};

static const RapportListTool tools[] = {
  { "list-add-symbolic", N_("New Ticket"), "win.new-ticket" },
  { NULL }
};

static GtkWidget *
rapport_tickets_page_create_detail (RapportListPage *page)
{
  GtkWidget *detail = g_object_new (RAPPORT_TYPE_TICKET_DETAIL, NULL);

  rapport_ticket_detail_set_context (RAPPORT_TICKET_DETAIL (detail), rapport_page_get_context (RAPPORT_PAGE (page)));
  return detail;
}

static void
rapport_tickets_page_show (RapportListPage *page,
                           const char      *thing,
                           gint64           id)
{
  rapport_ticket_detail_show (RAPPORT_TICKET_DETAIL (rapport_list_page_get_detail (page)), id);
}

static void
merge_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  guint n;
  g_autofree gint64 *ids = rapport_list_page_dup_selected_ids (RAPPORT_LIST_PAGE (widget), &n);

  if (n == 2)
    rapport_join_dialog_merge_both (rapport_page_get_context (RAPPORT_PAGE (widget)), ids[0], ids[1]);
}

static void
selection_changed_cb (RapportTicketsPage *self)
{
  RapportList *list = rapport_list_page_get_list (RAPPORT_LIST_PAGE (self), rapport_list_tickets.thing);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tickets.merge", rapport_list_get_n_selected (list) == 2);
}

static GMenuModel *
rapport_tickets_page_create_menu (RapportListPage *page,
                                  const char      *thing)
{
  GMenu *menu = g_menu_new ();

  g_signal_connect_object (rapport_list_page_get_list (page, thing), "selection-changed",
                           G_CALLBACK (selection_changed_cb), page, G_CONNECT_SWAPPED);
  selection_changed_cb (RAPPORT_TICKETS_PAGE (page));
  g_menu_append (menu, _("_Merge Two Tickets…"), "tickets.merge");
  return G_MENU_MODEL (menu);
}

static gboolean
rapport_tickets_page_create (RapportPage *page)
{
  rapport_ticket_dialog_show (rapport_page_get_context (page), 0);
  return TRUE;
}

static void
rapport_tickets_page_class_init (RapportTicketsPageClass *klass)
{
  static const char * const things[] = { "ticket", NULL };
  RapportPageClass *page_class = RAPPORT_PAGE_CLASS (klass);
  RapportListPageClass *list_class = RAPPORT_LIST_PAGE_CLASS (klass);

  page_class->things = things;
  page_class->create = rapport_tickets_page_create;
  list_class->views = views;
  list_class->tools = tools;
  list_class->at_once = TRUE;
  list_class->create_detail = rapport_tickets_page_create_detail;
  list_class->show = rapport_tickets_page_show;
  list_class->create_menu = rapport_tickets_page_create_menu;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "tickets.merge", NULL, merge_cb);
}

static void
rapport_tickets_page_init (RapportTicketsPage *self)
{
}
