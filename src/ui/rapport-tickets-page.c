/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-edit.h"
#include "rapport-list-feed.h"
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
  GtkDropDown         *priority;
  GtkCheckButton      *mine;
  GtkCheckButton      *closed;
  GtkLabel            *count;
  RapportList         *list;
  RapportTicketDetail *detail;

  GtkWidget           *search;
  RapportListFeed     *feed;
};

G_DEFINE_FINAL_TYPE (RapportTicketsPage, rapport_tickets_page, RAPPORT_TYPE_PAGE)

static gboolean
is_narrowed (RapportTicketsPage *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0' ||
         gtk_drop_down_get_selected (self->priority) > 0 || gtk_check_button_get_active (self->mine);
}

static void
update_count (RapportTicketsPage *self)
{
  const guint n = rapport_list_source_get_n_found (rapport_list_feed_get_source (self->feed));
  g_autofree char *text = NULL;

  if (is_narrowed (self))
    text = g_strdup_printf (ngettext ("%'u found", "%'u found", n), n);
  else if (gtk_check_button_get_active (self->closed))
    text = g_strdup_printf (ngettext ("%'u ticket", "%'u tickets", n), n);
  else
    text = g_strdup_printf (ngettext ("%'u open ticket", "%'u open tickets", n), n);
  gtk_label_set_text (self->count, text);
}

static void
ask (RapportTicketsPage *self)
{
  g_autoptr(RapportListQuery) query = NULL;
  guint priority;

  /* the template's widgets speak up before the page is complete */
  if (self->feed == NULL)
    return;
  query = rapport_list_query_new (RAPPORT_LIST_TICKETS);
  priority = gtk_drop_down_get_selected (self->priority);
  rapport_list_query_set_text (&query->search, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (priority > 0 && priority != GTK_INVALID_LIST_POSITION)
    rapport_list_query_set_text (&query->priority, rapport_priorities[priority - 1].value);
  if (gtk_check_button_get_active (self->mine))
    query->owner = rapport_context_get_member (rapport_page_get_context (RAPPORT_PAGE (self)));
  query->open_only = !gtk_check_button_get_active (self->closed);
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
  rapport_split_set_show_detail (self->split, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
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

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->priority, 0);
  gtk_check_button_set_active (self->mine, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
stop_search_cb (RapportTicketsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static GtkWidget *
make_search (RapportTicketsPage *self)
{
  GtkWidget *search = gtk_search_entry_new ();

  g_object_set (search, "placeholder-text", _("Number, customer, description"), "width-chars", 34,
                "search-delay", 0, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search Tickets"), -1);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (search), GTK_WIDGET (self->list));
  g_signal_connect_object (search, "search-changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "stop-search", G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  return search;
}

static GtkWidget *
make_end (RapportTicketsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");
  GtkWidget *view = gtk_menu_button_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.new-ticket");
  gtk_widget_set_tooltip_text (add, _("New Ticket"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("New Ticket"), -1);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (view), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (view), rapport_list_get_view_menu (self->list));
  gtk_widget_insert_action_group (view, "view", rapport_list_get_view_actions (self->list));
  gtk_widget_set_tooltip_text (view, _("Sort and Columns"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Sort and Columns"), -1);
  gtk_box_append (GTK_BOX (box), add);
  gtk_box_append (GTK_BOX (box), view);
  return box;
}

static void
fill_priorities (RapportTicketsPage *self)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _("All priorities"));
  for (const RapportChoice *choice = rapport_priorities; choice->value != NULL; choice++)
    gtk_string_list_append (list, g_dpgettext2 (GETTEXT_PACKAGE, "choice", choice->label));
  gtk_drop_down_set_model (self->priority, G_LIST_MODEL (list));
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

  if (!g_str_equal (thing, "ticket"))
    return FALSE;
  rapport_list_select_id (self->list, id);
  rapport_list_reveal_id (self->list, id);
  rapport_ticket_detail_show (self->detail, id);
  rapport_split_set_show_detail (self->split, TRUE);
  return TRUE;
}

static gboolean
rapport_tickets_page_focus_search (RapportPage *page)
{
  return gtk_widget_grab_focus (RAPPORT_TICKETS_PAGE (page)->search);
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
  g_autoptr(RapportFormat) format = rapport_format_new (rapport_context_get_zone (context));

  G_OBJECT_CLASS (rapport_tickets_page_parent_class)->constructed (object);

  rapport_list_set_format (self->list, format);
  fill_priorities (self);
  rapport_ticket_detail_set_context (self->detail, context);
  rapport_ticket_detail_show (self->detail, 0);
  self->search = g_object_ref_sink (make_search (self));
  self->feed = rapport_list_feed_new (context, RAPPORT_LIST_TICKETS, self->list, NAME);
  rapport_page_set_tools (RAPPORT_PAGE (self), self->search, make_end (self));
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
  g_clear_object (&self->search);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_TICKETS_PAGE);

  G_OBJECT_CLASS (rapport_tickets_page_parent_class)->dispose (object);
}

static void
rapport_tickets_page_class_init (RapportTicketsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RapportPageClass *page_class = RAPPORT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = rapport_tickets_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = rapport_tickets_page_dispose;
  page_class->prepare = rapport_tickets_page_prepare;
  page_class->open_thing = rapport_tickets_page_open_thing;
  page_class->focus_search = rapport_tickets_page_focus_search;
  page_class->create = rapport_tickets_page_create;

  g_type_ensure (RAPPORT_TYPE_LIST);
  g_type_ensure (RAPPORT_TYPE_SPLIT);
  g_type_ensure (RAPPORT_TYPE_TICKET_DETAIL);
  gtk_widget_class_install_action (widget_class, "tickets-page.clear", NULL, clear_cb);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-tickets-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportTicketsPage, split);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketsPage, priority);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketsPage, mine);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketsPage, closed);
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
