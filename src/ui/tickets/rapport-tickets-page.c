/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-edit.h"
#include "rapport-filter-bar.h"
#include "rapport-hidden-note.h"
#include "rapport-list-feed.h"
#include "rapport-list-tools.h"
#include "rapport-run.h"
#include "rapport-split.h"
#include "rapport-ticket-detail.h"
#include "rapport-ticket-dialog.h"
#include "rapport-ticket.h"
#include "rapport-tickets-page.h"
#include "rapport-ui.h"

#define NAME "tickets"

/** RapportTicketsPage: which clock runs out first? */
struct _RapportTicketsPage
{
  RapportPage          parent_instance;

  RapportSplit        *split;
  RapportFilterBar    *filter;
  RapportHiddenNote   *hidden;
  RapportList         *list;
  GtkLabel            *count;
  RapportTicketDetail *detail;

  RapportListTools    *tools;
  RapportListFeed     *feed;
};

G_DEFINE_FINAL_TYPE (RapportTicketsPage, rapport_tickets_page, RAPPORT_TYPE_PAGE)

static gboolean
is_narrowed (RapportTicketsPage *self)
{
  return *rapport_list_tools_get_text (self->tools) != '\0' || rapport_filter_bar_is_active (self->filter);
}

static void
update_count (RapportTicketsPage *self)
{
  const guint n = rapport_list_source_get_n_found (rapport_list_feed_get_source (self->feed));
  g_autofree char *text = NULL;

  if (is_narrowed (self))
    text = g_strdup_printf (ngettext ("%'u found", "%'u found", n), n);
  else if (rapport_filter_bar_get (self->filter, "closed") != NULL)
    text = g_strdup_printf (ngettext ("%'u ticket", "%'u tickets", n), n);
  else
    text = g_strdup_printf (ngettext ("%'u open ticket", "%'u open tickets", n), n);
  gtk_label_set_text (self->count, text);
}

static void
ask (RapportTicketsPage *self)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_tickets);

  rapport_list_query_set_text (&query->search, rapport_list_tools_get_text (self->tools));
  rapport_list_query_narrow (query, "priority", rapport_filter_bar_get (self->filter, "priority"));
  if (rapport_filter_bar_get (self->filter, "mine") != NULL)
    rapport_list_query_narrow_id (query, "owner",
                                  rapport_context_get_member (rapport_page_get_context (RAPPORT_PAGE (self))));
  if (rapport_filter_bar_get (self->filter, "closed") == NULL)
    rapport_list_query_narrow (query, "open", "yes");
  rapport_list_feed_ask (self->feed, query, is_narrowed (self));
}

static void
selection_changed_cb (RapportTicketsPage *self)
{
  if (rapport_list_get_n_selected (self->list) == 1)
    rapport_ticket_detail_show (self->detail, rapport_list_get_selected_id (self->list));
}

static void
row_activated_cb (RapportTicketsPage *self,
                  gint64              id)
{
  rapport_ticket_detail_show (self->detail, id);
  rapport_split_enter_detail (self->split);
}

static void
delete_requested_cb (RapportTicketsPage *self)
{
  guint n;
  g_autofree gint64 *ids = rapport_list_dup_selected_ids (self->list, &n);

  if (n > 0)
    rapport_run_act (rapport_page_get_context (RAPPORT_PAGE (self)),
                     rapport_delete_new (RAPPORT_TYPE_TICKET, ids, n), NULL);
}

static void
clear_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  RapportTicketsPage *self = RAPPORT_TICKETS_PAGE (widget);
  gint64 shown = rapport_ticket_detail_get_ticket (self->detail);

  rapport_filter_bar_clear (self->filter);
  rapport_list_tools_clear (self->tools);
  if (shown != 0)
    rapport_list_feed_show_id (self->feed, shown);
}

static void
add_filters (RapportTicketsPage *self)
{
  rapport_filter_bar_add_choices (self->filter, "priority", _("Priority"), _("All priorities"),
                                  rapport_priorities);
  rapport_filter_bar_add_switch (self->filter, "mine", _("_Mine only"), TRUE);
  rapport_filter_bar_add_switch (self->filter, "closed", _("Closed ones _too"), FALSE);
  rapport_filter_bar_remember (self->filter, NAME);
}

static void
describe_states (RapportTicketsPage *self)
{
  rapport_list_describe (self->list, RAPPORT_LIST_CONTENT_EMPTY, _("No ticket is open."),
                         _("New _Ticket"), "win.new-ticket");
  rapport_list_describe (self->list, RAPPORT_LIST_CONTENT_NO_RESULT, _("No ticket was found."),
                         _("_Show All Tickets"), "tickets-page.clear");
}

static void
book_changed_cb (RapportTicketsPage *self)
{
  rapport_ticket_detail_refresh (self->detail);
}

static void
rapport_tickets_page_prepare (RapportPage *page)
{
  rapport_list_feed_prepare (RAPPORT_TICKETS_PAGE (page)->feed);
}

static gboolean
rapport_tickets_page_open_thing (RapportPage *page,
                                 const char  *thing,
                                 gint64       id)
{
  RapportTicketsPage *self = RAPPORT_TICKETS_PAGE (page);

  rapport_list_feed_show_id (self->feed, id);
  rapport_ticket_detail_show (self->detail, id);
  rapport_split_set_show_detail (self->split, TRUE);
  return TRUE;
}

static gboolean
rapport_tickets_page_focus_search (RapportPage *page)
{
  return rapport_list_tools_grab_focus (RAPPORT_TICKETS_PAGE (page)->tools);
}

static gboolean
rapport_tickets_page_create (RapportPage *page)
{
  rapport_ticket_dialog_show (rapport_page_get_context (page), 0);
  return TRUE;
}

static void
rapport_tickets_page_constructed (GObject *object)
{
  RapportTicketsPage *self = RAPPORT_TICKETS_PAGE (object);
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));

  G_OBJECT_CLASS (rapport_tickets_page_parent_class)->constructed (object);

  rapport_list_set_format (self->list, rapport_context_get_format (context));
  rapport_ticket_detail_set_context (self->detail, context);
  rapport_ticket_detail_show (self->detail, 0);
  rapport_filter_bar_set_context (self->filter, context);
  add_filters (self);
  self->feed = rapport_list_feed_new (context, &rapport_list_tickets, self->list, NAME);
  rapport_hidden_note_set_feed (self->hidden, self->feed, "tickets-page.clear");
  self->tools = rapport_list_tools_new (RAPPORT_PAGE (self), _("Search Tickets"),
                                        _("Number, customer, description"));
  rapport_list_tools_add_button (self->tools, "list-add-symbolic", _("New Ticket"), "win.new-ticket");
  rapport_list_tools_set_list (self->tools, self->list);
  g_signal_connect_object (self->tools, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  describe_states (self);
  g_signal_connect_object (self->feed, "loaded", G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb),
                           self, G_CONNECT_SWAPPED);
  ask (self);
  rapport_list_feed_load_now (self->feed);
}

static void
rapport_tickets_page_dispose (GObject *object)
{
  RapportTicketsPage *self = RAPPORT_TICKETS_PAGE (object);

  g_clear_object (&self->feed);
  g_clear_object (&self->tools);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_TICKETS_PAGE);

  G_OBJECT_CLASS (rapport_tickets_page_parent_class)->dispose (object);
}

static void
rapport_tickets_page_class_init (RapportTicketsPageClass *klass)
{
  static const char * const things[] = { "ticket", NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RapportPageClass *page_class = RAPPORT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = rapport_tickets_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = rapport_tickets_page_dispose;
  page_class->prepare = rapport_tickets_page_prepare;
  page_class->things = things;
  page_class->open_thing = rapport_tickets_page_open_thing;
  page_class->focus_search = rapport_tickets_page_focus_search;
  page_class->create = rapport_tickets_page_create;

  g_type_ensure (RAPPORT_TYPE_FILTER_BAR);
  g_type_ensure (RAPPORT_TYPE_HIDDEN_NOTE);
  g_type_ensure (RAPPORT_TYPE_LIST);
  g_type_ensure (RAPPORT_TYPE_SPLIT);
  g_type_ensure (RAPPORT_TYPE_TICKET_DETAIL);
  gtk_widget_class_install_action (widget_class, "tickets-page.clear", NULL, clear_cb);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-tickets-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportTicketsPage, split);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketsPage, filter);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketsPage, hidden);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketsPage, count);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketsPage, list);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketsPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, ask);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_requested_cb);
}

static void
rapport_tickets_page_init (RapportTicketsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
